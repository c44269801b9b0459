package diptych.gan;

import static diptych.gan.GanTest.assertMessage;
import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.LEAKY_RELU;
import static diptych.nn.Activation.RELU;
import static diptych.training.StopRule.afterIterations;
import static diptych.training.StopRule.below;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.data.GaussianMixture;
import diptych.nn.Adam;
import diptych.nn.Dense;
import diptych.nn.Layer;
import diptych.nn.Sequential;
import diptych.nn.Sgd;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.EpochListener;
import diptych.training.History;
import diptych.training.StopRule;
import diptych.training.TrainingDivergedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GanTrainingTest {
  private final GaussianMixture ring = GaussianMixture.ring(4, 1, 0.1);

  private static Gan small(int seed) {
    return Gan.of(
            Sequential.of(Dense.of(2, 8, RELU), Dense.of(8, 2, IDENTITY)),
            Sequential.of(Dense.of(2, 8, LEAKY_RELU), Dense.of(8, 1, IDENTITY)))
        .init(new Seed(seed));
  }

  private static List<Tensor> weights(Layer network) {
    return network.parameters().stream().map(p -> p.value().copy()).toList();
  }

  @Test
  void theGeneratorsStepLeavesTheDiscriminatorUntouchedBitForBit() {
    var gan = small(1);
    var training = gan.train(ring::sample).batch(16);
    training.stepDiscriminator();
    var generator = weights(gan.generator());
    var discriminator = weights(gan.discriminator());
    training.stepGenerator();
    assertEquals(discriminator, weights(gan.discriminator()));
    assertNotEquals(generator, weights(gan.generator()));
  }

  @Test
  void theDiscriminatorsStepLeavesTheGeneratorUntouchedBitForBit() {
    var gan = small(1);
    var training = gan.train(ring::sample).batch(16);
    training.stepGenerator();
    var generator = weights(gan.generator());
    var discriminator = weights(gan.discriminator());
    training.stepDiscriminator();
    assertEquals(generator, weights(gan.generator()));
    assertNotEquals(discriminator, weights(gan.discriminator()));
  }

  @Test
  void whatOneSideLearnsFromDoesNotDependOnTheOthersLeftOverGradients() {
    var one = small(1);
    var other = small(1);
    other.parameters().forEach(p -> java.util.Arrays.fill(p.gradient().array(), 99));
    one.train(ring::sample).stop(afterIterations(3)).run();
    other.train(ring::sample).stop(afterIterations(3)).run();
    assertEquals(weights(one.generator()), weights(other.generator()));
    assertEquals(weights(one.discriminator()), weights(other.discriminator()));
  }

  @Test
  void anIterationIsKStepsOfDAndOneOfG() {
    var byHand = small(2);
    var steps = byHand.train(ring::sample).batch(8).seed(new Seed(5));
    for (int i = 0; i < 4; i++) {
      steps.stepDiscriminator();
      steps.stepDiscriminator();
      steps.stepDiscriminator();
      steps.stepGenerator();
    }
    var run = small(2);
    run.train(ring::sample)
        .batch(8)
        .seed(new Seed(5))
        .discriminatorSteps(3)
        .stop(afterIterations(4))
        .run();
    assertEquals(weights(byHand.generator()), weights(run.generator()));
    assertEquals(weights(byHand.discriminator()), weights(run.discriminator()));
  }

  @Test
  void aSecondRunGoesOnWhereTheFirstStopped() {
    var once = small(2);
    once.train(ring::sample).stop(afterIterations(6)).run();
    var twice = small(2);
    var training = twice.train(ring::sample).stop(afterIterations(3));
    training.run();
    training.run();
    assertEquals(weights(once.generator()), weights(twice.generator()));
  }

  @Test
  void theHistoryHoldsBothSidesAndTheScores() {
    var history =
        small(1)
            .train(ring::sample)
            .score("mean", 2, gan -> gan.generate(10, new Seed(1)).mean())
            .stop(afterIterations(5))
            .run();
    assertEquals(
        List.of(
            "iteration",
            "discriminator loss",
            "generator loss",
            "D(real)",
            "D(fake)",
            "discriminator gradient",
            "generator gradient",
            "update",
            "mean"),
        history.table().columnNames());
    assertEquals("5 iterations", history.stopReason());
    double[] scores = history.values("mean");
    assertTrue(Double.isNaN(scores[0]) && Double.isNaN(scores[2]) && Double.isNaN(scores[4]));
    assertTrue(Double.isFinite(scores[1]) && Double.isFinite(scores[3]));
    assertEquals(2, history.table().dropRowsWithMissingValues().rowCount());
    for (var column : List.of("D(real)", "D(fake)")) {
      for (double p : history.values(column)) {
        assertTrue(p > 0 && p < 1);
      }
    }
  }

  @Test
  void theFirstRowIsWhatItSaysItIs() {
    var gan = small(3);
    var real = ring.sample(32, new Seed(0).child(0).child(0));
    var fake = gan.generate(gan.noise(32, new Seed(0).child(0).child(2)));
    double dReal = gan.discriminate(real).mean();
    double dFake = gan.discriminate(fake).mean();
    var before = gan.parameters().stream().map(p -> p.value().copy()).toList();
    var history = gan.train(ring::sample).batch(32).stop(afterIterations(1)).run();
    assertEquals(dReal, history.last("D(real)"), 1e-6);
    assertEquals(dFake, history.last("D(fake)"), 1e-6);
    double squares = 0;
    for (int i = 0; i < before.size(); i++) {
      double norm = gan.parameters().get(i).value().minus(before.get(i)).norm();
      squares += norm * norm;
    }
    assertEquals(Math.sqrt(squares), history.last("update"), 1e-6);
    double[] updates =
        gan.train(ring::sample)
            .optimizers(new Sgd(1e-9), new Sgd(1e-9))
            .stop(afterIterations(2))
            .run()
            .values("update");
    assertTrue(updates[1] < 1e-6, "an update is that of its own iteration");
  }

  @Test
  void theGeneratorLearnsWhereTheSamplesAre() {
    var target = GaussianMixture.onLine(new double[] {1}, new double[] {3}, new double[] {0.5});
    var gan =
        Gan.of(
                Sequential.of(Dense.of(1, 8, LEAKY_RELU), Dense.of(8, 1, IDENTITY)),
                Sequential.of(Dense.of(1, 8, LEAKY_RELU), Dense.of(8, 1, IDENTITY)))
            .init(new Seed(1));
    gan.train(target::sample)
        .optimizers(new Adam(0.002, 0.5, 0.999), new Adam(0.002, 0.5, 0.999))
        .batch(64)
        .stop(afterIterations(2000))
        .run();
    assertEquals(3, gan.generate(2000, new Seed(9)).mean(), 0.3);
  }

  @Test
  void trainingStopsAtAScoreAndAtASmallUpdate() {
    var byScore =
        small(1)
            .train(ring::sample)
            .score("countdown", 1, new Countdown()::next)
            .stop(afterIterations(100).or(below("countdown", 5)))
            .run();
    assertEquals("countdown 4.000 is below 5.0", byScore.stopReason());
    assertEquals(6, byScore.epochs());
    var byUpdate =
        small(1)
            .train(ring::sample)
            .optimizers(new Sgd(1e-6), new Sgd(1e-6))
            .stop(afterIterations(100).or(StopRule.updateBelow(1e-3)))
            .run();
    assertEquals(1, byUpdate.epochs(), byUpdate.toString());
  }

  private static final class Countdown {
    private int left = 10;

    double next(Gan gan) {
      return --left;
    }
  }

  @Test
  void equalSeedsGiveTheSameBits() {
    var data = ring.sample(100, new Seed(8));
    var first = small(3);
    var second = small(3);
    var third = small(3);
    first.train(data).batch(20).seed(new Seed(4)).stop(afterIterations(5)).run();
    second.train(data).batch(20).seed(new Seed(4)).stop(afterIterations(5)).run();
    third.train(data).batch(20).seed(new Seed(5)).stop(afterIterations(5)).run();
    assertEquals(weights(first.generator()), weights(second.generator()));
    assertNotEquals(weights(first.generator()), weights(third.generator()));
  }

  @Test
  void aFullBatchIsAllSamplesOnce() {
    var data = ring.sample(10, new Seed(8));
    assertEquals(data, SampleSource.of(data).sample(10, new Seed(1)));
    var some = SampleSource.of(data).sample(4, new Seed(1));
    assertEquals(4, some.rows());
    assertNotEquals(some, SampleSource.of(data).sample(4, new Seed(2)));
  }

  @Test
  void instanceNoiseFallsToNothing() {
    var plain = small(3);
    var noisy = small(3);
    var calm = small(3);
    var training = noisy.train(ring::sample).instanceNoise(0.5, 4);
    assertEquals(0.5, training.instanceNoise().after(0));
    assertEquals(0.25, training.instanceNoise().after(2));
    assertEquals(0, training.instanceNoise().after(9));
    training.stop(afterIterations(1)).run();
    plain.train(ring::sample).stop(afterIterations(1)).run();
    calm.train(ring::sample).instanceNoise(0, 7).stop(afterIterations(1)).run();
    assertNotEquals(weights(plain.generator()), weights(noisy.generator()));
    assertEquals(weights(plain.generator()), weights(calm.generator()));
  }

  @Test
  void theConstraintHoldsAfterEveryStepOfD() {
    var gan = small(3);
    var training = gan.train(ring::sample).constrain(WeightConstraint.clip(0.01));
    training.stepDiscriminator();
    for (var parameter : gan.discriminator().parameters()) {
      for (float weight : parameter.value().array()) {
        assertTrue(Math.abs(weight) <= 0.01f);
      }
    }
    assertTrue(gan.generator().parameters().get(0).value().norm() > 0.1, "G is not constrained");
  }

  @Test
  void anInterruptEndsTrainingWithAUsableModel() {
    var gan = small(2);
    var ended = new ArrayList<String>();
    var interrupting =
        new EpochListener() {
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
    var history = gan.train(ring::sample).listen(interrupting).stop(afterIterations(1000)).run();
    assertEquals("interrupted in iteration 4", history.stopReason());
    assertEquals(3, history.epochs());
    assertEquals(List.of("interrupted in iteration 4"), ended);
    assertFalse(Thread.currentThread().isInterrupted());
    assertTrue(Float.isFinite(gan.generate(5, new Seed(1)).sum()));
  }

  @Test
  void divergenceNamesTheSideAndTheIteration() {
    var gan = small(2);
    var before = weights(gan.discriminator());
    var training = gan.train((n, seed) -> Tensor.full(n, 2, Float.NaN)).stop(afterIterations(50));
    var error = assertThrows(TrainingDivergedException.class, training::run);
    assertTrue(error.getMessage().startsWith("the discriminator loss became NaN in iteration 1."));
    assertEquals(before, weights(gan.discriminator()));
    var wild =
        small(2)
            .train(ring::sample)
            .optimizers(new Sgd(1e20), new Sgd(1e20))
            .stop(afterIterations(50));
    var second = assertThrows(TrainingDivergedException.class, wild::run);
    assertTrue(second.getMessage().contains("learning rate"), second.getMessage());
  }

  @Test
  void divergenceTakesTheWholeIterationBackAndNoMore() {
    var reference = small(2);
    reference.train(ring::sample).batch(8).discriminatorSteps(2).stop(afterIterations(2)).run();
    var gan = small(2);
    var calls = new AtomicInteger();
    // one call to look at the features, two iterations of two steps, and one good step more
    SampleSource spoiled =
        (n, seed) ->
            calls.incrementAndGet() <= 6 ? ring.sample(n, seed) : Tensor.full(n, 2, Float.NaN);
    var training = gan.train(spoiled).batch(8).discriminatorSteps(2).stop(afterIterations(50));
    var error = assertThrows(TrainingDivergedException.class, training::run);
    assertTrue(error.getMessage().contains("iteration 3"), error.getMessage());
    assertEquals(weights(reference.discriminator()), weights(gan.discriminator()));
    assertEquals(weights(reference.generator()), weights(gan.generator()));
  }

  @Test
  void wrongSetUpsAreRefusedBeforeAnythingChanges() {
    var training = small(1).train(ring::sample);
    var adam = new Adam(0.1);
    assertMessage("an optimizer each", () -> training.optimizers(adam, adam));
    assertMessage("got 0", () -> training.batch(0));
    assertMessage("got 0", () -> training.discriminatorSteps(0));
    assertMessage("got -1.0 and 5", () -> training.instanceNoise(-1, 5));
    assertMessage("'js'", () -> training.score("js", 0, gan -> 0));
    var packed = Gan.of(Dense.of(2, 2, IDENTITY), Dense.of(6, 1, IDENTITY));
    assertMessage("a multiple of the 3", () -> packed.train(ring::sample).batch(32));
    var error = assertThrows(IllegalStateException.class, training::run);
    assertTrue(error.getMessage().contains("afterIterations(30)"), error.getMessage());
  }
}
