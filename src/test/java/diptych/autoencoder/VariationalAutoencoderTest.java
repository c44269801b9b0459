package diptych.autoencoder;

import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.RELU;
import static diptych.nn.Activation.TANH;
import static diptych.training.StopRule.afterEpochs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autodiff.GradientCheck;
import diptych.autodiff.Node;
import diptych.nn.Adam;
import diptych.nn.Dense;
import diptych.nn.Sequential;
import diptych.nn.Sgd;
import diptych.tensor.Functions;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.TrainingDivergedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariationalAutoencoderTest {
  private final Tensor samples = Tensor.uniform(60, 10, new Seed(1));

  private static VariationalAutoencoder small(int seed, Likelihood likelihood) {
    return VariationalAutoencoder.of(
            Sequential.of(Dense.of(10, 8, TANH), Dense.of(8, 4, IDENTITY)),
            Sequential.of(Dense.of(2, 8, TANH), Dense.of(8, 10, IDENTITY)),
            likelihood)
        .init(new Seed(seed));
  }

  private static List<Likelihood> likelihoods() {
    return List.of(Likelihood.BERNOULLI, Likelihood.gaussian(0.5));
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void theGradientOfTheElboIsTheOneOfFiniteDifferences(Likelihood likelihood) {
    var vae = small(3, likelihood);
    var x = samples.rows(0, 5);
    var noise = Tensor.normal(5, 2, new Seed(4));
    for (var parameter : vae.parameters()) {
      var check =
          GradientCheck.of(
              () -> vae.negativeElbo(Node.constant(x), noise).total(1.5f).times(0.1f), parameter);
      assertTrue(check.passed(), check::toString);
    }
  }

  @Test
  void trainingLowersTheLossWhichIsTheSumOfItsParts() {
    var history =
        small(2, Likelihood.BERNOULLI)
            .train(samples)
            .optimizer(new Adam(0.01))
            .batch(16)
            .beta(0.5)
            .stop(afterEpochs(40))
            .run();
    assertEquals(List.of("loss", "reconstruction", "KL", "update"), history.columnNames());
    assertTrue(history.last("loss") < history.values("loss")[0], history.toString());
    for (int i = 0; i < 40; i++) {
      assertEquals(
          history.values("reconstruction")[i] + 0.5 * history.values("KL")[i],
          history.values("loss")[i],
          1e-5);
    }
  }

  @Test
  void codesOfTheTrainingSamplesEndWhereThePriorHasThem() {
    // points on a bent line in ten dimensions, given with little noise
    var position = Tensor.normal(1000, 1, new Seed(5));
    var x = position.matmul(Tensor.normal(1, 10, new Seed(6))).map(Functions::tanh);
    var vae =
        VariationalAutoencoder.of(
                Sequential.of(Dense.of(10, 32, RELU), Dense.of(32, 2, IDENTITY)),
                Sequential.of(Dense.of(1, 32, RELU), Dense.of(32, 10, IDENTITY)),
                Likelihood.gaussian(0.1))
            .init(new Seed(1));
    vae.train(x).optimizer(new Adam(0.003)).stop(afterEpochs(400)).run();
    var code = vae.encode(x);
    double meanSquare = code.mean().times(code.mean()).mean();
    double variance = code.deviation().times(code.deviation()).mean();
    assertEquals(0, code.mean().mean(), 0.15, "mean");
    assertEquals(1, meanSquare + variance, 0.2, "variance of all codes together");
    assertTrue(variance < 0.1, "the code says nothing of the sample: " + variance);
    // samples lie on the line: they reconstruct themselves
    assertTrue(vae.mse(vae.sample(500, new Seed(2))) < 0.01);
  }

  @Test
  void equalSeedsGiveTheSameBitsAndOtherSeedsOtherNoise() {
    var first = trained(new Seed(4));
    assertEquals(first, trained(new Seed(4)));
    assertNotEquals(first, trained(new Seed(5)));
  }

  /** On the full batch the order is the same for every seed; only the noise differs. */
  private Tensor trained(Seed seed) {
    var vae = small(3, Likelihood.BERNOULLI);
    vae.train(samples).batch(60).seed(seed).stop(afterEpochs(3)).run();
    return vae.reconstruct(samples);
  }

  @Test
  void everyEpochDrawsItsOwnNoise() {
    // steps too small to move a weight: only the noise makes the losses differ
    var history =
        small(3, Likelihood.BERNOULLI)
            .train(samples)
            .optimizer(new Sgd(1e-30))
            .batch(60)
            .stop(afterEpochs(2))
            .run();
    assertEquals(0, history.last("update"));
    assertNotEquals(history.values("loss")[0], history.values("loss")[1]);
    assertEquals(history.values("KL")[0], history.values("KL")[1]);
  }

  @Test
  void heldOutSamplesAreMeasuredByTheElboAndNotTrainedOn() {
    var held = Tensor.uniform(20, 10, new Seed(9));
    var vae = small(2, Likelihood.BERNOULLI);
    var history =
        vae.train(samples).beta(3).seed(new Seed(5)).validation(held).stop(afterEpochs(3)).run();
    assertEquals(vae.negativeElbo(held, new Seed(5).child(-2)), history.last("validation"));
    var without = small(2, Likelihood.BERNOULLI);
    without.train(samples).beta(3).seed(new Seed(5)).stop(afterEpochs(3)).run();
    assertEquals(without.reconstruct(held), vae.reconstruct(held));
  }

  @Test
  void aLargeBetaPullsTheCodesToThePrior() {
    double free = divergenceAfter(0.01);
    double held = divergenceAfter(20);
    assertTrue(held < 0.05 && free > 10 * held, free + " and " + held);
  }

  private double divergenceAfter(double beta) {
    var vae = small(3, Likelihood.gaussian(0.3));
    return vae.train(samples)
        .optimizer(new Adam(0.01))
        .beta(beta)
        .stop(afterEpochs(150))
        .run()
        .last("KL");
  }

  @Test
  void reconstructionsAndSamplesOfPixelsAreProbabilities() {
    var vae = small(2, Likelihood.BERNOULLI);
    for (var x : List.of(vae.reconstruct(samples), vae.sample(30, new Seed(1)))) {
      for (float pixel : x.array()) {
        assertTrue(pixel > 0 && pixel < 1);
      }
    }
    assertEquals(vae.decode(vae.prior(30, new Seed(1))), vae.sample(30, new Seed(1)));
  }

  @Test
  void divergenceOfTheTrainingStopsWithTheWeightsOfTheEpochBefore() {
    var vae = small(1, Likelihood.BERNOULLI);
    var training = vae.train(samples).optimizer(new Sgd(1e6)).batch(20).stop(afterEpochs(50));
    assertThrows(TrainingDivergedException.class, training::run);
    vae.parameters().forEach(p -> assertTrue(Float.isFinite(p.value().sum())));
  }

  @Test
  void wrongSetUpsAreRefused() {
    var vae = small(1, Likelihood.BERNOULLI);
    assertMessage("9 features", () -> vae.train(Tensor.zeros(3, 9)));
    assertMessage("got -1.0", () -> vae.train(samples).beta(-1));
    assertMessage("got NaN", () -> vae.train(samples).beta(Double.NaN));
    assertMessage("positive, got 0.0", () -> Likelihood.gaussian(0));
    assertMessage(
        "twice as many",
        () ->
            VariationalAutoencoder.of(
                Dense.of(10, 2, IDENTITY), Dense.of(2, 10, IDENTITY), Likelihood.BERNOULLI));
    assertMessage(
        "gives 9",
        () ->
            VariationalAutoencoder.of(
                Dense.of(10, 4, IDENTITY), Dense.of(2, 9, IDENTITY), Likelihood.BERNOULLI));
  }

  private static void assertMessage(String part, Runnable action) {
    var error = assertThrows(IllegalArgumentException.class, action::run);
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }
}
