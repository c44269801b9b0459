package diptych.gan;

import static diptych.nn.Activation.IDENTITY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diptych.nn.Dense;
import diptych.tensor.Tensor;
import diptych.training.History;
import diptych.training.StopRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightAverageTest {
  private final Dense layer = Dense.of(1, 1, IDENTITY);
  private final History history =
      new History(StopRule.afterIterations(9), "iteration", List.of("D loss"));

  private void weigh(float weight) {
    layer.assign(Tensor.scalar(weight), Tensor.scalar(0));
  }

  private float weight() {
    return layer.weights().value().item();
  }

  @Test
  void theAverageFollowsTheWeightsByItsDecay() {
    weigh(0);
    var average = WeightAverage.of(layer, 0.25);
    weigh(1);
    average.epochEnded(history); // factor 1 / 10 while it is below the decay
    assertEquals(0.9f, average.use(this::weight), 1e-6);
    weigh(3);
    average.epochEnded(history); // factor 2 / 11
    assertEquals(0.9f * 2 / 11 + 3f * 9 / 11, average.use(this::weight), 1e-6);
    for (int i = 0; i < 3; i++) {
      weigh(0);
      average.epochEnded(history); // factors 0.25
    }
    assertEquals((0.9f * 2 / 11 + 3f * 9 / 11) / 64, average.use(this::weight), 1e-6);
  }

  @Test
  void theNetworkHasItsOwnWeightsAgainAfterUse() {
    weigh(2);
    var average = WeightAverage.of(layer, 0.9);
    weigh(5);
    assertEquals(2, average.use(this::weight));
    assertEquals(5, weight());
    assertThrows(
        IllegalStateException.class,
        () ->
            average.use(
                () -> {
                  throw new IllegalStateException("in the middle");
                }));
    assertEquals(5, weight());
    average.keep();
    assertEquals(2, weight());
  }

  @Test
  void aDecayOfOneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> WeightAverage.of(layer, 1));
  }
}
