package diptych.score;

import diptych.tensor.Reductions;
import diptych.tensor.Tensor;

/** How far reconstructions are from their samples. */
public final class Distortion {
  private Distortion() {}

  /**
   * The mean squared error of reconstructions (n, d) of samples (n, d): the mean of (x̂ − x)² over
   * all n·d numbers.
   *
   * @throws IllegalArgumentException if the shapes differ or there is nothing to compare
   */
  public static double mse(Tensor reconstructions, Tensor x) {
    if (x.size() == 0) {
      throw new IllegalArgumentException("there is no error of nothing: got " + x.shape());
    }
    return Reductions.sumOfSquaredDifferences(reconstructions, x) / x.size();
  }

  /**
   * The peak signal-to-noise ratio of pixels from 0 to 1, in decibels: 10·log₁₀(1 / MSE). Infinite
   * for an error of 0; 10 dB more mean a tenth of the error.
   *
   * @throws IllegalArgumentException if the error is negative or NaN
   */
  public static double psnr(double mse) {
    if (!(mse >= 0)) {
      throw new IllegalArgumentException("a mean squared error is 0 or more, got " + mse);
    }
    return -10 * Math.log10(mse);
  }
}
