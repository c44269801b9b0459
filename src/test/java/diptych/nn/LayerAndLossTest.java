package diptych.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autodiff.GradientCheck;
import diptych.autodiff.Node;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayerAndLossTest {
  private final Tensor samples = Tensor.normal(5, 4, new Seed(1));
  private final Tensor target = Tensor.uniform(5, 3, new Seed(2));

  @ParameterizedTest
  @EnumSource
  void aDenseLayerHasTheGradientOfFiniteDifferences(Activation activation) {
    var layer = Dense.of(4, 3, activation);
    layer.init(new Seed(3));
    layer.assign(layer.weights().value(), Tensor.rowVector(0.3f, -0.4f, 0.5f));
    var x = Node.parameter(samples.copy());
    Supplier<Node> loss = () -> Loss.MSE.of(layer.forward(x), target);
    for (var parameter : new Node[] {layer.weights(), layer.bias(), x}) {
      var check = GradientCheck.of(loss, parameter);
      assertTrue(check.passed(), check::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDenseLayerIsItsFormula(Activation activation) {
    var layer = Dense.of(4, 3, activation);
    layer.assign(Tensor.normal(4, 3, new Seed(4)), Tensor.rowVector(0.1f, 0.2f, -0.3f));
    var x = Node.constant(samples);
    var sums = x.matmul(layer.weights()).plus(layer.bias());
    var expected =
        switch (activation) {
          case IDENTITY -> sums;
          case RELU -> sums.relu();
          case LEAKY_RELU -> sums.leakyRelu(0.2f);
          case TANH -> sums.tanh();
          case SIGMOID -> sums.sigmoid();
        };
    assertTrue(layer.apply(samples).minus(expected.value()).norm() < 1e-6);
  }

  @Test
  void layersInARowHaveTheGradientOfFiniteDifferences() {
    var layers = Sequential.of(Dense.of(4, 6, Activation.TANH), Dense.of(6, 3, Activation.SIGMOID));
    layers.init(new Seed(5));
    for (var parameter : layers.parameters()) {
      var check =
          GradientCheck.of(
              () -> Loss.MSE.of(layers.forward(Node.constant(samples)), target), parameter);
      assertTrue(check.passed(), check::toString);
    }
    assertEquals(4 * 6 + 6 + 6 * 3 + 3, layers.parameterCount());
  }

  @Test
  void bothLossesHaveTheGradientOfFiniteDifferences() {
    var output = Node.parameter(Tensor.normal(5, 3, new Seed(6)).times(2));
    for (var loss : new Loss[] {Loss.MSE, Loss.BINARY_CROSS_ENTROPY}) {
      var check = GradientCheck.of(() -> loss.of(output, target), output);
      assertTrue(check.passed(), check::toString);
    }
  }

  @Test
  void meanSquaredErrorAveragesOverSamplesAndFeatures() {
    var output = Node.constant(Tensor.of(2, 2, 1, 2, 3, 4));
    var loss = Loss.MSE.of(output, Tensor.of(2, 2, 0, 2, 1, 7));
    assertEquals((1 + 0 + 4 + 9) / 4f, loss.value().item());
  }

  @Test
  void binaryCrossEntropyIsItsFormulaAndHasNoLogOfZero() {
    var logits = Tensor.rowVector(0.5f, -2, 3);
    var labels = Tensor.rowVector(1, 0, 0.25f);
    double expected = 0;
    for (int i = 0; i < 3; i++) {
      double p = 1 / (1 + Math.exp(-logits.get(0, i)));
      double t = labels.get(0, i);
      expected -= (t * Math.log(p) + (1 - t) * Math.log(1 - p)) / 3;
    }
    var loss = Loss.BINARY_CROSS_ENTROPY.of(Node.constant(logits), labels);
    assertEquals(expected, loss.value().item(), 1e-6);
    var sure = Node.parameter(Tensor.rowVector(200, -200));
    var wrong = Loss.BINARY_CROSS_ENTROPY.of(sure, Tensor.rowVector(0, 1));
    wrong.backward();
    assertEquals(200, wrong.value().item());
    assertEquals(Tensor.rowVector(0.5f, -0.5f), sure.gradient());
  }

  @Test
  void equalSeedsGiveEqualWeightsAndOthersOthers() {
    assertEquals(drawn(new Seed(1)), drawn(new Seed(1)));
    assertNotEquals(drawn(new Seed(1)), drawn(new Seed(2)));
  }

  private static Tensor drawn(Seed seed) {
    var layer = Dense.of(20, 10, Activation.RELU);
    layer.init(seed);
    return layer.weights().value();
  }

  @Test
  void initialisersHaveTheSpreadOfTheirPapers() {
    var glorot = Initializer.GLOROT.draw(300, 200, new Seed(3));
    double limit = Math.sqrt(6.0 / 500);
    for (float weight : glorot.array()) {
      assertTrue(Math.abs(weight) <= limit);
    }
    assertEquals(limit * limit / 3, meanSquare(glorot), 0.02 * limit * limit / 3);
    var he = Initializer.HE.draw(300, 200, new Seed(3));
    assertEquals(2.0 / 300, meanSquare(he), 0.02 * 2 / 300);
  }

  private static double meanSquare(Tensor x) {
    return x.times(x).mean();
  }

  @Test
  void aLayerWithoutWeightsSaysToCallInit() {
    var layer = Dense.of(4, 3, Activation.RELU);
    var error = assertThrows(IllegalStateException.class, () -> layer.apply(samples));
    assertTrue(error.getMessage().contains("init"), error.getMessage());
  }

  @Test
  void wrongShapesAreRefusedWithBothShapes() {
    var layer = Dense.of(7, 3, Activation.RELU);
    layer.init(new Seed(1));
    assertMessage("(n, 7) samples, got (5, 4)", () -> layer.apply(samples));
    assertMessage(
        "must have shape (7, 3), got (3, 7)",
        () -> layer.assign(Tensor.zeros(3, 7), Tensor.zeros(1, 3)));
    assertMessage("(5, 4)", () -> Loss.MSE.of(Node.constant(samples), target));
    assertMessage(
        "empty", () -> Loss.MSE.of(Node.constant(Tensor.zeros(0, 3)), Tensor.zeros(0, 3)));
    assertMessage(
        "gives 3 features",
        () -> Sequential.of(Dense.of(4, 3, Activation.RELU), Dense.of(4, 3, Activation.RELU)));
    assertMessage("at least one layer", Sequential::of);
    assertMessage("got 0 and 3", () -> Dense.of(0, 3, Activation.RELU));
  }

  private static void assertMessage(String part, Runnable action) {
    var error = assertThrows(IllegalArgumentException.class, action::run);
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }

  @Test
  void aFrozenNetworkPassesTheGradientOnAndGetsNone() {
    var network =
        Sequential.of(Dense.of(3, 4, Activation.RELU), Dense.of(4, 1, Activation.SIGMOID));
    network.init(new Seed(1));
    var x = Tensor.normal(5, 3, new Seed(2));
    var learning = Node.parameter(x.copy());
    network.forward(learning).sum().backward();
    var passing = Node.parameter(x.copy());
    network.parameters().forEach(Node::zeroGradient);
    var y = network.frozen().forward(passing);
    y.sum().backward();
    assertEquals(network.apply(x), y.value());
    assertEquals(learning.gradient(), passing.gradient());
    for (var parameter : network.parameters()) {
      assertEquals(0f, parameter.gradient().norm());
    }
  }
}
