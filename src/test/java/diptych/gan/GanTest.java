package diptych.gan;

import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.LEAKY_RELU;
import static diptych.nn.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autodiff.GradientCheck;
import diptych.autodiff.Node;
import diptych.nn.Dense;
import diptych.nn.Sequential;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import org.junit.jupiter.api.Test;

class GanTest {

  private static Gan packing(int m) {
    return Gan.of(
            Dense.of(3, 2, IDENTITY),
            Sequential.of(Dense.of(2 * m, 4, TANH), Dense.of(4, 1, IDENTITY)))
        .init(new Seed(1));
  }

  @Test
  void equalSeedsGiveEqualSamples() {
    var gan = packing(1);
    assertEquals(gan.generate(5, new Seed(7)), gan.generate(gan.noise(5, new Seed(7))));
    assertEquals(gan.generate(5, new Seed(7)), packing(1).generate(5, new Seed(7)));
  }

  @Test
  void uniformNoiseLiesBetweenMinusOneAndOne() {
    var gan = Gan.of(Dense.of(4, 2, IDENTITY), Dense.of(2, 1, IDENTITY), Noise.UNIFORM);
    var z = gan.noise(1000, new Seed(1));
    assertEquals(1 / 3.0, z.times(z).mean(), 0.02, "the variance of the uniform distribution");
    for (float number : z.array()) {
      assertTrue(Math.abs(number) <= 1);
    }
  }

  @Test
  void aPackIsSeveralSamplesSideBySide() {
    var gan = packing(3);
    assertEquals(3, gan.packing());
    var x = Tensor.uniform(6, 2, new Seed(2));
    var first = Tensor.of(1, 6, x.rows(0, 3).array());
    assertEquals(
        gan.discriminator().apply(first).item(), gan.logits(Node.constant(x)).value().get(0, 0));
    assertEquals(2, gan.discriminate(x).rows());
    var error = assertThrows(IllegalArgumentException.class, () -> gan.discriminate(x.rows(0, 4)));
    assertTrue(error.getMessage().contains("packs of 3"), error.getMessage());
  }

  @Test
  void gradientsFindTheirWayThroughPacks() {
    var gan = packing(3);
    var x = Node.parameter(Tensor.normal(6, 2, new Seed(3)));
    var check = GradientCheck.of(() -> gan.logits(x).square().mean(), x);
    assertTrue(check.passed(), check.toString());
  }

  @Test
  void theMinibatchDeviationIsTheMeanStandardDeviation() {
    var layer = new MinibatchDeviation(2);
    var y = layer.apply(Tensor.of(2, 2, 1, 10, 3, 16));
    assertEquals(Tensor.of(2, 2, 1, 10, 3, 16), y.matmul(Tensor.of(3, 2, 1, 0, 0, 1, 0, 0)));
    assertEquals(2, y.get(0, 2), 1e-6, "the mean of the standard deviations 1 and 3");
    assertEquals(2, y.get(1, 2), 1e-6);
    var same = layer.apply(Tensor.full(5, 2, 7));
    assertEquals(0, same.get(0, 2), 2e-4);
  }

  @Test
  void gradientsFindTheirWayThroughTheMinibatchDeviation() {
    var network =
        Sequential.of(
            Dense.of(2, 5, LEAKY_RELU), new MinibatchDeviation(5), Dense.of(6, 1, IDENTITY));
    network.init(new Seed(4));
    var x = Node.parameter(Tensor.normal(7, 2, new Seed(5)));
    var check = GradientCheck.of(() -> network.forward(x).square().mean(), x);
    assertTrue(check.passed(), check.toString());
  }

  @Test
  void thePullIsTheDirectionInWhichASampleBecomesMoreReal() {
    var gan = packing(1);
    var x = Tensor.normal(4, 2, new Seed(6));
    var pull = gan.pull(x, GanLoss.NON_SATURATING);
    for (int i = 0; i < 4; i++) {
      var sample = Node.parameter(x.row(i));
      GanLoss.NON_SATURATING.generator(gan.logits(sample)).backward();
      assertEquals(-sample.gradient().get(0, 0), pull.get(i, 0), 1e-6);
      assertEquals(-sample.gradient().get(0, 1), pull.get(i, 1), 1e-6);
    }
    var before = gan.discriminate(x);
    var after = gan.discriminate(x.plus(pull.times(0.01f)));
    for (int i = 0; i < 4; i++) {
      assertTrue(after.get(i, 0) > before.get(i, 0));
    }
  }

  @Test
  void thePullLeavesNoGradientBehind() {
    var gan = packing(1);
    gan.pull(Tensor.normal(4, 2, new Seed(6)), GanLoss.SATURATING);
    gan.parameters().forEach(p -> assertEquals(0, p.gradient().norm()));
  }

  @Test
  void clippedWeightsLieInTheirBound() {
    var layer = Dense.of(3, 2, IDENTITY);
    layer.assign(Tensor.of(3, 2, -2, 0.5f, 0, 1, 3, -0.25f), Tensor.rowVector(5, -5));
    WeightConstraint.clip(0.5).applyAll(Sequential.of(layer));
    assertEquals(Tensor.of(3, 2, -0.5f, 0.5f, 0, 0.5f, 0.5f, -0.25f), layer.weights().value());
    assertEquals(Tensor.rowVector(0.5f, -0.5f), layer.bias().value());
  }

  @Test
  void theSpectralNormIsTheLargestStretch() {
    // a rotation times diag(5, 2) times another rotation
    var left = Tensor.of(2, 2, 0.6f, -0.8f, 0.8f, 0.6f);
    var right = Tensor.of(2, 2, 0.28f, -0.96f, 0.96f, 0.28f);
    var weights = left.matmul(Tensor.of(2, 2, 5, 0, 0, 2)).matmul(right);
    assertEquals(5, WeightConstraint.spectralNormOf(weights), 1e-4);
    var layer = Dense.of(2, 2, IDENTITY);
    layer.assign(weights, Tensor.rowVector(1, 1));
    WeightConstraint.spectralNorm(1).applyAll(layer);
    assertEquals(1, WeightConstraint.spectralNormOf(layer.weights().value()), 1e-4);
    var small = layer.weights().value().times(0.5f);
    layer.assign(small, Tensor.rowVector(1, 1));
    WeightConstraint.spectralNorm(1).applyAll(layer);
    assertEquals(small, layer.weights().value(), "what is within the bound stays as it is");
  }

  @Test
  void networksThatDoNotFitAreRefused() {
    assertMessage("one logit", () -> Gan.of(Dense.of(2, 3, TANH), Dense.of(3, 2, IDENTITY)));
    assertMessage(
        "3 features, the discriminator", () -> Gan.of(Dense.of(2, 3, TANH), Dense.of(4, 1, TANH)));
    assertMessage("at least one sample", () -> packing(1).train(Tensor.zeros(0, 2)));
    assertMessage("5 features", () -> packing(1).train(Tensor.zeros(3, 5)));
    assertMessage("must be positive, got 0", () -> WeightConstraint.clip(0));
  }

  static void assertMessage(String part, Runnable action) {
    var error = assertThrows(IllegalArgumentException.class, action::run);
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }
}
