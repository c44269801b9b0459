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
    @SuppressWarnings("resource") // freed with the process
    public Runnable prepare(Shape s, float[] a, float[] b) {
      openblas_nolapack.blas_set_num_threads(threads);
      var x = new FloatPointer(a);
      var y = new FloatPointer(b);
      var c = new FloatPointer((long) s.m() * s.n());
      return () ->
          openblas_nolapack.cblas_sgemm(
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

  /** Intel's library on memory outside the Java heap. */
  record Mkl(int threads) implements Multiplier {
    @Override
    @SuppressWarnings("resource") // freed with the process
    public Runnable prepare(Shape s, float[] a, float[] b) {
      mkl_rt.MKL_Set_Num_Threads(threads);
      var x = new FloatPointer(a);
      var y = new FloatPointer(b);
      var c = new FloatPointer((long) s.m() * s.n());
      return () ->
          mkl_rt.cblas_sgemm(
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
}
