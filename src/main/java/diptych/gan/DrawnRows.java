package diptych.gan;

import diptych.autodiff.Workspace;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;

/** The samples of {@link SampleSource#of}. */
record DrawnRows(Tensor samples) implements SampleSource {

  @Override
  public Tensor sample(int n, Seed seed) {
    return n >= samples.rows() ? samples : samples.take(rows(n, seed));
  }

  @Override
  public Tensor sample(int n, Seed seed, Workspace workspace) {
    if (n >= samples.rows()) {
      return samples;
    }
    var x = workspace.take(n, samples.columns());
    samples.takeInto(rows(n, seed), x);
    return x;
  }

  private int[] rows(int n, Seed seed) {
    var random = seed.stream();
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) {
      rows[i] = random.nextInt(samples.rows());
    }
    return rows;
  }
}
