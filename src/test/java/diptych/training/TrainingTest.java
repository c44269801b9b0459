package diptych.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autodiff.Node;
import diptych.tensor.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingTest {

  private static History history(StopRule rule, double... losses) {
    var history = new History(rule, "epoch", List.of("loss", "update"));
    for (double loss : losses) {
      history.add(loss, loss / 10);
    }
    return history;
  }

  private static Optional<String> reason(StopRule rule, double... losses) {
    return rule.reason(history(rule, losses));
  }

  @Test
  void theNumberOfEpochsIsALimit() {
    assertEquals(Optional.empty(), reason(StopRule.afterEpochs(3), 1, 1));
    assertEquals(Optional.of("3 epochs"), reason(StopRule.afterEpochs(3), 1, 1, 1));
  }

  @Test
  void theLossIsALimit() {
    assertEquals(Optional.empty(), reason(StopRule.lossBelow(0.5), 0.4, 0.5));
    assertEquals(Optional.of("loss 0.4900 is below 0.5"), reason(StopRule.lossBelow(0.5), 1, 0.49));
  }

  @Test
  void theWeightUpdateIsALimit() {
    assertEquals(
        Optional.of("update 0.04900 is below 0.05"), reason(StopRule.updateBelow(0.05), 1, 0.49));
  }

  @Test
  void patienceEndsWhenTheBestEpochIsTooOld() {
    var rule = StopRule.noProgress("loss", 2);
    assertEquals(Optional.empty(), reason(rule, 3, 1, 2, 2));
    assertEquals(Optional.of("no loss below epoch 2's in 2 epochs"), reason(rule, 3, 1, 2, 2, 1));
  }

  @Test
  void whatWasNotMeasuredInARowIsPassedOver() {
    var rule = StopRule.noProgress("loss", 1);
    assertEquals(Optional.empty(), reason(rule, Double.NaN, Double.NaN, Double.NaN));
    assertEquals(Optional.empty(), reason(rule, Double.NaN, 2, Double.NaN));
    assertEquals(
        "no loss below epoch 2's in 1 epochs",
        reason(rule, Double.NaN, 2, Double.NaN, Double.NaN).orElseThrow());
    assertEquals(2, history(rule, 2, Double.NaN).last("loss"));
    assertTrue(Double.isNaN(history(rule, Double.NaN).last("loss")));
    assertEquals(Optional.empty(), reason(StopRule.lossBelow(3), Double.NaN));
  }

  @Test
  void iterationsAreCountedLikeEpochsAndNamedAsTheyAre() {
    var rule = StopRule.afterIterations(2);
    var history = new History(rule, "iteration", List.of("D loss"));
    history.add(1.5);
    assertEquals(0.5, history.progress());
    history.add(1.25);
    assertEquals("2 iterations", rule.reason(history).orElseThrow());
    assertEquals(List.of("iteration", "D loss"), history.table().columnNames());
    assertEquals("2 iterations, D loss 1.250", history.toString());
  }

  @Test
  void timeIsALimit() {
    assertEquals(Optional.empty(), reason(StopRule.afterTime(Duration.ofDays(1)), 1));
    assertEquals(Optional.of("1.0E-6 s"), reason(StopRule.afterTime(Duration.ofNanos(1_000)), 1));
  }

  @Test
  void joinedRulesStopAtTheFirstAndSayWhichItWas() {
    var rule = StopRule.afterEpochs(4).or(StopRule.lossBelow(0.5));
    assertEquals(Optional.empty(), reason(rule, 1));
    assertEquals("loss 0.4000 is below 0.5", reason(rule, 0.4).orElseThrow());
    assertEquals("4 epochs", reason(rule, 1, 1, 1, 0.4).orElseThrow());
    assertEquals(0.25, history(rule, 1).progress());
    assertTrue(Double.isNaN(history(StopRule.lossBelow(1), 2).progress()));
  }

  @Test
  void rulesWithoutALimitAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> StopRule.afterEpochs(0));
    assertThrows(IllegalArgumentException.class, () -> StopRule.lossBelow(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> StopRule.noProgress("loss", 0));
    assertThrows(IllegalArgumentException.class, () -> StopRule.afterTime(Duration.ZERO));
  }

  @Test
  void aHistoryIsATableWithOneRowPerEpoch() {
    var history = history(StopRule.afterEpochs(2), 0.5, 0.25);
    history.stopped("2 epochs");
    var table = history.table();
    assertEquals(List.of("epoch", "loss", "update"), table.columnNames());
    assertEquals(2, table.rowCount());
    assertEquals(2.0, table.doubleColumn("epoch").get(1));
    assertEquals(0.25, history.last("loss"));
    assertEquals("2 epochs, loss 0.2500, update 0.02500; stopped: 2 epochs", history.toString());
    table.doubleColumn("loss").set(0, 9);
    assertEquals(0.5, history.values("loss")[0], "the table is a copy");
  }

  @Test
  void aHistorySaysWhatItDoesNotHave() {
    var history = history(StopRule.afterEpochs(2));
    var error = assertThrows(IllegalArgumentException.class, () -> history.values("lost"));
    assertTrue(error.getMessage().contains("loss"), error.getMessage());
    assertThrows(IllegalStateException.class, () -> history.last("loss"));
    assertThrows(IllegalArgumentException.class, () -> history.add(1));
    assertEquals(0, history.epochs(), "the refused row left nothing behind");
  }

  @Test
  void theChangeOfWeightsIsTheirEuclideanDistanceAndCanBeUndone() {
    var a = Node.parameter(Tensor.rowVector(1, 2));
    var b = Node.parameter(Tensor.scalar(0));
    var change = new WeightChange(List.of(a, b));
    a.value().set(0, 1, 5);
    b.value().set(0, 0, 4);
    assertEquals(5, change.norm());
    change.undo();
    assertEquals(Tensor.rowVector(1, 2), a.value());
    b.value().set(0, 0, 4);
    change.mark();
    assertEquals(0, change.norm());
  }

  @Test
  void weightsGoBackToTheLastMarkThatGaveAFiniteLoss() {
    var a = Node.parameter(Tensor.scalar(1));
    var change = new WeightChange(List.of(a));
    change.good();
    for (float value = 2; value <= 3; value++) {
      a.value().set(0, 0, value);
      change.mark(); // and no finite loss since
    }
    change.undo();
    assertEquals(1, a.value().item());
    a.value().set(0, 0, 4);
    change.mark();
    change.good();
    a.value().set(0, 0, 5);
    change.undo();
    assertEquals(4, a.value().item());
  }
}
