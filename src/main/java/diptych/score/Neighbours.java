package diptych.score;

import diptych.tensor.Tensor;
import java.util.Arrays;

/**
 * The nearest training sample of each of some samples, by Euclidean distance: what stands beside
 * generated images to show whether they are copies.
 */
public final class Neighbours {
  private final int[] indices;
  private final double[] distances;

  private Neighbours(int[] indices, double[] distances) {
    this.indices = indices;
    this.distances = distances;
  }

  /**
   * Finds them all, by comparing each with each.
   *
   * @param samples (n, d)
   * @param training (m, d)
   * @throws IllegalArgumentException if a tensor has no row, or their numbers of columns differ
   */
  public static Neighbours of(Tensor samples, Tensor training) {
    int[] indices = new int[samples.rows()];
    SquaredDistances.visit(
        "a search for neighbours",
        samples,
        training,
        (i, squares) -> indices[i] = smallest(squares));
    double[] distances = new double[indices.length];
    // once more from the differences: equal samples are at distance 0, not at a rounding error
    Arrays.setAll(distances, i -> distance(samples, i, training, indices[i]));
    return new Neighbours(indices, distances);
  }

  private static int smallest(double[] squares) {
    int best = 0;
    for (int j = 1; j < squares.length; j++) {
      if (squares[j] < squares[best]) {
        best = j;
      }
    }
    return best;
  }

  private static double distance(Tensor x, int i, Tensor y, int j) {
    int columns = x.columns();
    double squares = 0;
    for (int k = 0; k < columns; k++) {
      double away = (double) x.array()[i * columns + k] - y.array()[j * columns + k];
      squares += away * away;
    }
    return Math.sqrt(squares);
  }

  /** The row of the nearest training sample of each sample: {@code training.take(indices())}. */
  public int[] indices() {
    return indices.clone();
  }

  /** The Euclidean distance of each sample to its nearest training sample. */
  public double[] distances() {
    return distances.clone();
  }
}
