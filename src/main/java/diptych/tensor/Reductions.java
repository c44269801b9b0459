package diptych.tensor;

/**
 * Sums with one fixed order, on every engine and number of threads.
 *
 * <p>Sums over all numbers cut the row-major numbers into blocks of 4096. In a block, number j is
 * added to lane j mod 64, in ascending order and float32; the lanes are folded in halves (lane i
 * takes lane i + 32, then i + 16, 8, 4, 2, 1); and the blocks are added in ascending order in
 * float64. A vector engine can hold the 64 lanes in registers of any width, threads can share the
 * blocks, and short sums keep the rounding error small.
 *
 * <p>Sums over the rows add the rows in ascending order in float32, each column by itself.
 */
public final class Reductions {
  static final int BLOCK = 4096;
  static final int LANES = 64;

  private Reductions() {}

  /** The sum of all numbers; 0 for an empty tensor. */
  public static double sum(Tensor x) {
    return sumBlocks(x, x, (a, b, lane) -> lane + a);
  }

  /** The sum of the squares of all numbers. */
  public static double sumOfSquares(Tensor x) {
    return sumBlocks(x, x, (a, b, lane) -> Math.fma(a, a, lane));
  }

  /** The sum of x · y over all numbers of two tensors of one shape. */
  public static double sumOfProducts(Tensor x, Tensor y) {
    Shapes.requireSame("sumOfProducts", x, y);
    return sumBlocks(x, y, Math::fma);
  }

  /** The sum of (x − y)² over all numbers of two tensors of one shape. */
  public static double sumOfSquaredDifferences(Tensor x, Tensor y) {
    Shapes.requireSame("sumOfSquaredDifferences", x, y);
    return sumBlocks(x, y, (a, b, lane) -> Math.fma(a - b, a - b, lane));
  }

  /** out += the sums over the rows of x, for out (1, c). */
  public static void addColumnSums(Tensor x, Tensor out) {
    Shapes.requireShape("addColumnSums: the sums", out, 1, x.columns());
    float[] from = x.array();
    float[] to = out.array();
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < to.length; j++) {
        to[j] += from[i * to.length + j];
      }
    }
  }

  private interface Step {
    float of(float a, float b, float lane);
  }

  private static double sumBlocks(Tensor x, Tensor y, Step step) {
    double total = 0;
    for (int start = 0; start < x.size(); start += BLOCK) {
      total += sumBlock(x.array(), y.array(), start, Math.min(start + BLOCK, x.size()), step);
    }
    return total;
  }

  private static float sumBlock(float[] x, float[] y, int start, int end, Step step) {
    float[] lanes = new float[LANES];
    for (int j = start; j < end; j++) {
      int lane = (j - start) % LANES;
      lanes[lane] = step.of(x[j], y[j], lanes[lane]);
    }
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int lane = 0; lane < half; lane++) {
        lanes[lane] += lanes[lane + half];
      }
    }
    return lanes[0];
  }
}
