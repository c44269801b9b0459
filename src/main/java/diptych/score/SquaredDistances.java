package diptych.score;

import diptych.tensor.Products;
import diptych.tensor.Tensor;
import java.util.Arrays;

/**
 * All squared Euclidean distances from the rows of one tensor to the rows of another, by a matrix
 * product: ‖x − y‖² = ‖x‖² + ‖y‖² − 2·x·y.
 *
 * <p>The products are float32, the rest float64. Both tensors are first shifted by the mean of the
 * second, so that little is lost where the two lie far from zero.
 */
final class SquaredDistances {
  /** Rows whose distances are in memory at once. */
  private static final int BLOCK = 256;

  private SquaredDistances() {}

  /** Somebody to be told of each row's distances. */
  @FunctionalInterface
  interface Visitor {
    /** Takes row i of x: its squared distance to each row of y, in an array used again later. */
    void visit(int i, double[] squares);
  }

  /**
   * Visits the rows of x (n, d) in their order.
   *
   * @param what the score that asks, for the error
   * @throws IllegalArgumentException if a tensor has no row, or their numbers of columns differ
   */
  static void visit(String what, Tensor x, Tensor y, Visitor visitor) {
    if (x.rows() == 0 || y.rows() == 0 || x.columns() != y.columns()) {
      throw new IllegalArgumentException(
          "%s needs at least one sample of a kind and as many features, got %s and %s"
              .formatted(what, x.shape(), y.shape()));
    }
    var centre = y.columnMeans();
    var others = y.minus(centre);
    double[] otherNorms = squaredNorms(others);
    double[] squares = new double[y.rows()];
    for (int from = 0; from < x.rows(); from += BLOCK) {
      var block = x.rows(from, Math.min(x.rows(), from + BLOCK)).minus(centre);
      double[] norms = squaredNorms(block);
      var products = Tensor.zeros(block.rows(), y.rows());
      Products.addMatmulTransposed(block, others, products);
      for (int i = 0; i < block.rows(); i++) {
        for (int j = 0; j < squares.length; j++) {
          double square = norms[i] + otherNorms[j] - 2.0 * products.array()[i * squares.length + j];
          // equal rows can come out a little below 0
          squares[j] = Math.max(0, square);
        }
        visitor.visit(from + i, squares);
      }
    }
  }

  private static double[] squaredNorms(Tensor x) {
    double[] norms = new double[x.rows()];
    Arrays.setAll(norms, i -> sumOfSquares(x.array(), i * x.columns(), x.columns()));
    return norms;
  }

  private static double sumOfSquares(float[] values, int from, int count) {
    double sum = 0;
    for (int j = from; j < from + count; j++) {
      sum += (double) values[j] * values[j];
    }
    return sum;
  }
}
