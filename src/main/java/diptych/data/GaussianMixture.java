package diptych.data;

import diptych.tensor.Functions;
import diptych.tensor.RandomStream;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A mixture of Gaussians, each as wide in every direction: p(x) = Σₖ wₖ N(x; μₖ, σₖ² I).
 *
 * <p>A distribution that can both be sampled and written down, so that what a model has learned can
 * be held against the truth.
 */
public final class GaussianMixture {
  private static final double ROOT_OF_TWO_PI = 2.5066282746310002;

  private final double[] weights;
  private final Tensor means;
  private final double[] deviations;

  private GaussianMixture(double[] weights, Tensor means, double[] deviations) {
    this.weights = weights;
    this.means = means;
    this.deviations = deviations;
  }

  /**
   * A mixture of k Gaussians in d dimensions.
   *
   * @param weights k positive numbers; scaled so that they add up to 1
   * @param means (k, d), a row for each Gaussian
   * @param deviations the k standard deviations, positive
   * @throws IllegalArgumentException if a number is missing, not positive or not finite
   */
  public static GaussianMixture of(double[] weights, Tensor means, double[] deviations) {
    if (means.size() == 0 || weights.length != means.rows() || deviations.length != means.rows()) {
      throw new IllegalArgumentException(
          "a mixture needs a weight, a mean and a standard deviation for each Gaussian; got %d, %d, %d"
              .formatted(weights.length, means.size() == 0 ? 0 : means.rows(), deviations.length));
    }
    for (float mean : means.array()) {
      if (!Float.isFinite(mean)) {
        throw new IllegalArgumentException("the means must be finite, got " + mean);
      }
    }
    requirePositive("weight", weights);
    requirePositive("standard deviation", deviations);
    double total = DoubleStream.of(weights).sum();
    return new GaussianMixture(
        DoubleStream.of(weights).map(weight -> weight / total).toArray(),
        means.copy(),
        deviations.clone());
  }

  /** A mixture on the line: the numbers of {@link #of}, each mean a single number. */
  public static GaussianMixture onLine(double[] weights, double[] means, double[] deviations) {
    var column = Tensor.zeros(means.length, 1);
    for (int i = 0; i < means.length; i++) {
      column.set(i, 0, (float) means[i]);
    }
    return of(weights, column, deviations);
  }

  /** Two bumps on the line: 0.4 N(−1.5, 0.5²) + 0.6 N(1, 0.7²). */
  public static GaussianMixture twoBumps() {
    return onLine(new double[] {0.4, 0.6}, new double[] {-1.5, 1}, new double[] {0.5, 0.7});
  }

  /**
   * Gaussians of equal weight at equal distances on a circle around 0, the first at (radius, 0).
   */
  public static GaussianMixture ring(int modes, double radius, double deviation) {
    requireOne("ring", modes);
    var means = Tensor.zeros(modes, 2);
    for (int i = 0; i < modes; i++) {
      double angle = 2 * StrictMath.PI * i / modes;
      means.set(i, 0, (float) (radius * StrictMath.cos(angle)));
      means.set(i, 1, (float) (radius * StrictMath.sin(angle)));
    }
    return even(means, deviation);
  }

  /** Gaussians of equal weight on a grid of {@code side} × {@code side} points around 0. */
  public static GaussianMixture grid(int side, double spacing, double deviation) {
    requireOne("grid", side);
    var means = Tensor.zeros(side * side, 2);
    for (int i = 0; i < side * side; i++) {
      int column = i % side;
      int row = i / side;
      means.set(i, 0, (float) (spacing * (column - (side - 1) / 2.0)));
      means.set(i, 1, (float) (spacing * (row - (side - 1) / 2.0)));
    }
    return even(means, deviation);
  }

  private static GaussianMixture even(Tensor means, double deviation) {
    double[] ones = new double[means.rows()];
    double[] deviations = new double[means.rows()];
    Arrays.fill(ones, 1);
    Arrays.fill(deviations, deviation);
    return of(ones, means, deviations);
  }

  /** The number of Gaussians. */
  public int modes() {
    return means.rows();
  }

  /** The number of features of a sample. */
  public int dimensions() {
    return means.columns();
  }

  /** The weight of Gaussian {@code k}; the weights add up to 1. */
  public double weight(int k) {
    return weights[k];
  }

  /** The means, (modes, dimensions), copied. */
  public Tensor means() {
    return means.copy();
  }

  /** The standard deviation of Gaussian {@code k}. */
  public double deviation(int k) {
    return deviations[k];
  }

  /** {@code n} samples: (n, dimensions). */
  public Tensor sample(int n, Seed seed) {
    RandomStream random = seed.stream();
    var samples = Tensor.zeros(n, dimensions());
    for (int i = 0; i < n; i++) {
      int k = choose(random.nextUniform());
      for (int j = 0; j < dimensions(); j++) {
        samples.set(i, j, Math.fma(random.nextNormal(), (float) deviations[k], means.get(k, j)));
      }
    }
    return samples;
  }

  private int choose(double ticket) {
    int k = 0;
    while (k < weights.length - 1 && ticket >= weights[k]) {
      ticket -= weights[k];
      k++;
    }
    return k;
  }

  /**
   * The density at one point.
   *
   * @throws IllegalArgumentException if the point has not as many coordinates as a sample
   */
  public float density(double... point) {
    if (point.length != dimensions()) {
      throw new IllegalArgumentException(
          "density: needs %d coordinates, got %d".formatted(dimensions(), point.length));
    }
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      double square = 0;
      double peak = weights[k];
      for (int j = 0; j < point.length; j++) {
        double away = (point[j] - means.get(k, j)) / deviations[k];
        square += away * away;
        peak /= deviations[k] * ROOT_OF_TWO_PI;
      }
      sum += peak * Functions.exp((float) (-square / 2));
    }
    return (float) sum;
  }

  /** The density at each row of {@code points}, (n, dimensions): an (n, 1) tensor. */
  public Tensor density(Tensor points) {
    var result = Tensor.zeros(points.rows(), 1);
    for (int i = 0; i < points.rows(); i++) {
      float[] row = points.row(i).array();
      result.set(i, 0, density(IntStream.range(0, row.length).mapToDouble(j -> row[j]).toArray()));
    }
    return result;
  }

  private static void requireOne(String what, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a " + what + " needs at least one Gaussian, got " + size);
    }
  }

  private static void requirePositive(String what, double[] values) {
    for (double value : values) {
      if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a " + what + " must be positive, got " + value);
      }
    }
  }

  /** Short, for a cell: {@code mixture of 8 Gaussians in 2 dimensions}. */
  @Override
  public String toString() {
    return "mixture of %d Gaussians in %d dimension%s"
        .formatted(modes(), dimensions(), dimensions() == 1 ? "" : "s");
  }
}
