package diptych.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The receiver operating characteristic of a detector that gives scores: how many of the wanted it
 * finds against how many of the others it reports, for every threshold (Fawcett 2006).
 */
public final class Roc {
  private final double[] falsePositiveRates;
  private final double[] truePositiveRates;
  private final double[] thresholds;

  private Roc(double[] falsePositiveRates, double[] truePositiveRates, double[] thresholds) {
    this.falsePositiveRates = falsePositiveRates;
    this.truePositiveRates = truePositiveRates;
    this.thresholds = thresholds;
  }

  /**
   * The curve of a detector that reports what scores at least the threshold.
   *
   * @param scores a score each; larger means more likely wanted
   * @param positive whether it is in truth wanted, such as an anomaly
   * @throws IllegalArgumentException if the lengths differ, a score is NaN, or one of the two
   *     classes is missing
   */
  public static Roc of(double[] scores, boolean[] positive) {
    if (scores.length != positive.length) {
      throw new IllegalArgumentException(
          "%d scores but %d truths".formatted(scores.length, positive.length));
    }
    int positives = (int) IntStream.range(0, positive.length).filter(i -> positive[i]).count();
    int negatives = positive.length - positives;
    if (positives == 0 || negatives == 0) {
      throw new IllegalArgumentException(
          "a ROC curve needs wanted and others, got %d and %d".formatted(positives, negatives));
    }
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] points = new double[3][scores.length + 1];
    points[2][0] = Double.POSITIVE_INFINITY;
    int size = 1;
    int hits = 0;
    int alarms = 0;
    for (int k = 0; k < order.length; k++) {
      double score = scores[order[k]];
      if (Double.isNaN(score)) {
        throw new IllegalArgumentException("score %d is NaN".formatted(order[k]));
      }
      if (positive[order[k]]) {
        hits++;
      } else {
        alarms++;
      }
      // equal scores are reported together: one point for all of them
      if (k + 1 == order.length || scores[order[k + 1]] != score) {
        points[0][size] = alarms / (double) negatives;
        points[1][size] = hits / (double) positives;
        points[2][size++] = score;
      }
    }
    return new Roc(
        Arrays.copyOf(points[0], size),
        Arrays.copyOf(points[1], size),
        Arrays.copyOf(points[2], size));
  }

  /** The part of the others that is reported, rising from 0 to 1, a point each. */
  public double[] falsePositiveRates() {
    return falsePositiveRates.clone();
  }

  /** The part of the wanted that is reported, rising from 0 to 1, a point each. */
  public double[] truePositiveRates() {
    return truePositiveRates.clone();
  }

  /** The threshold of each point, falling from infinity. */
  public double[] thresholds() {
    return thresholds.clone();
  }

  /**
   * The area under the curve, from 0 to 1: how probable it is that a random wanted one scores
   * higher than a random other one, a tie counting half (Hanley and McNeil 1982). Guessing gives
   * 0.5.
   */
  public double auc() {
    double area = 0;
    for (int i = 1; i < thresholds.length; i++) {
      area +=
          (falsePositiveRates[i] - falsePositiveRates[i - 1])
              * (truePositiveRates[i] + truePositiveRates[i - 1])
              / 2;
    }
    return area;
  }

  /**
   * The largest part of the wanted that can be found while at most {@code rate} of the others are
   * reported.
   */
  public double truePositiveRateAt(double rate) {
    int last = 0;
    while (last + 1 < thresholds.length && falsePositiveRates[last + 1] <= rate) {
      last++;
    }
    return truePositiveRates[last];
  }

  /** One line: {@code ROC of 41 points, AUC 0.937}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "ROC of %d points, AUC %.3f", thresholds.length, auc());
  }
}
