package diptych.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autodiff.Node;
import diptych.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The expected numbers were computed by hand from the papers' formulas, in ten digits. */
class OptimizerTest {
  private static final float[] START = {0.5f, -1.25f};
  private static final float[][] GRADIENTS = {{0.2f, -3}, {-0.1f, 1}, {0.4f, 0}};

  private static void assertSteps(Optimizer optimizer, double[][] expected) {
    var parameter = Node.parameter(Tensor.rowVector(START.clone()));
    for (int step = 0; step < expected.length; step++) {
      System.arraycopy(GRADIENTS[step], 0, parameter.gradient().array(), 0, 2);
      optimizer.step(List.of(parameter));
      for (int i = 0; i < 2; i++) {
        double value = expected[step][i];
        assertEquals(
            value,
            parameter.value().get(0, i),
            1e-6 * Math.abs(value),
            optimizer + " step " + step);
      }
    }
  }

  @Test
  void gradientDescentTakesTheStepsOfItsFormula() {
    assertSteps(new Sgd(0.1), new double[][] {{0.48, -0.95}, {0.49, -1.05}, {0.45, -1.05}});
  }

  @Test
  void momentumTakesTheStepsOfItsFormula() {
    // v: -0.02, 0.3; then 0.9v - 0.1g: -0.008, 0.17; then -0.0472, 0.153
    assertSteps(
        new Sgd(0.1, 0.9), new double[][] {{0.48, -0.95}, {0.472, -0.78}, {0.4248, -0.627}});
  }

  @Test
  void rmsPropTakesTheStepsOfItsFormula() {
    assertSteps(
        new RmsProp(0.01),
        new double[][] {
          {0.4683772734, -1.2183772267},
          {0.4831214473, -1.2288600740},
          {0.4549356741, -1.2288600740}
        });
  }

  @Test
  void adamTakesTheStepsOfItsFormula() {
    assertSteps(
        new Adam(0.01),
        new double[][] {
          {0.4900000050, -1.2400000003},
          {0.4873366363, -1.2359978148},
          {0.4807555228, -1.2329041138}
        });
  }

  @Test
  void twoParametersDoNotShareWhatIsRemembered() {
    var optimizer = new Sgd(0.1, 0.9);
    var moving = Node.parameter(Tensor.scalar(0));
    var resting = Node.parameter(Tensor.scalar(0));
    moving.gradient().set(0, 0, 1);
    optimizer.step(List.of(moving, resting));
    optimizer.step(List.of(moving, resting));
    assertEquals(0, resting.value().item());
    assertEquals(-0.29f, moving.value().item(), 1e-6);
  }

  @Test
  void impossibleSettingsAreRefused() {
    for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      var error = assertThrows(IllegalArgumentException.class, () -> new Adam(rate));
      assertTrue(error.getMessage().contains(Double.toString(rate)), error.getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> new Sgd(0.1, 1));
    assertThrows(IllegalArgumentException.class, () -> new RmsProp(0.1, -0.1));
    assertThrows(IllegalArgumentException.class, () -> new Adam(0.1, 0.9, Double.NaN));
  }
}
