package diptych.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.tribuo.Datasets;
import diptych.tribuo.TribuoLog;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;

class RocTest {

  @Test
  void hanleyAndMcNeilsRatingsHaveTheirPublishedArea() {
    // 1982, table I: how often each of five ratings was given to normal and to abnormal images
    int[] normal = {33, 6, 6, 11, 2};
    int[] abnormal = {3, 2, 2, 11, 33};
    double[] scores =
        DoubleStream.concat(repeated(normal).asDoubleStream(), repeated(abnormal).asDoubleStream())
            .toArray();
    boolean[] positive = new boolean[scores.length];
    Arrays.fill(positive, 58, positive.length, true);
    assertEquals(0.893, Roc.of(scores, positive).auc(), 0.0005);
  }

  private static IntStream repeated(int[] counts) {
    return IntStream.range(0, counts.length)
        .flatMap(rating -> IntStream.generate(() -> rating).limit(counts[rating]));
  }

  @Test
  void pointsFollowTheFallingThreshold() {
    var roc = Roc.of(new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true});
    assertArrayEquals(new double[] {0, 0, 0.5, 0.5, 1}, roc.falsePositiveRates());
    assertArrayEquals(new double[] {0, 0.5, 0.5, 1, 1}, roc.truePositiveRates());
    assertArrayEquals(
        new double[] {Double.POSITIVE_INFINITY, 0.8, 0.4, 0.35, 0.1}, roc.thresholds());
    assertEquals(0.75, roc.auc(), 1e-12);
    assertEquals(0.5, roc.truePositiveRateAt(0.49));
    assertEquals(1, roc.truePositiveRateAt(0.5));
  }

  @Test
  void theAreaIsTheProbabilityOfTheRightOrder() {
    for (int seed = 0; seed < 20; seed++) {
      var random = new Seed(seed).stream();
      double[] scores = IntStream.range(0, 60).mapToDouble(i -> random.nextInt(12)).toArray();
      boolean[] positive = new boolean[60];
      IntStream.range(0, 60).forEach(i -> positive[i] = i % 3 == 0);
      assertEquals(rightOrders(scores, positive), Roc.of(scores, positive).auc(), 1e-12);
    }
  }

  @Test
  void theAreaIsTheOneThatTribuosEvaluatorFinds() {
    var x = Tensor.normal(300, 3, new Seed(8));
    int[] classes =
        IntStream.range(0, 300).map(i -> x.get(i, 0) + x.get(i, 1) > 0.5 ? 1 : 0).toArray();
    var noisy = Datasets.labelled(x.plus(Tensor.normal(300, 3, new Seed(9))), classes, "noisy");
    TribuoLog.quiet();
    var evaluation =
        new LabelEvaluator().evaluate(new LogisticRegressionTrainer().train(noisy), noisy);
    double[] scores =
        evaluation.getPredictions().stream()
            .mapToDouble(prediction -> prediction.getOutputScores().get("1").getScore())
            .toArray();
    boolean[] positive = new boolean[300];
    IntStream.range(0, 300).forEach(i -> positive[i] = classes[i] == 1);
    double area = Roc.of(scores, positive).auc();
    assertEquals(evaluation.AUCROC(new Label("1")), area, 1e-9);
    assertTrue(area > 0.7 && area < 0.95, "neither guessed nor perfect: " + area);
  }

  private static double rightOrders(double[] scores, boolean[] positive) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (positive[i] && !positive[j]) {
          pairs++;
          sum += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    return sum / pairs;
  }

  @Test
  void perfectReversedAndConstantDetectorsHaveOneZeroAndAHalf() {
    boolean[] positive = {false, true, true, false};
    assertEquals(1, Roc.of(new double[] {1, 3, 2, 0}, positive).auc());
    assertEquals(0, Roc.of(new double[] {3, 1, 0, 2}, positive).auc());
    assertEquals(0.5, Roc.of(new double[4], positive).auc());
  }

  @Test
  void scoresWithoutATruthOrWithoutBothClassesAreRefused() {
    double[] scores = {1, 2};
    assertThrows(IllegalArgumentException.class, () -> Roc.of(scores, new boolean[3]));
    assertThrows(IllegalArgumentException.class, () -> Roc.of(scores, new boolean[2]));
    boolean[] both = {true, false};
    assertThrows(IllegalArgumentException.class, () -> Roc.of(new double[] {Double.NaN, 1}, both));
  }
}
