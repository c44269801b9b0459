package diptych.gan;

import diptych.autodiff.Workspace;
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
   * The same samples for a training step, which may live in memory that the next step overwrites.
   *
   * @param workspace where a source can take that memory from
   */
  default Tensor sample(int n, Seed seed, Workspace workspace) {
    return sample(n, seed);
  }

  /**
   * The rows of {@code samples}, drawn with replacement; all of them in their own order when as
   * many or more are asked for.
   */
  static SampleSource of(Tensor samples) {
    return new DrawnRows(samples);
  }
}
