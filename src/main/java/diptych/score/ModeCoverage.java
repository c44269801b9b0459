package diptych.score;

import diptych.data.GaussianMixture;
import diptych.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/**
 * How many Gaussians of a known mixture a model's samples reach, and how many samples are good,
 * counted as in VEEGAN (Srivastava et al. 2017, section 4.1): a sample is of high quality if it
 * lies within three standard deviations of the nearest mean; a mode is covered if it is the nearest
 * one of at least one sample of high quality.
 *
 * <p>The paper counts 2500 samples. Of the mixture's own samples in the plane, 1 − e^(−4.5) = 98.9
 * % are of high quality: more is no better.
 *
 * @param modes the modes covered
 * @param of how many modes there are
 * @param highQuality the share of samples of high quality, 0 to 1
 * @param evenness from 1, when all modes get as many of these samples, down to 1 / {@code of} when
 *     one gets all: e^H / {@code of} for the entropy H of their shares; 0 if there are none
 */
public record ModeCoverage(int modes, int of, double highQuality, double evenness) {

  /**
   * Counts samples (n, d).
   *
   * @throws IllegalArgumentException if there is no sample, or not as many features as the mixture
   *     has dimensions
   */
  public static ModeCoverage of(GaussianMixture mixture, Tensor samples) {
    if (samples.rows() == 0 || samples.columns() != mixture.dimensions()) {
      throw new IllegalArgumentException(
          "mode coverage needs samples of %d features, got %s"
              .formatted(mixture.dimensions(), samples.shape()));
    }
    var means = mixture.means();
    int[] counts = new int[mixture.modes()];
    for (int i = 0; i < samples.rows(); i++) {
      int nearest = 0;
      double smallest = Double.POSITIVE_INFINITY;
      for (int k = 0; k < counts.length; k++) {
        double distance = distance(samples, i, means, k);
        if (distance < smallest) {
          smallest = distance;
          nearest = k;
        }
      }
      if (smallest <= 3 * mixture.deviation(nearest)) {
        counts[nearest]++;
      }
    }
    int good = Arrays.stream(counts).sum();
    return new ModeCoverage(
        (int) Arrays.stream(counts).filter(count -> count > 0).count(),
        counts.length,
        good / (double) samples.rows(),
        good == 0 ? 0 : evenness(counts, good));
  }

  private static double distance(Tensor samples, int i, Tensor means, int k) {
    double squares = 0;
    for (int j = 0; j < samples.columns(); j++) {
      double away = samples.get(i, j) - means.get(k, j);
      squares += away * away;
    }
    return Math.sqrt(squares);
  }

  private static double evenness(int[] counts, double good) {
    double entropy = 0;
    for (int count : counts) {
      if (count > 0) {
        entropy -= count / good * StrictMath.log(count / good);
      }
    }
    return StrictMath.exp(entropy) / counts.length;
  }

  /** One line: {@code 8 of 8 modes, 97.4 % high quality, evenness 0.98}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d of %d modes, %.1f %% high quality, evenness %.2f",
        modes,
        of,
        100 * highQuality,
        evenness);
  }
}
