package diptych.score;

import diptych.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Did a generator learn its training images by heart? Each sample's nearest real image is looked up
 * among the images it was trained on and those held out. A generator that does not know which were
 * which finds the m training images and k held-out ones in proportion: m / (m + k) of its samples
 * are nearest to a training image. One that copies is always nearest to a training image.
 *
 * <p>A comparison of training, held-out and generated samples as in Meehan, Chaudhuri and Dasgupta
 * (2020). They compare the samples' distances to the training images with the held-out images'
 * distances; those stand here too, as medians, but alone they mislead: a blurred sample is nearer
 * to every image than a sharp one, and no copy.
 *
 * @param samples how many samples were looked at
 * @param distance the median distance of a sample to its nearest training image
 * @param heldOutDistance the same for the held-out real images
 * @param share the share of samples whose nearest real image is a training image, 0 to 1
 * @param expected the share m / (m + k) of a generator that knows none of them by heart
 */
public record Memorization(
    int samples, double distance, double heldOutDistance, double share, double expected) {

  /**
   * Looks at samples (n, d).
   *
   * @param training (m, d): the images that the generator was trained on, all of them
   * @param heldOut (k, d): images of the same kind that it never saw
   * @throws IllegalArgumentException if a tensor has no row, or their numbers of columns differ
   */
  public static Memorization of(Tensor samples, Tensor training, Tensor heldOut) {
    double[] toTraining = Neighbours.of(samples, training).distances();
    double[] toHeldOut = Neighbours.of(samples, heldOut).distances();
    double nearer =
        IntStream.range(0, toTraining.length)
            .mapToDouble(
                i -> toTraining[i] < toHeldOut[i] ? 1 : toTraining[i] > toHeldOut[i] ? 0 : 0.5)
            .average()
            .orElseThrow();
    return new Memorization(
        samples.rows(),
        median(toTraining),
        median(Neighbours.of(heldOut, training).distances()),
        nearer,
        training.rows() / (double) (training.rows() + heldOut.rows()));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /**
   * The part of the samples that must be copies to explain the share, if the others know no image
   * by heart: (share − expected) / (1 − expected). About 0 for a generator that does not copy, and
   * then negative as often as positive; 1 for one that only copies.
   */
  public double copied() {
    return (share - expected) / (1 - expected);
  }

  /**
   * How many standard deviations the share is above the expected one, counting samples as
   * independent. Above 3 the generator knows its training images better than chance; how much so
   * says {@link #copied}.
   */
  public double z() {
    return (share - expected) / Math.sqrt(expected * (1 - expected) / samples);
  }

  /**
   * One line: {@code 80.9 % of 2000 samples are nearest to a training image (80.0 % by chance, z
   * 1.0); median distance 5.61, of held-out images 6.02}.
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f %% of %d samples are nearest to a training image (%.1f %% by chance, z %.1f);"
            + " median distance %.2f, of held-out images %.2f",
        100 * share,
        samples,
        100 * expected,
        z(),
        distance,
        heldOutDistance);
  }
}
