package diptych.score;

import diptych.data.GaussianMixture;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Equal cells over a known distribution on the line or in the plane, to hold samples against the
 * truth: how many fall into each cell, and how many should.
 *
 * <p>Everything outside the grid is one more cell, the last, so that samples that went astray count
 * against their model. Divergences are in nats. Samples of the truth itself do not reach 0: their
 * {@link #floor} stands beside every score.
 */
public final class DensityGrid {
  private static final double ROOT_OF_TWO_PI = 2.5066282746310002;

  private final GaussianMixture truth;
  private final double low;
  private final double high;
  private final int bins;
  private final double[] probabilities;

  private DensityGrid(GaussianMixture truth, double low, double high, int bins) {
    this.truth = truth;
    this.low = low;
    this.high = high;
    this.bins = bins;
    probabilities = integrate();
  }

  /**
   * A grid over each coordinate from {@code low} to {@code high}.
   *
   * @param bins cells along each axis: {@code bins} on the line, bins² in the plane
   * @throws IllegalArgumentException if {@code truth} has more than two dimensions, the range is
   *     empty or there is no bin
   */
  public static DensityGrid of(GaussianMixture truth, double low, double high, int bins) {
    if (truth.dimensions() > 2) {
      throw new IllegalArgumentException(
          "a grid is for the line or the plane, not for %d dimensions"
              .formatted(truth.dimensions()));
    }
    if (!(low < high) || bins < 1 || bins > 10_000) {
      throw new IllegalArgumentException(
          "a grid needs a range and 1 to 10000 bins, got %s to %s and %d"
              .formatted(low, high, bins));
    }
    return new DensityGrid(truth, low, high, bins);
  }

  /** The true probability of each cell; the last is the outside. */
  public double[] probabilities() {
    return probabilities.clone();
  }

  /**
   * The share of samples (n, d) in each cell; the last is the outside.
   *
   * @throws IllegalArgumentException if there is no sample, or not as many features as the truth
   *     has dimensions
   */
  public double[] shares(Tensor samples) {
    if (samples.rows() == 0 || samples.columns() != truth.dimensions()) {
      throw new IllegalArgumentException(
          "the grid needs samples of %d features, got %s"
              .formatted(truth.dimensions(), samples.shape()));
    }
    double[] shares = new double[probabilities.length];
    for (int i = 0; i < samples.rows(); i++) {
      shares[cell(samples, i)] += 1.0 / samples.rows();
    }
    return shares;
  }

  private int cell(Tensor samples, int row) {
    int cell = 0;
    for (int j = 0; j < samples.columns(); j++) {
      double place = Math.floor((samples.get(row, j) - low) / width());
      if (!(place >= 0 && place < bins)) {
        return probabilities.length - 1;
      }
      cell = cell * bins + (int) place;
    }
    return cell;
  }

  /** The Jensen–Shannon divergence between samples and truth: 0 to ln 2. */
  public double js(Tensor samples) {
    return Divergence.js(shares(samples), probabilities);
  }

  /** The Kullback–Leibler divergence KL(samples ‖ truth). */
  public double kl(Tensor samples) {
    return Divergence.kl(shares(samples), probabilities);
  }

  /**
   * The sampling floor: the mean {@link #js} of ten draws of {@code n} samples from the truth
   * itself. No model can be expected below it; it is about (cells − 1) / 8n.
   */
  public double floor(int n, Seed seed) {
    return IntStream.range(0, 10)
        .mapToDouble(i -> js(truth.sample(n, seed.child(i))))
        .average()
        .orElseThrow();
  }

  /** The middle of each cell (cells, d), without the outside; the last coordinate runs first. */
  public Tensor centres() {
    int cells = probabilities.length - 1;
    int dimensions = truth.dimensions();
    var centres = Tensor.zeros(cells, dimensions);
    for (int i = 0; i < cells; i++) {
      int rest = i;
      for (int j = dimensions - 1; j >= 0; j--) {
        centres.set(i, j, (float) (low + (rest % bins + 0.5) * width()));
        rest /= bins;
      }
    }
    return centres;
  }

  /** The width of a cell. */
  public double width() {
    return (high - low) / bins;
  }

  /** Each Gaussian is a product over the axes, so its mass in a cell is a product of masses. */
  private double[] integrate() {
    int dimensions = truth.dimensions();
    int cells = dimensions == 1 ? bins : bins * bins;
    double[] result = new double[cells + 1];
    var means = truth.means();
    for (int k = 0; k < truth.modes(); k++) {
      double[] across = masses(means.get(k, 0), truth.deviation(k));
      double[] up =
          dimensions == 1 ? new double[] {1} : masses(means.get(k, 1), truth.deviation(k));
      for (int i = 0; i < cells; i++) {
        result[i] += truth.weight(k) * across[i / up.length] * up[i % up.length];
      }
    }
    result[cells] = Math.max(0, 1 - Arrays.stream(result).sum());
    double total = Arrays.stream(result).sum();
    return Arrays.stream(result).map(mass -> mass / total).toArray();
  }

  /** The mass of N(mean, deviation²) in each bin, by Simpson's rule on steps of σ/10 or less. */
  private double[] masses(double mean, double deviation) {
    double[] masses = new double[bins];
    int steps = 2 * (int) Math.max(2, Math.ceil(5 * width() / deviation));
    double step = width() / steps;
    for (int bin = 0; bin < bins; bin++) {
      double start = low + bin * width();
      if (start > mean + 9 * deviation || start + width() < mean - 9 * deviation) {
        continue;
      }
      double sum = 0;
      for (int i = 0; i <= steps; i++) {
        double away = (start + i * step - mean) / deviation;
        int factor = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
        sum += factor * StrictMath.exp(-away * away / 2);
      }
      masses[bin] = sum * step / 3 / (deviation * ROOT_OF_TWO_PI);
    }
    return masses;
  }

  /** Short, for a cell: {@code 100 bins from -5.0 to 5.0 over a mixture of 2 Gaussians …}. */
  @Override
  public String toString() {
    return "%d bins from %s to %s over a %s".formatted(bins, low, high, truth);
  }
}
