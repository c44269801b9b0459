package diptych.tensor.engine;

import java.util.Arrays;

/**
 * The matrix product in plain Java, written so that the JIT compiler turns its innermost loop into
 * vector instructions by itself.
 *
 * <p>It does so for {@code c[j] = fma(x, b[j], c[j])} as long as every array is read at the loop's
 * own index, without an offset. So the rows of B are copied into arrays of their own, a block of at
 * most {@value #DEPTH} rows and {@value #WIDTH} columns at a time, and the two rows of the output
 * that are being summed are kept in arrays of their own as well. Four steps over k and two rows at
 * once make eight multiply-adds of the six numbers that are fetched for them.
 */
final class ScalarProduct {
  private static final int DEPTH = 128;
  private static final int WIDTH = 512;

  /** Below this many multiply-adds a second thread costs more than it brings. */
  private static final int SHARED = 100_000;

  private final Product p;
  private final float[][] rows;

  private int firstColumn;
  private int width;
  private int firstInner;
  private int depth;

  ScalarProduct(Product product) {
    p = product;
    rows = Scratch.ofThread().rows(DEPTH, Math.min(WIDTH, product.n()));
  }

  void run() {
    for (firstColumn = 0; firstColumn < p.n(); firstColumn += WIDTH) {
      width = Math.min(WIDTH, p.n() - firstColumn);
      firstInner = 0;
      do {
        depth = Math.min(DEPTH, p.k() - firstInner);
        copyBlockOfB();
        boolean alone = (long) p.m() * width * depth < SHARED;
        Workers.share(p.m(), alone ? Math.max(1, p.m()) : 2, this::multiplyRows);
        firstInner += DEPTH;
      } while (firstInner < p.k());
    }
  }

  private void copyBlockOfB() {
    for (int k = 0; k < depth; k++) {
      int from = (firstInner + k) * p.bInner() + firstColumn * p.bColumn();
      if (p.bColumn() == 1) {
        System.arraycopy(p.b(), from, rows[k], 0, width);
      } else {
        float[] row = rows[k];
        for (int j = 0; j < width; j++) {
          row[j] = p.b()[from + j * p.bColumn()];
        }
      }
    }
  }

  private void multiplyRows(int from, int to) {
    var scratch = Scratch.ofThread();
    float[] c = scratch.array(Scratch.OUTPUT, WIDTH);
    float[] d = scratch.array(Scratch.LEFT, WIDTH);
    for (int i = from; i < to; i += 2) {
      int second = Math.min(i + 1, to - 1); // the last row of an odd number is computed twice
      load(i, c);
      load(second, d);
      int at = i * p.aRow() + firstInner * p.aInner();
      int row = (second - i) * p.aRow();
      int k = addFours(p.a(), at, row, p.aInner(), rows, depth, c, d, width);
      for (; k < depth; k++) {
        add(p.a()[at + k * p.aInner()], rows[k], c, width);
        add(p.a()[at + k * p.aInner() + row], rows[k], d, width);
      }
      store(second, d);
      store(i, c);
    }
  }

  private static int addFours(
      float[] a,
      int at,
      int row,
      int inner,
      float[][] rows,
      int depth,
      float[] c,
      float[] d,
      int width) {
    int k = 0;
    for (; k + 4 <= depth; k += 4) {
      addFour(a, at + k * inner, row, inner, rows, k, c, d, width);
    }
    return k;
  }

  /** The numbers from which row i of the block goes on: the start, or what earlier blocks left. */
  private void load(int i, float[] c) {
    if (firstInner > 0) {
      System.arraycopy(p.out(), i * p.n() + firstColumn, c, 0, width);
    } else if (p.start() == null) {
      Arrays.fill(c, 0, width, 0);
    } else {
      System.arraycopy(p.start(), i * p.startRow() + firstColumn, c, 0, width);
    }
  }

  private void store(int i, float[] c) {
    System.arraycopy(c, 0, p.out(), i * p.n() + firstColumn, width);
  }

  private static void add(float x, float[] b, float[] c, int width) {
    for (int j = 0; j < width; j++) {
      c[j] = Math.fma(x, b[j], c[j]);
    }
  }

  /** Four steps over k for two rows. */
  private static void addFour(
      float[] a,
      int at,
      int row,
      int inner,
      float[][] rows,
      int k,
      float[] c,
      float[] d,
      int width) {
    float c0 = a[at];
    float c1 = a[at + inner];
    float c2 = a[at + 2 * inner];
    float c3 = a[at + 3 * inner];
    float d0 = a[at + row];
    float d1 = a[at + row + inner];
    float d2 = a[at + row + 2 * inner];
    float d3 = a[at + row + 3 * inner];
    float[] b0 = rows[k];
    float[] b1 = rows[k + 1];
    float[] b2 = rows[k + 2];
    float[] b3 = rows[k + 3];
    for (int j = 0; j < width; j++) {
      float x0 = b0[j];
      float x1 = b1[j];
      float x2 = b2[j];
      float x3 = b3[j];
      c[j] = Math.fma(c3, x3, Math.fma(c2, x2, Math.fma(c1, x1, Math.fma(c0, x0, c[j]))));
      d[j] = Math.fma(d3, x3, Math.fma(d2, x2, Math.fma(d1, x1, Math.fma(d0, x0, d[j]))));
    }
  }
}
