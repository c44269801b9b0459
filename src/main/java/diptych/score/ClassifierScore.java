package diptych.score;

import diptych.data.Images;
import diptych.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a classifier of real images makes of generated ones: the inception score (Salimans et al.
 * 2016, section 4) with a classifier of digits in the place of the Inception network, and the share
 * of each class.
 *
 * <p>score = exp(meanₓ KL(p(y|x) ‖ p(y))), with p(y) the mean of p(y|x) over all images. It is 10
 * where every image surely shows one class and all classes are equally frequent, 1 where all images
 * look the same to the classifier. Real held-out images do not reach 10: their own score, by the
 * same classifier, is what a generator's stands beside. The score cannot see images that are copied
 * or alike within a class.
 *
 * @param score from 1 to 10
 * @param confidence the mean of the largest p(y|x), 0 to 1
 * @param shares the share of images whose most probable class is 0, 1, … 9
 */
public record ClassifierScore(double score, double confidence, List<Double> shares) {

  /** Keeps the shares as they are now. */
  public ClassifierScore {
    shares = List.copyOf(shares);
  }

  /**
   * The score of images (n, d).
   *
   * @throws IllegalArgumentException if there is none, or not of the size that the classifier knows
   */
  public static ClassifierScore of(ImageClassifier classifier, Tensor images) {
    return of(classifier.probabilities(images));
  }

  /**
   * The score of probabilities p(y|x), one row for each image.
   *
   * @param probabilities (n, 10), each row adding up to 1
   * @throws IllegalArgumentException if there is no row, the columns are not ten, or a row is no
   *     distribution
   */
  public static ClassifierScore of(Tensor probabilities) {
    int n = probabilities.rows();
    if (n == 0 || probabilities.columns() != Images.CLASSES) {
      throw new IllegalArgumentException(
          "a classifier score needs the probabilities of %d classes for at least one image, got %s"
              .formatted(Images.CLASSES, probabilities.shape()));
    }
    double[][] rows = new double[n][Images.CLASSES];
    double[] mean = new double[Images.CLASSES];
    double confidence = 0;
    for (int i = 0; i < n; i++) {
      for (int y = 0; y < Images.CLASSES; y++) {
        rows[i][y] = probabilities.get(i, y);
        mean[y] += rows[i][y] / n;
      }
      confidence += Arrays.stream(rows[i]).max().getAsDouble() / n;
    }
    double divergence = 0;
    for (double[] row : rows) {
      divergence += Divergence.kl(row, mean) / n;
    }
    return new ClassifierScore(
        StrictMath.exp(divergence),
        confidence,
        shares(ImageClassifier.mostProbable(probabilities)));
  }

  /** The share of each class among at least one, 0 to 9. */
  private static List<Double> shares(int[] classes) {
    double[] shares = new double[Images.CLASSES];
    Arrays.stream(classes).forEach(y -> shares[y]++);
    return Arrays.stream(shares).mapToObj(count -> count / classes.length).toList();
  }

  /** The share of the rarest class: 0 if the generator never makes it. */
  public double rarest() {
    return Collections.min(shares);
  }

  /** One line: {@code score 9.12 of 10, confidence 0.967, classes 9.8 10.1 … %}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "score %.2f of %d, confidence %.3f, classes %s %%",
        score,
        Images.CLASSES,
        confidence,
        shares.stream()
            .map(share -> String.format(Locale.ROOT, "%.1f", 100 * share))
            .collect(Collectors.joining(" ")));
  }
}
