package diptych.score;

import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.tribuo.Datasets;
import java.util.Arrays;
import java.util.Locale;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.nearest.KNNModel;
import org.tribuo.common.nearest.KNNTrainer;
import org.tribuo.math.distance.DistanceType;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;

/**
 * Can a classifier tell generated samples from real ones? The classifier two-sample test (Lopez-Paz
 * and Oquab 2017): a classifier learns from one half of both and is tested on the other half. Here
 * it is Tribuo's, by the majority of the √n nearest of n samples learned from.
 *
 * <p>An accuracy of 0.5 is the best a generator can reach; 1 means that every sample gives itself
 * away. It can only be below what a better classifier would reach.
 *
 * @param accuracy the share of tested samples that were told right, 0 to 1
 * @param tested how many samples were tested, as many real as generated ones
 */
public record TwoSampleTest(double accuracy, int tested) {

  /**
   * Tests real against generated samples, of each as many as there are of both.
   *
   * @param real samples (n, d)
   * @param generated samples (m, d)
   * @param seed of the halves
   * @throws IllegalArgumentException if there are fewer than four samples of a kind, or their
   *     features differ in number
   */
  public static TwoSampleTest of(Tensor real, Tensor generated, Seed seed) {
    int n = Math.min(real.rows(), generated.rows()) / 2;
    if (n < 2 || real.columns() != generated.columns()) {
      throw new IllegalArgumentException(
          "the two-sample test needs at least four real and four generated samples of as many"
              + " features, got %s and %s".formatted(real.shape(), generated.shape()));
    }
    int[] realRows = seed.child(0).stream().permutation(real.rows());
    int[] fakeRows = seed.child(1).stream().permutation(generated.rows());
    var learned = labelled(real, realRows, generated, fakeRows, 0, n);
    var tested = labelled(real, realRows, generated, fakeRows, n, 2 * n);
    var model = trainer((int) Math.max(1, Math.sqrt(2 * n))).train(learned);
    long right =
        model.predict(tested).stream()
            .filter(p -> p.getOutput().getLabel().equals(p.getExample().getOutput().getLabel()))
            .count();
    return new TwoSampleTest(right / (2.0 * n), 2 * n);
  }

  private static MutableDataset<Label> labelled(
      Tensor real, int[] realRows, Tensor generated, int[] fakeRows, int from, int to) {
    int[] labels = new int[2 * (to - from)];
    Arrays.fill(labels, 0, to - from, 1);
    return Datasets.labelled(
        Tensor.stack(
            real.take(Arrays.copyOfRange(realRows, from, to)),
            generated.take(Arrays.copyOfRange(fakeRows, from, to))),
        labels,
        "real (1) and generated (0) samples");
  }

  private static KNNTrainer<Label> trainer(int neighbours) {
    return new KNNTrainer<>(
        neighbours,
        DistanceType.L2.getDistance(),
        1,
        new VotingCombiner(),
        KNNModel.Backend.THREADPOOL,
        NeighboursQueryFactoryType.KD_TREE);
  }

  /**
   * How many standard deviations the accuracy is away from chance: if both were the same
   * distribution, the accuracy would be about normal with mean ½ and variance 1 / 4n for n tested
   * samples (the paper's section 3). Above 3, they are not.
   */
  public double z() {
    return (accuracy - 0.5) * 2 * Math.sqrt(tested);
  }

  /** One line: {@code told right 53.1 % of 2000 samples (chance 50 %, z 2.8)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "told right %.1f %% of %d samples (chance 50 %%, z %.1f)",
        100 * accuracy,
        tested,
        z());
  }
}
