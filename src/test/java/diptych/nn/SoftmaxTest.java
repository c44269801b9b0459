package diptych.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autodiff.GradientCheck;
import diptych.autodiff.Node;
import diptych.autodiff.Workspace;
import diptych.tensor.Elementwise;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxTest {
  private final Tensor logits = Tensor.normal(5, 6, new Seed(1));

  @Test
  void eachGroupIsItsOwnDistributionByTheFormula() {
    var y = new Softmax(2, 3, 0.5).apply(logits);
    for (int i = 0; i < 5; i++) {
      for (int group = 0; group < 2; group++) {
        double sum = 0;
        for (int j = 0; j < 3; j++) {
          sum += Math.exp(logits.get(i, 3 * group + j) / 0.5);
        }
        for (int j = 3 * group; j < 3 * group + 3; j++) {
          assertEquals(Math.exp(logits.get(i, j) / 0.5) / sum, y.get(i, j), 1e-6);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,6,1", "2,3,1", "2,3,0.5", "3,2,2", "6,1,1"})
  void itsGradientIsThatOfFiniteDifferences(int groups, int size, double temperature) {
    var softmax = new Softmax(groups, size, temperature);
    var x = Node.parameter(logits.copy());
    var target = Tensor.uniform(5, 6, new Seed(2));
    var check = GradientCheck.of(() -> Loss.MSE.of(softmax.forward(x), target), x);
    assertTrue(check.passed(), check::toString);
    assertEquals(groups < 6, check.analytic().norm() > 0);
  }

  @Test
  void aGradientIsAddedToWhatIsThereInMemoryOfATrainingToo() {
    var softmax = Softmax.of(2, 3);
    var weights = Tensor.normal(5, 6, new Seed(3));
    var alone = Node.parameter(logits.copy());
    softmax.forward(alone).times(Node.constant(weights)).sum().backward();
    var workspace = new Workspace();
    for (int step = 0; step < 2; step++) {
      workspace.reset();
      var x = Node.parameter(logits.copy());
      var input = x.plus(Node.constant(Tensor.zeros(5, 6), workspace));
      softmax
          .forward(input)
          .plus(softmax.forward(input))
          .times(Node.constant(weights))
          .sum()
          .backward();
      var twice = alone.gradient().copy();
      Elementwise.addScaled(alone.gradient(), 1, twice);
      assertTrue(x.gradient().minus(twice).norm() < 1e-5);
    }
  }

  @Test
  void hugeLogitsNeitherOverflowNorVanish() {
    var y = Softmax.of(2, 2).apply(Tensor.rowVector(3e38f, -3e38f, -3e38f, -3e38f));
    assertEquals(Tensor.rowVector(1, 0, 0.5f, 0.5f), y);
  }

  @Test
  void aLowTemperatureNearsTheLargestAndAHighOneEvenness() {
    var x = Tensor.rowVector(1, 2, 3);
    assertEquals(1, Softmax.of(1, 3).at(0.01).apply(x).get(0, 2), 1e-6);
    assertEquals(1 / 3.0, Softmax.of(1, 3).at(1e6).apply(x).get(0, 0), 1e-5);
  }

  @Test
  void itHasNothingToLearn() {
    var softmax = Softmax.of(8, 27);
    softmax.init(new Seed(1));
    assertEquals(0, softmax.parameterCount());
    assertEquals(216, softmax.inputs());
    assertEquals(216, softmax.outputs());
    assertEquals("Softmax(8 x 27, temperature 1.0)", softmax.toString());
    var network = Sequential.of(Dense.of(4, 216, Activation.IDENTITY), softmax);
    network.init(new Seed(1));
    assertEquals(8, network.frozen().apply(Tensor.normal(1, 4, new Seed(2))).sum(), 1e-5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void impossibleTemperaturesAreRefused(double temperature) {
    assertThrows(IllegalArgumentException.class, () -> new Softmax(1, 2, temperature));
  }

  @Test
  void impossibleSizesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Softmax.of(0, 2));
    assertThrows(IllegalArgumentException.class, () -> Softmax.of(2, 0));
    var error = assertThrows(IllegalArgumentException.class, () -> Softmax.of(2, 2).apply(logits));
    assertEquals(
        "Softmax(2 x 2, temperature 1.0) takes (n, 4) samples, got (5, 6)", error.getMessage());
  }
}
