package diptych.gan;

import diptych.tensor.Seed;
import diptych.tensor.Tensor;

/**
 * Where real samples come from without end, such as {@code GaussianMixture.ring(8, 1,
 * 0.01)::sample}.
 */
@FunctionalInterface
public interface SampleSource {

  /** {@code n} samples (n, d), drawn independently; equal seeds give equal samples. */
  Tensor sample(int n, Seed seed);

  /**
   * The rows of {@code samples}, drawn with replacement; all of them in their own order when as
   * many or more are asked for.
   */
  static SampleSource of(Tensor samples) {
    return (n, seed) -> {
      if (n >= samples.rows()) {
        return samples;
      }
      var random = seed.stream();
      int[] rows = new int[n];
      for (int i = 0; i < n; i++) {
        rows[i] = random.nextInt(samples.rows());
      }
      return samples.take(rows);
    };
  }
}
