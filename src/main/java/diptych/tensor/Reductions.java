package diptych.tensor;

/**
 * Sums with one fixed order, on every engine and number of threads.
 *
 * <p>Sums over all numbers add up sixteen lanes per row in float32 (number j of a row goes to lane
 * j mod 16), fold the lanes in halves (lane i takes lane i + 8, then + 4, + 2, + 1), and add the
 * rows in ascending order in float64. Sums over the rows add the rows in ascending order in
 * float32.
 */
public final class Reductions {
  private static final int LANES = 16;

  private Reductions() {}

  /** The sum of all numbers. */
  public static double sum(Tensor x) {
    return sumRows(x, x, (a, b, lane) -> lane + a);
  }

  /** The sum of the squares of all numbers. */
  public static double sumOfSquares(Tensor x) {
    return sumRows(x, x, (a, b, lane) -> Math.fma(a, a, lane));
  }

  /** The sum of (x − y)² over all numbers of two tensors of one shape. */
  public static double sumOfSquaredDifferences(Tensor x, Tensor y) {
    Shapes.requireSame("sumOfSquaredDifferences", x, y);
    return sumRows(x, y, (a, b, lane) -> Math.fma(a - b, a - b, lane));
  }

  /** out += the sums over the rows of x, for out (1, c). */
  public static void addColumnSums(Tensor x, Tensor out) {
    Shapes.requireShape("addColumnSums", out, 1, x.columns());
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.columns(); j++) {
        out.array()[j] += x.array()[i * x.columns() + j];
      }
    }
  }

  private interface Step {
    float of(float a, float b, float lane);
  }

  private static double sumRows(Tensor x, Tensor y, Step step) {
    double total = 0;
    float[] lanes = new float[LANES];
    int columns = x.columns();
    for (int i = 0; i < x.rows(); i++) {
      java.util.Arrays.fill(lanes, 0);
      for (int j = 0; j < columns; j++) {
        int at = i * columns + j;
        lanes[j % LANES] = step.of(x.array()[at], y.array()[at], lanes[j % LANES]);
      }
      for (int half = LANES / 2; half > 0; half /= 2) {
        for (int lane = 0; lane < half; lane++) {
          lanes[lane] += lanes[lane + half];
        }
      }
      total += lanes[0];
    }
    return total;
  }
}
