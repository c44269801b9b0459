package diptych.bench;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.mkl.global.mkl_rt;
import org.bytedeco.openblas.global.openblas_nolapack;

/** The BLAS libraries, by bytedeco's bindings: sgemm. */
final class BlasMultiplier {
  private static final int ROWS = openblas_nolapack.CblasRowMajor;
  private static final int PLAIN = openblas_nolapack.CblasNoTrans;
  private static final int TRANSPOSED = openblas_nolapack.CblasTrans;

  private BlasMultiplier() {}

  private static int a(Multiplier.Shape shape) {
    return shape.aTransposed() ? TRANSPOSED : PLAIN;
  }

  private static int b(Multiplier.Shape shape) {
    return shape.bTransposed() ? TRANSPOSED : PLAIN;
  }

  /** OpenBLAS on Java arrays, which the binding copies in and out. */
  record OpenBlasArrays(int threads) implements Multiplier {
    @Override
    public Runnable prepare(Shape s, float[] a, float[] b) {
      openblas_nolapack.blas_set_num_threads(threads);
      float[] c = new float[s.m() * s.n()];
      return () ->
          openblas_nolapack.cblas_sgemm(
              ROWS,
              a(s),
              b(s),
              s.m(),
              s.n(),
              s.k(),
              1,
              a,
              s.aColumns(),
              b,
              s.bColumns(),
              0,
              c,
              s.n());
    }
  }

  /** OpenBLAS on memory outside the Java heap. */
  record OpenBlas(int threads) implements Multiplier {
    @Override
    public Runnable prepare(Shape s, float[] a, float[] b) {
      openblas_nolapack.blas_set_num_threads(threads);
      return outsideTheHeap(openblas_nolapack::cblas_sgemm, s, a, b);
    }
  }

  /** Intel's library on memory outside the Java heap. */
  record Mkl(int threads) implements Multiplier {
    @Override
    public Runnable prepare(Shape s, float[] a, float[] b) {
      mkl_rt.MKL_Set_Num_Threads(threads);
      return outsideTheHeap(mkl_rt::cblas_sgemm, s, a, b);
    }
  }

  /** What every BLAS calls sgemm: C = αA·B + βC. */
  private interface Sgemm {
    void call(
        int order,
        int formOfA,
        int formOfB,
        int m,
        int n,
        int k,
        float alpha,
        FloatPointer a,
        int columnsOfA,
        FloatPointer b,
        int columnsOfB,
        float beta,
        FloatPointer c,
        int columnsOfC);
  }

  @SuppressWarnings("resource") // freed with the process
  private static Runnable outsideTheHeap(Sgemm sgemm, Multiplier.Shape s, float[] a, float[] b) {
    var x = new FloatPointer(a);
    var y = new FloatPointer(b);
    var c = new FloatPointer((long) s.m() * s.n());
    return () ->
        sgemm.call(
            ROWS,
            a(s),
            b(s),
            s.m(),
            s.n(),
            s.k(),
            1,
            x,
            s.aColumns(),
            y,
            s.bColumns(),
            0,
            c,
            s.n());
  }
}
