package diptych.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autodiff.GradientCheck;
import diptych.autodiff.Node;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairsTest {

  @Test
  void theRowIsFollowedByHowOftenEachSymbolFollowsEachOther() {
    // abb and aba, then a word of half symbols
    var x = Tensor.of(3, 6, 1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 0.5f, 0.5f, 1, 0, 0, 1);
    assertEquals(
        Tensor.of(
            3, 10, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, //
            1, 0, 0, 1, 1, 0, 0, 1, 1, 0, //
            0.5f, 0.5f, 1, 0, 0, 1, 0.5f, 1, 0.5f, 0),
        new Pairs(3, 2).apply(x));
  }

  @ParameterizedTest
  @CsvSource({"2,1", "2,3", "4,2", "3,4"})
  void itsGradientIsThatOfFiniteDifferences(int places, int size) {
    var layer = new Pairs(places, size);
    var x = Node.parameter(Tensor.normal(3, layer.inputs(), new Seed(1)));
    var target = Tensor.uniform(3, layer.outputs(), new Seed(2));
    var check = GradientCheck.of(() -> Loss.MSE.of(layer.forward(x), target), x);
    assertTrue(check.passed(), check::toString);
    assertTrue(check.analytic().norm() > 0);
  }

  @Test
  void itHasNothingToLearnAndFitsBetweenLayers() {
    var layer = new Pairs(8, 27);
    assertEquals(0, layer.parameterCount());
    assertEquals(216 + 729, layer.outputs());
    var network = Sequential.of(layer, Dense.of(945, 1, Activation.IDENTITY));
    network.init(new Seed(1));
    assertEquals("(2, 1)", network.frozen().apply(Tensor.zeros(2, 216)).shape());
    assertEquals("Pairs(8 x 27)", layer.toString());
  }

  @Test
  void whatHasNoPairsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Pairs(1, 3));
    assertThrows(IllegalArgumentException.class, () -> new Pairs(2, 0));
    var layer = new Pairs(3, 2);
    var error = assertThrows(IllegalArgumentException.class, () -> layer.apply(Tensor.zeros(1, 5)));
    assertEquals("Pairs(3 x 2) takes (n, 6) samples, got (1, 5)", error.getMessage());
  }
}
