package diptych.autoencoder;

import diptych.tensor.RandomStream;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;

/**
 * How a denoising autoencoder's input is damaged: x becomes x̃, drawn from q(x̃ | x) (Vincent et
 * al. 2008).
 */
@FunctionalInterface
public interface Corruption {

  /** One number's new value; must depend on nothing but the arguments. */
  float of(float x, RandomStream random);

  /** Overwrites samples (n, d) with their damaged versions, number by number. */
  default void apply(Tensor x, RandomStream random) {
    float[] values = x.array();
    for (int i = 0; i < values.length; i++) {
      values[i] = of(values[i], random);
    }
  }

  /** Damaged copies of samples (n, d); equal seeds give equal damage. */
  default Tensor of(Tensor x, Seed seed) {
    var damaged = x.copy();
    apply(damaged, seed.stream());
    return damaged;
  }

  /**
   * Noise on pixels: x̃ = x + σ·n with n ~ N(0, 1), then clipped to [0, 1], so that an image stays
   * an image.
   *
   * @throws IllegalArgumentException if σ is not positive
   */
  static Corruption gaussian(double sigma) {
    if (!(sigma > 0) || Double.isInfinite(sigma)) {
      throw new IllegalArgumentException("the noise's sigma must be positive, got " + sigma);
    }
    float s = (float) sigma;
    return (x, random) -> Math.min(1, Math.max(0, Math.fma(s, random.nextNormal(), x)));
  }

  /**
   * Salt and pepper: with probability {@code rate} a number becomes 0 or 1, both equally likely.
   *
   * @throws IllegalArgumentException if the rate is not between 0 and 1
   */
  static Corruption saltAndPepper(double rate) {
    requireRate(rate);
    return (x, random) -> random.nextUniform() < rate ? random.nextInt(2) : x;
  }

  /**
   * Masking: with probability {@code rate} a number becomes 0, the 2008 paper's damage.
   *
   * @throws IllegalArgumentException if the rate is not between 0 and 1
   */
  static Corruption masking(double rate) {
    requireRate(rate);
    return (x, random) -> random.nextUniform() < rate ? 0 : x;
  }

  private static void requireRate(double rate) {
    if (!(rate > 0 && rate < 1)) {
      throw new IllegalArgumentException("a corruption's rate lies between 0 and 1, got " + rate);
    }
  }
}
