package diptych.comparison;

import diptych.gan.WeightConstraint;
import diptych.nn.Dense;
import diptych.nn.Layer;
import diptych.nn.Sequential;

/**
 * Multiply-adds of the matrix products of a training, for one sample: the part of the cost that
 * does not depend on the machine. Activations, losses, biases and optimisers are not counted; they
 * grow with numbers and weights, not with their product.
 *
 * <p>A dense layer of m inputs and n outputs costs m·n forward, m·n for the gradient of its weights
 * and m·n for the gradient of its inputs.
 */
public final class MultiplyAdds {
  private MultiplyAdds() {}

  /**
   * Forward through a network of dense layers.
   *
   * @throws IllegalArgumentException if there is another kind of layer
   */
  public static long forward(Layer network) {
    if (network instanceof Dense dense) {
      return (long) dense.inputs() * dense.outputs();
    }
    return sequence(network).layers().stream().mapToLong(MultiplyAdds::forward).sum();
  }

  /** The first layer's share of {@link #forward}: no sample needs a gradient of its own. */
  private static long first(Layer network) {
    return network instanceof Dense dense
        ? forward(dense)
        : first(sequence(network).layers().get(0));
  }

  private static Sequential sequence(Layer network) {
    if (network instanceof Sequential sequence) {
      return sequence;
    }
    throw new IllegalArgumentException(
        "the multiply-adds of %s are not known; use dense layers alone".formatted(network));
  }

  /** A step of an autoencoder of either kind: forward and back through both halves. */
  public static long autoencoder(Layer encoder, Layer decoder) {
    return 3 * (forward(encoder) + forward(decoder)) - first(encoder);
  }

  /**
   * A step of the discriminator: forward through G; forward and back through D, for a real and a
   * generated sample.
   */
  public static long discriminatorStep(Layer generator, Layer discriminator) {
    return forward(generator) + 2 * (3 * forward(discriminator) - first(discriminator));
  }

  /** A step of the generator: forward and back through both, but no gradient of D's weights. */
  public static long generatorStep(Layer generator, Layer discriminator) {
    return 3 * forward(generator) - first(generator) + 2 * forward(discriminator);
  }

  /** What keeping the discriminator's spectral norms in bounds costs after a step of any size. */
  static long spectralNorm(Layer discriminator) {
    return 2 * WeightConstraint.POWER_ROUNDS * forward(discriminator);
  }
}
