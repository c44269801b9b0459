package diptych.comparison;

import diptych.nn.Activation;
import diptych.nn.Dense;
import diptych.nn.Layer;
import diptych.nn.Sequential;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The layer sizes that all contenders share: what narrows samples to a code (encoder or
 * discriminator) and what widens a code to a sample (decoder or generator) mirror each other.
 *
 * @param features numbers of a sample
 * @param hidden the widths of the hidden layers, from the sample to the code
 * @param code numbers of a code, or of the generator's noise
 */
public record Sizes(int features, List<Integer> hidden, int code) {

  /** 28 × 28 pixels, one hidden layer of 128, codes of 16 numbers. */
  public static final Sizes DIGITS = new Sizes(784, List.of(128), 16);

  /** Keeps the widths as they are now. */
  public Sizes {
    hidden = List.copyOf(hidden);
  }

  /** From samples to {@code outputs} numbers without activation, by way of the hidden layers. */
  Layer narrowing(Activation activation, int outputs) {
    return network(features, hidden, activation, outputs, Activation.IDENTITY);
  }

  /** From codes to samples, by way of the hidden layers in reverse. */
  Layer widening(Activation last) {
    var reversed = new ArrayList<>(hidden);
    Collections.reverse(reversed);
    return network(code, reversed, Activation.RELU, features, last);
  }

  private static Layer network(
      int inputs, List<Integer> widths, Activation activation, int outputs, Activation last) {
    var layers = new ArrayList<Layer>();
    int before = inputs;
    for (int width : widths) {
      layers.add(Dense.of(before, width, activation));
      before = width;
    }
    layers.add(Dense.of(before, outputs, last));
    return new Sequential(layers);
  }
}
