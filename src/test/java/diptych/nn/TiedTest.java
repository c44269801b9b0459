package diptych.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autodiff.GradientCheck;
import diptych.autodiff.Node;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TiedTest {
  private final Tensor samples = Tensor.uniform(6, 5, new Seed(1));
  private final Dense encoder = Dense.of(5, 3, Activation.TANH);

  @ParameterizedTest
  @EnumSource
  void sharedWeightsGetTheGradientsOfBothLayers(Activation activation) {
    encoder.init(new Seed(2));
    var decoder = Tied.to(encoder, activation);
    for (int j = 0; j < 5; j++) {
      // far from relu's kink, where no finite difference is right
      decoder.bias().value().set(0, j, j % 2 == 0 ? 2 : -2);
    }
    var x = Node.parameter(samples.copy());
    Supplier<Node> loss = () -> Loss.MSE.of(decoder.forward(encoder.forward(x)), samples);
    for (var parameter : List.of(encoder.weights(), encoder.bias(), decoder.bias(), x)) {
      var check = GradientCheck.of(loss, parameter);
      assertTrue(check.passed(), check::toString);
    }
  }

  @Test
  void aTiedLayerIsTheDenseLayerWithTransposedWeights() {
    encoder.init(new Seed(3));
    var tied = Tied.to(encoder, Activation.SIGMOID);
    var bias = Tensor.rowVector(1, 2, 3, 4, 5);
    for (int j = 0; j < 5; j++) {
      tied.bias().value().set(0, j, bias.get(0, j));
    }
    var dense = Dense.of(3, 5, Activation.SIGMOID);
    dense.assign(encoder.weights().value().transpose(), bias);
    var codes = Tensor.normal(4, 3, new Seed(4));
    assertEquals(dense.apply(codes), tied.apply(codes));
    tied.init(new Seed(9));
    assertEquals(0, tied.bias().value().norm());
  }

  @Test
  void theSharedWeightsAreCountedOnce() {
    assertEquals(5, Tied.to(encoder, Activation.SIGMOID).parameterCount());
    assertEquals("Tied(3 → 5, sigmoid)", Tied.to(encoder, Activation.SIGMOID).toString());
  }

  @Test
  void codesOfAnotherSizeAndWeightsThatNobodyDrewAreRefused() {
    var tied = Tied.to(encoder, Activation.RELU);
    var codes = Tensor.zeros(1, 3);
    assertThrows(IllegalStateException.class, () -> tied.apply(codes));
    encoder.init(new Seed(1));
    var error = assertThrows(IllegalArgumentException.class, () -> tied.apply(samples));
    assertTrue(error.getMessage().contains("(6, 5)"), error.getMessage());
  }
}
