package diptych.autoencoder;

import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.RELU;
import static diptych.nn.Activation.SIGMOID;
import static diptych.training.StopRule.afterEpochs;
import static diptych.training.StopRule.lossBelow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.nn.Adam;
import diptych.nn.Dense;
import diptych.nn.Sgd;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.EpochListener;
import diptych.training.History;
import diptych.training.TrainingDivergedException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoencoderTest {
  private final Tensor samples = Tensor.uniform(60, 10, new Seed(1));

  private static Autoencoder small(int seed) {
    return Autoencoder.of(Dense.of(10, 5, RELU), Dense.of(5, 10, SIGMOID)).init(new Seed(seed));
  }

  @Test
  void theArticlesExperimentEndsWhereTensorFlowAndPyTorchEnd() {
    double mean =
        IntStream.range(0, 5).mapToDouble(AutoencoderTest::articleRun).average().orElseThrow();
    assertTrue(mean > 0.033 && mean < 0.039, "mean final MSE over 5 seeds: " + mean);
  }

  private static double articleRun(int run) {
    var x = Tensor.uniform(1000, 100, new Seed(100 + run));
    var ae =
        Autoencoder.of(Dense.of(100, 50, RELU), Dense.of(50, 100, SIGMOID)).init(new Seed(run));
    ae.train(x).optimizer(new Adam(0.001)).batch(1000).stop(afterEpochs(1000)).run();
    double mse = ae.mse(x);
    assertTrue(mse > 0.0305, "below the rank-50 PCA bound: " + mse);
    return mse;
  }

  @Test
  void trainingLowersTheLossAndRecordsEveryEpoch() {
    var history =
        small(2).train(samples).optimizer(new Adam(0.01)).batch(16).stop(afterEpochs(40)).run();
    assertEquals(40, history.epochs());
    assertEquals("40 epochs", history.stopReason());
    assertTrue(history.last("loss") < 0.8 * history.values("loss")[0], history.toString());
    assertTrue(history.last("update") > 0);
  }

  @Test
  void equalSeedsGiveTheSameBits() {
    var first = small(3);
    var second = small(3);
    first.train(samples).batch(7).seed(new Seed(4)).stop(afterEpochs(5)).run();
    second.train(samples).batch(7).seed(new Seed(4)).stop(afterEpochs(5)).run();
    assertEquals(first.reconstruct(samples), second.reconstruct(samples));
  }

  @Test
  void theLossOfTheFirstFullBatchIsTheLossBeforeTraining() {
    var ae = small(5);
    double before = ae.mse(samples);
    var history = ae.train(samples).batch(60).stop(afterEpochs(1)).run();
    assertEquals(before, history.last("loss"), 1e-7);
  }

  @Test
  void trainingStopsAtTheLossThreshold() {
    var history =
        small(2)
            .train(samples)
            .optimizer(new Adam(0.01))
            .batch(60)
            .stop(afterEpochs(500).or(lossBelow(0.07)))
            .run();
    assertTrue(history.epochs() < 500, history.toString());
    assertTrue(history.last("loss") < 0.07);
  }

  @Test
  void heldOutSamplesAreMeasuredButNotTrainedOn() {
    var held = Tensor.uniform(20, 10, new Seed(9));
    var ae = small(2);
    var history = ae.train(samples).validation(held).stop(afterEpochs(3)).run();
    assertEquals(ae.mse(held), history.last("validation"));
    var without = small(2);
    without.train(samples).stop(afterEpochs(3)).run();
    assertEquals(without.reconstruct(held), ae.reconstruct(held));
  }

  @Test
  void anInterruptEndsTrainingWithAUsableModel() {
    var ae = small(2);
    var interrupting =
        new EpochListener() {
          private final List<String> ended = new ArrayList<>();

          @Override
          public void epochEnded(History history) {
            if (history.epochs() == 3) {
              Thread.currentThread().interrupt();
            }
          }

          @Override
          public void trainingEnded(History history) {
            ended.add(history.stopReason());
          }
        };
    var history = ae.train(samples).listen(interrupting).stop(afterEpochs(1000)).run();
    assertEquals("interrupted in epoch 4", history.stopReason());
    assertEquals(3, history.epochs());
    assertEquals(List.of("interrupted in epoch 4"), interrupting.ended);
    assertFalse(Thread.currentThread().isInterrupted());
    assertTrue(Double.isFinite(ae.mse(samples)));
  }

  @Test
  void divergenceStopsWithItsPlaceAndTheWeightsOfTheEpochBefore() {
    var ae = Autoencoder.of(Dense.of(10, 5, IDENTITY), Dense.of(5, 10, IDENTITY)).init(new Seed(1));
    var training = ae.train(samples).optimizer(new Sgd(1e6)).batch(20).stop(afterEpochs(50));
    var error = assertThrows(TrainingDivergedException.class, training::run);
    assertTrue(error.getMessage().contains("epoch"), error.getMessage());
    assertTrue(error.getMessage().contains("learning rate"), error.getMessage());
    ae.parameters().forEach(p -> assertTrue(Float.isFinite(p.value().sum())));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 1000})
  void divergenceKeepsTheLastModelThatGaveAFiniteLoss(int batch) {
    var ae = Autoencoder.of(Dense.of(10, 5, IDENTITY), Dense.of(5, 10, IDENTITY)).init(new Seed(1));
    var training = ae.train(samples).optimizer(new Sgd(1e6)).batch(batch).stop(afterEpochs(50));
    assertThrows(TrainingDivergedException.class, training::run);
    assertTrue(
        Double.isFinite(ae.mse(samples)), "the model that was kept gives " + ae.mse(samples));
  }

  @Test
  void wrongSetUpsAreRefusedBeforeAnythingChanges() {
    var ae = small(1);
    assertMessage("at least one sample", () -> ae.train(Tensor.zeros(0, 10)));
    assertMessage("9 features", () -> ae.train(Tensor.zeros(3, 9)));
    assertMessage("got 0", () -> ae.train(samples).batch(0));
    assertMessage(
        "codes of 5", () -> Autoencoder.of(Dense.of(10, 5, RELU), Dense.of(4, 10, SIGMOID)));
    assertMessage("gives 9", () -> Autoencoder.of(Dense.of(10, 5, RELU), Dense.of(5, 9, SIGMOID)));
    var error = assertThrows(IllegalStateException.class, () -> ae.train(samples).run());
    assertTrue(error.getMessage().contains("when to stop"), error.getMessage());
  }

  private static void assertMessage(String part, Runnable action) {
    var error = assertThrows(IllegalArgumentException.class, action::run);
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }
}
