package diptych.score;

import diptych.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A density made of samples: the mean of normal distributions of one width σ, one around each
 * sample (Parzen 1962). The log-likelihood of real data under it is the score of the first GAN
 * paper (Goodfellow et al. 2014, section 5, after Breuleux, Bengio and Vincent 2011), where σ is
 * chosen on a validation set.
 *
 * <p>For samples s₁ … sₙ of d features: ln p(x) = ln Σᵢ exp(−‖x − sᵢ‖² / 2σ²) − ln n − ½·d·ln 2πσ²,
 * in nats.
 *
 * <p>In many dimensions the score says little about how good samples look, and samples closer to
 * averages than real ones can score above them (Theis, van den Oord and Bethge 2016, section 3.2):
 * it is here to be compared with the papers that give it.
 */
public final class ParzenWindow {
  /** Terms below e^−50 of the largest one cannot be seen in a double. */
  private static final double NEGLIGIBLE = 50;

  private final Tensor samples;
  private final double sigma;

  private ParzenWindow(Tensor samples, double sigma) {
    this.samples = samples;
    this.sigma = sigma;
  }

  /**
   * A density of a given width.
   *
   * @param samples (n, d); kept, not copied
   * @param sigma the standard deviation of each normal distribution, in every direction
   * @throws IllegalArgumentException if there is no sample or σ is not a positive number
   */
  public static ParzenWindow of(Tensor samples, double sigma) {
    if (samples.size() == 0) {
      throw new IllegalArgumentException(
          "a Parzen window needs at least one sample of one feature, got " + samples.shape());
    }
    requireWidth(sigma);
    return new ParzenWindow(samples, sigma);
  }

  /**
   * A density with the one of {@link #widths()} that makes a validation set most likely.
   *
   * @param samples (n, d); kept, not copied
   * @param validation (m, d): real samples that neither the model nor the test has
   * @throws IllegalArgumentException if a tensor is empty, or their numbers of features differ
   */
  public static ParzenWindow fit(Tensor samples, Tensor validation) {
    return fit(samples, validation, widths());
  }

  /**
   * A density with the one of the given widths that makes a validation set most likely.
   *
   * @throws IllegalArgumentException if a tensor is empty, their numbers of features differ, or a
   *     width is not a positive number
   */
  public static ParzenWindow fit(Tensor samples, Tensor validation, double... sigmas) {
    Arrays.stream(sigmas).forEach(ParzenWindow::requireWidth);
    double[][] logs = logDensities(samples, validation, sigmas);
    int best =
        IntStream.range(0, sigmas.length)
            .reduce((a, b) -> mean(logs[b]) > mean(logs[a]) ? b : a)
            .orElseThrow(() -> new IllegalArgumentException("there is no width to choose from"));
    return of(samples, sigmas[best]);
  }

  /** The widths of the 2014 protocol: ten from 0.1 to 1, each 10^(1/9) times the one before. */
  public static double[] widths() {
    return IntStream.range(0, 10).mapToDouble(i -> StrictMath.pow(10, i / 9.0 - 1)).toArray();
  }

  /** The width σ of each normal distribution. */
  public double sigma() {
    return sigma;
  }

  /**
   * ln p(x) of each of samples (m, d), in nats.
   *
   * @throws IllegalArgumentException if there is none, or not of as many features
   */
  public double[] logDensities(Tensor x) {
    return logDensities(samples, x, sigma)[0];
  }

  /**
   * How likely samples (m, d) are that the model and the choice of σ have not seen.
   *
   * @throws IllegalArgumentException if there is none, or not of as many features
   */
  public Likelihood score(Tensor test) {
    var logs = Spread.of(logDensities(test));
    return new Likelihood(
        logs.mean(), logs.deviation() / Math.sqrt(test.rows()), test.rows(), sigma);
  }

  /**
   * The result on a test set.
   *
   * @param mean the mean of ln p(x), in nats
   * @param standardError the standard deviation of ln p(x) over the test set, divided by √m
   * @param tested the number m of test samples
   * @param sigma the width that was used
   */
  public record Likelihood(double mean, double standardError, int tested, double sigma) {

    /** One line: {@code 225.1 ± 2.0 nats (1000 tested, sigma 0.167)}. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.1f ± %.1f nats (%d tested, sigma %.3f)",
          mean,
          standardError,
          tested,
          sigma);
    }
  }

  /** ln p of each row of x, one array for each width. */
  private static double[][] logDensities(Tensor samples, Tensor x, double... sigmas) {
    double[][] logs = new double[sigmas.length][x.rows()];
    SquaredDistances.visit(
        "a Parzen window",
        x,
        samples,
        (i, squares) -> {
          double nearest = Arrays.stream(squares).min().getAsDouble();
          for (int k = 0; k < sigmas.length; k++) {
            double scale = 1 / (2 * sigmas[k] * sigmas[k]);
            logs[k][i] =
                StrictMath.log(sumOfExponentials(squares, nearest, scale))
                    - nearest * scale
                    - StrictMath.log(squares.length)
                    + x.columns() / 2.0 * StrictMath.log(scale / Math.PI);
          }
        });
    return logs;
  }

  /** Σ exp(−(square − nearest)·scale): from 1 to the number of squares, so nothing overflows. */
  private static double sumOfExponentials(double[] squares, double nearest, double scale) {
    double sum = 0;
    for (double square : squares) {
      double exponent = (square - nearest) * scale;
      if (exponent < NEGLIGIBLE) {
        sum += StrictMath.exp(-exponent);
      }
    }
    return sum;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static void requireWidth(double sigma) {
    if (!(sigma > 0 && Double.isFinite(sigma))) {
      throw new IllegalArgumentException(
          "the width of a Parzen window must be a positive number, got " + sigma);
    }
  }

  /** One line: {@code ParzenWindow(10000 samples of 784 features, sigma 0.167)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "ParzenWindow(%d samples of %d features, sigma %.3f)",
        samples.rows(),
        samples.columns(),
        sigma);
  }
}
