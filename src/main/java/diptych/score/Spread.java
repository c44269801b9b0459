package diptych.score;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One number, measured over several seeds: its mean, and how far the seeds differ. One run is an
 * anecdote.
 *
 * @param runs how many numbers
 * @param mean their mean
 * @param deviation their standard deviation, with runs − 1 in the denominator; 0 for a single run
 * @param smallest the smallest of them
 * @param largest the largest of them
 */
public record Spread(int runs, double mean, double deviation, double smallest, double largest) {

  /**
   * The spread of the given numbers.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Spread of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a spread needs at least one number");
    }
    var statistics = Arrays.stream(values).summaryStatistics();
    double mean = statistics.getAverage();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return new Spread(
        values.length,
        mean,
        values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1)),
        statistics.getMin(),
        statistics.getMax());
  }

  /** Measures once for each seed from 1 to {@code seeds}. */
  public static Spread over(int seeds, IntToDoubleFunction measure) {
    return of(IntStream.rangeClosed(1, seeds).mapToDouble(measure).toArray());
  }

  /** One line: {@code 0.0130 ± 0.0021 (0.0104 to 0.0161, 10 runs)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.4g ± %.2g (%.4g to %.4g, %d runs)",
        mean,
        deviation,
        smallest,
        largest,
        runs);
  }
}
