package diptych.comparison;

import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.RELU;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diptych.gan.MinibatchDeviation;
import diptych.nn.Dense;
import diptych.nn.Sequential;
import diptych.tensor.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiplyAddsTest {
  // 7·5 = 35, 5·2 = 10; 2·5 = 10, 5·7 = 35
  private final Sequential narrowing =
      Sequential.of(Dense.of(7, 5, RELU), Dense.of(5, 2, IDENTITY));
  private final Sequential widening = Sequential.of(Dense.of(2, 5, RELU), Dense.of(5, 7, IDENTITY));

  @Test
  void aProductIsInputsTimesOutputs() {
    assertEquals(45, MultiplyAdds.forward(narrowing));
    assertEquals(45, MultiplyAdds.forward(Sequential.of(narrowing)));
  }

  @Test
  void anAutoencodersStepIsThreeProductsALayerButTwoForTheFirst() {
    // forward 35 + 10 + 10 + 35, weights the same, inputs all but the first 35
    assertEquals(90 + 90 + 55, MultiplyAdds.autoencoder(narrowing, widening));
  }

  @Test
  void theGamesStepsAreCountedMoveByMove() {
    // D: G forward 45; for a real and a generated sample D forward 45, weights 45, inputs 10
    assertEquals(45 + 2 * (45 + 45 + 10), MultiplyAdds.discriminatorStep(widening, narrowing));
    // G: forward 45 + 45; through D to its inputs 45; G's weights 45 and inputs 35
    assertEquals(90 + 45 + 45 + 35, MultiplyAdds.generatorStep(widening, narrowing));
    assertEquals(40 * 45, MultiplyAdds.spectralNorm(narrowing));
  }

  @Test
  void aRoundIsAnEpochOfSamplesOrAnIterationOfABatch() {
    var sizes = new Sizes(7, List.of(5), 2);
    assertEquals(235 * 100, Contender.AE.enter(sizes, new Seed(1)).multiplyAddsPerRound(100));
    var gan = Contender.GAN.enter(sizes, new Seed(1));
    assertEquals(gan.multiplyAddsPerRound(100), gan.multiplyAddsPerRound(200));
  }

  @Test
  void anotherKindOfLayerIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> MultiplyAdds.forward(new MinibatchDeviation(3)));
  }
}
