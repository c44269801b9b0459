package diptych.gan;

import static diptych.nn.Activation.RELU;
import static diptych.nn.Activation.SIGMOID;
import static diptych.training.StopRule.afterIterations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autodiff.GradientCheck;
import diptych.autodiff.Node;
import diptych.nn.Activation;
import diptych.nn.Dense;
import diptych.nn.Sequential;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import org.junit.jupiter.api.Test;

class FixedTest {
  private final Tensor weights = Tensor.normal(3, 2, new Seed(1));
  private final Tensor bias = Tensor.rowVector(0.5f, -0.5f);

  private Dense dense() {
    var layer = Dense.of(3, 2, SIGMOID);
    layer.assign(weights, bias);
    return layer;
  }

  @Test
  void trainingAndInitLeaveItsWeightsAsTheyWereGiven() {
    var last = dense();
    var generator = Sequential.of(Dense.of(2, 3, RELU), new Fixed(last));
    var gan = Gan.of(generator, Dense.of(2, 1, Activation.IDENTITY)).init(new Seed(2));
    assertEquals(weights, last.weights().value());
    var first = generator.parameters().get(0).value().copy();
    gan.train(Tensor.uniform(64, 2, new Seed(3))).stop(afterIterations(5)).run();
    assertEquals(weights, last.weights().value());
    assertEquals(bias, last.bias().value());
    assertNotEquals(first, generator.parameters().get(0).value());
  }

  @Test
  void itGivesWhatTheLayerGivesAndHasNothingToLearn() {
    var fixed = new Fixed(dense());
    var x = Tensor.normal(5, 3, new Seed(4));
    assertEquals(dense().apply(x), fixed.apply(x));
    assertEquals(0, fixed.parameterCount());
    assertEquals(3, fixed.inputs());
    assertEquals(2, fixed.outputs());
    assertEquals("Fixed(Dense(3 → 2, sigmoid))", fixed.toString());
  }

  @Test
  void theGradientPassesThrough() {
    var fixed = new Fixed(dense());
    var x = Node.parameter(Tensor.normal(4, 3, new Seed(5)));
    var check = GradientCheck.of(() -> GanLoss.NON_SATURATING.generator(fixed.forward(x)), x);
    assertTrue(check.passed(), check.toString());
  }

  @Test
  void aLayerWithoutWeightsIsRefusedWhenItIsUsed() {
    var fixed = new Fixed(Dense.of(3, 2, SIGMOID));
    assertThrows(IllegalStateException.class, () -> fixed.apply(Tensor.zeros(1, 3)));
  }
}
