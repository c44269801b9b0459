package diptych.tensor.engine;

/** The product of a matrix and a single column, such as the last layer of a discriminator. */
public final class ThinProduct {
  private static final int ROWS = 8;

  private ThinProduct() {}

  /** Computes a product with one column. */
  public static void matrixVector(Product p) {
    Workers.share(p.m(), Workers.grain(ROWS, p.k()), (from, to) -> matrixVector(p, from, to));
  }

  private static void matrixVector(Product p, int from, int to) {
    int i = from;
    for (; i + ROWS <= to; i += ROWS) {
      eightRows(p.a(), i * p.aRow(), p.aRow(), p.aInner(), p.b(), p.bInner(), p.k(), p, i);
    }
    for (; i < to; i++) {
      float sum = start(p, i);
      for (int k = 0; k < p.k(); k++) {
        sum = Math.fma(p.a()[i * p.aRow() + k * p.aInner()], p.b()[k * p.bInner()], sum);
      }
      p.out()[i] = sum;
    }
  }

  private static float start(Product p, int i) {
    return p.start() == null ? 0 : p.start()[i * p.startRow()];
  }

  /**
   * Eight rows at once: each multiply-add of a sum waits for the one before, so a single sum would
   * leave the processor idle most of the time.
   */
  private static void eightRows(
      float[] a, int a0, int row, int inner, float[] b, int bInner, int depth, Product p, int i) {
    float s0 = start(p, i);
    float s1 = start(p, i + 1);
    float s2 = start(p, i + 2);
    float s3 = start(p, i + 3);
    float s4 = start(p, i + 4);
    float s5 = start(p, i + 5);
    float s6 = start(p, i + 6);
    float s7 = start(p, i + 7);
    for (int k = 0; k < depth; k++) {
      float x = b[k * bInner];
      int at = a0 + k * inner;
      s0 = Math.fma(a[at], x, s0);
      s1 = Math.fma(a[at + row], x, s1);
      s2 = Math.fma(a[at + 2 * row], x, s2);
      s3 = Math.fma(a[at + 3 * row], x, s3);
      s4 = Math.fma(a[at + 4 * row], x, s4);
      s5 = Math.fma(a[at + 5 * row], x, s5);
      s6 = Math.fma(a[at + 6 * row], x, s6);
      s7 = Math.fma(a[at + 7 * row], x, s7);
    }
    float[] out = p.out();
    out[i] = s0;
    out[i + 1] = s1;
    out[i + 2] = s2;
    out[i + 3] = s3;
    out[i + 4] = s4;
    out[i + 5] = s5;
    out[i + 6] = s6;
    out[i + 7] = s7;
  }
}
