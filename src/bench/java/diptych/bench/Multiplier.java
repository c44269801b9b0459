package diptych.bench;

import java.util.function.IntFunction;

/** A library that multiplies matrices. */
@FunctionalInterface
interface Multiplier {

  /** A call that computes the product of the shape's two matrices, given row after row. */
  Runnable prepare(Shape shape, float[] a, float[] b);

  /** Which factor is stored transposed. */
  enum Form {
    /** A · B. */
    NN,
    /** Aᵀ · B. */
    TN,
    /** A · Bᵀ. */
    NT
  }

  /** A product (m, k) · (k, n). */
  record Shape(int m, int k, int n, Form form) {
    /** Such as {@code 128x784x128 NN}, as a parameter of {@link ProductBenchmark}. */
    static Shape of(String text) {
      String[] parts = text.split("[x ]");
      return new Shape(
          Integer.parseInt(parts[0]),
          Integer.parseInt(parts[1]),
          Integer.parseInt(parts[2]),
          Form.valueOf(parts[3]));
    }

    boolean aTransposed() {
      return form == Form.TN;
    }

    boolean bTransposed() {
      return form == Form.NT;
    }

    /** Numbers in a row of A as it is stored. */
    int aColumns() {
      return aTransposed() ? m : k;
    }

    /** Numbers in a row of B as it is stored. */
    int bColumns() {
      return bTransposed() ? k : n;
    }
  }

  /** The libraries, each made for a number of threads. */
  enum Library {
    DIPTYCH("Diptych", threads -> new DiptychMultiplier()),
    OPENBLAS_ARRAYS("OpenBLAS, Java arrays", threads -> new BlasMultiplier.OpenBlasArrays(threads)),
    OPENBLAS("OpenBLAS, direct buffers", threads -> new BlasMultiplier.OpenBlas(threads)),
    MKL("MKL, direct buffers", threads -> new BlasMultiplier.Mkl(threads)),
    ND4J("ND4J", Nd4jMultiplier::new);

    final String title;
    private final IntFunction<Multiplier> maker;

    Library(String title, IntFunction<Multiplier> maker) {
      this.title = title;
      this.maker = maker;
    }

    Multiplier multiplier(int threads) {
      return maker.apply(threads);
    }
  }
}
