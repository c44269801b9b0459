package diptych.data;

import diptych.tensor.Tensor;
import java.util.Locale;

/**
 * One sound: the air pressure at equal steps of time.
 *
 * @param samples (1, n): one number per step, full scale from −1 to 1; kept, not copied
 * @param rate samples per second, in Hz
 */
public record Sound(Tensor samples, int rate) {
  /** The highest rate, in Hz, that is taken for one. */
  public static final int FASTEST = 192_000;

  /** Refuses what is no single row of finite numbers, and rates outside 1 to {@link #FASTEST}. */
  public Sound {
    if (samples.rows() != 1 || samples.columns() == 0) {
      throw new IllegalArgumentException(
          "a sound is a row (1, n) of at least one sample, got " + samples.shape());
    }
    requireRate(rate);
    for (int i = 0; i < samples.columns(); i++) {
      if (!Float.isFinite(samples.get(0, i))) {
        throw new IllegalArgumentException(
            "sample %d of a sound is %s; samples must be finite".formatted(i, samples.get(0, i)));
      }
    }
  }

  static void requireRate(int rate) {
    if (rate < 1 || rate > FASTEST) {
      throw new IllegalArgumentException(
          "a sound has 1 to %d samples per second, got %d".formatted(FASTEST, rate));
    }
  }

  /** How long it is, in seconds. */
  public double seconds() {
    return samples.columns() / (double) rate;
  }

  /** One line: {@code 1,024 samples at 8,000 Hz, 0.128 s}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%,d samples at %,d Hz, %.3f s", samples.columns(), rate, seconds());
  }
}
