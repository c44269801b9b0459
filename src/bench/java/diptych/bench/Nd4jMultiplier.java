package diptych.bench;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J's gemm on its own arrays. */
record Nd4jMultiplier(int threads) implements Multiplier {
  @Override
  public Runnable prepare(Shape shape, float[] a, float[] b) {
    Nd4j.getExecutioner(); // loads the native code
    openblas_nolapack.blas_set_num_threads(threads);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    var x = matrix(a, shape.aColumns());
    var y = matrix(b, shape.bColumns());
    var c = Nd4j.create(new int[] {shape.m(), shape.n()}, 'f');
    return () -> Nd4j.gemm(x, y, c, shape.aTransposed(), shape.bTransposed(), 1, 0);
  }

  private static INDArray matrix(float[] numbers, int columns) {
    return Nd4j.create(numbers, new int[] {numbers.length / columns, columns});
  }
}
