package diptych.gan;

import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.LEAKY_RELU;
import static diptych.nn.Activation.RELU;
import static diptych.nn.Activation.SIGMOID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.data.GaussianMixture;
import diptych.nn.Activation;
import diptych.nn.Adam;
import diptych.nn.Dense;
import diptych.nn.RmsProp;
import diptych.nn.Sequential;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.StopRule;
import org.junit.jupiter.api.Test;

class LipschitzTest {
  private final Tensor x = Tensor.normal(200, 2, new Seed(1));
  private final Tensor y = Tensor.normal(200, 2, new Seed(2));

  private static Dense layer(Activation activation, Tensor weights) {
    var layer = Dense.of(weights.rows(), weights.columns(), activation);
    layer.assign(weights, Tensor.zeros(1, weights.columns()));
    return layer;
  }

  private static Sequential critic(int seed) {
    var network =
        Sequential.of(
            Dense.of(2, 16, LEAKY_RELU), Dense.of(16, 16, LEAKY_RELU), Dense.of(16, 1, IDENTITY));
    network.init(new Seed(seed));
    return network;
  }

  @Test
  void aLinearCriticIsAsSteepAsItsWeightVectorIsLong() {
    var linear = layer(IDENTITY, Tensor.of(2, 1, 3, 4));
    assertEquals(5, Lipschitz.upperBound(linear), 1e-4);
    assertEquals(5, Lipschitz.atSamples(linear, x), 1e-4);
    double between = Lipschitz.betweenSamples(linear, x, y);
    assertTrue(between > 4.9 && between < 5.0001, "between samples: " + between);
  }

  @Test
  void theSpectralNormIsTheLargestSingularValueAndNoSum() {
    assertEquals(7, Lipschitz.spectralNormBound(Tensor.of(2, 3, 7, 0, 0, 0, 0, 2)), 0.01);
    assertEquals(7, Lipschitz.spectralNormBound(Tensor.of(3, 2, 0, 7, 2, 0, 0, 0)), 0.01);
    assertEquals(0, Lipschitz.spectralNormBound(Tensor.zeros(3, 2)));
  }

  @Test
  void theBoundIsNeverBelowPowerIterationAndHardlyAboveIt() {
    for (int seed = 0; seed < 20; seed++) {
      var weights = Tensor.normal(5 + seed, 40 - seed, new Seed(seed)).times(1e-3f);
      double bound = Lipschitz.spectralNormBound(weights);
      double below = WeightConstraint.spectralNormOf(weights);
      assertTrue(bound >= below * (1 - 1e-5) && bound < 1.05 * below, below + " and " + bound);
    }
  }

  @Test
  void theActivationsHaveTheirOwnSteepness() {
    assertEquals(1.25, Lipschitz.upperBound(layer(SIGMOID, Tensor.of(2, 1, 3, 4))), 1e-4);
    assertEquals(5, Lipschitz.upperBound(layer(RELU, Tensor.of(2, 1, 3, 4))), 1e-4);
    var flat = layer(SIGMOID, Tensor.of(1, 1, 4));
    assertEquals(1, Lipschitz.atSamples(flat, Tensor.zeros(1, 1)), 1e-5);
  }

  @Test
  void samplesNeverShowMoreThanTheUpperBound() {
    for (int seed = 0; seed < 10; seed++) {
      var critic = critic(seed);
      double upper = Lipschitz.upperBound(critic);
      assertTrue(Lipschitz.atSamples(critic, x) <= upper);
      double between = Lipschitz.betweenSamples(critic, x, y);
      assertTrue(between > 0 && between <= upper, between + " above " + upper);
    }
  }

  @Test
  void gradientsAreDifferencesBetweenNearSamples() {
    var critic = layer(IDENTITY, Tensor.of(2, 1, 1, 0));
    var near = x.plus(Tensor.of(1, 2, 0.01f, 0));
    assertEquals(1, Lipschitz.betweenSamples(critic, x, near), 1e-3);
    assertEquals(1, Lipschitz.atSamples(critic, x), 1e-5);
  }

  @Test
  void equalSamplesAreLeftOutAndOtherShapesRefused() {
    assertEquals(0, Lipschitz.betweenSamples(critic(1), x, x));
    assertThrows(
        IllegalArgumentException.class, () -> Lipschitz.betweenSamples(critic(1), x, x.rows(0, 3)));
    assertThrows(
        IllegalArgumentException.class, () -> Lipschitz.upperBound(new MinibatchDeviation(2)));
  }

  @Test
  void measuringLeavesTheCriticsGradientsAlone() {
    var critic = critic(1);
    Lipschitz.atSamples(critic, x);
    critic.parameters().forEach(p -> assertEquals(0, p.gradient().norm()));
  }

  @Test
  void aTrainedCriticKeepsTheBoundThatItsConstraintPromises() {
    var gan = Gan.of(Dense.of(2, 2, IDENTITY), critic(3)).init(new Seed(3));
    var ring = GaussianMixture.ring(8, 1, 0.01);
    var training =
        gan.train(ring::sample)
            .loss(GanLoss.WASSERSTEIN)
            .optimizers(new Adam(0.01), new Adam(0.01))
            .stop(StopRule.afterIterations(50));
    training.constrain(WeightConstraint.spectralNorm(1)).run();
    double upper = Lipschitz.upperBound(gan.discriminator());
    assertTrue(upper < 1.05, "steeper than 1: " + upper);
    assertTrue(Lipschitz.atSamples(gan.discriminator(), x) <= upper);
  }

  @Test
  void theCriticsLossApproachesMinusTheWassersteinDistance() {
    // two points 3 apart on a line: W1 = 3, and a critic of steepness 1 reaches it
    var gan = Gan.of(Dense.of(1, 1, IDENTITY), Dense.of(1, 1, IDENTITY)).init(new Seed(1));
    ((Dense) gan.generator()).assign(Tensor.zeros(1, 1), Tensor.zeros(1, 1));
    var training =
        gan.train(Tensor.full(8, 1, 3))
            .loss(GanLoss.WASSERSTEIN)
            .optimizers(new RmsProp(0.05), new RmsProp(0.05))
            .constrain(WeightConstraint.spectralNorm(1));
    double loss = 0;
    for (int step = 0; step < 200; step++) {
      loss = training.stepDiscriminator().loss();
    }
    assertEquals(-3, loss, 0.01);
  }
}
