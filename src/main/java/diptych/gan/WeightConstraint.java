package diptych.gan;

import diptych.nn.Dense;
import diptych.nn.Layer;
import diptych.nn.Sequential;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;

/** A bound that the discriminator's weights are put back into after each of its steps. */
@FunctionalInterface
public interface WeightConstraint {
  /** Rounds of power iteration in {@link #spectralNorm}, two products with the weights each. */
  int POWER_ROUNDS = 20;

  /** Puts a dense layer's weights back into the bound. */
  void apply(Dense layer);

  /** Applies the bound to every dense layer of a network. */
  default void applyAll(Layer network) {
    if (network instanceof Dense dense) {
      apply(dense);
    } else if (network instanceof Sequential sequence) {
      sequence.layers().forEach(this::applyAll);
    }
  }

  /**
   * Every weight and bias between −{@code bound} and {@code bound} (Arjovsky, Chintala and Bottou
   * 2017, algorithm 1).
   *
   * @throws IllegalArgumentException if the bound is not positive
   */
  static WeightConstraint clip(double bound) {
    requirePositive(bound);
    float limit = (float) bound;
    return layer -> {
      for (var parameter : layer.parameters()) {
        float[] values = parameter.value().array();
        for (int i = 0; i < values.length; i++) {
          values[i] = Math.max(-limit, Math.min(limit, values[i]));
        }
      }
    };
  }

  /**
   * Every weight matrix's spectral norm, the most by which it can stretch a vector, at most {@code
   * bound}: W is divided by max(1, σ(W) / bound).
   *
   * <p>The norm is Miyato et al.'s (2018), by power iteration; dividing after the step rather than
   * inside the layer is Gouk et al.'s (2021, 'Regularisation of neural networks by enforcing
   * Lipschitz continuity', algorithm 1). A network of such layers with relu is Lipschitz with
   * constant bound^layers.
   *
   * @throws IllegalArgumentException if the bound is not positive
   */
  static WeightConstraint spectralNorm(double bound) {
    requirePositive(bound);
    return layer -> {
      var weights = layer.weights().value();
      double norm = spectralNormOf(weights);
      if (norm > bound) {
        var scaled = weights.times((float) (bound / norm));
        scaled.copyInto(weights);
      }
    };
  }

  /** The largest singular value of a matrix, by {@link #POWER_ROUNDS} rounds of power iteration. */
  static double spectralNormOf(Tensor weights) {
    var turned = weights.transpose();
    var v = Tensor.normal(1, weights.rows(), new Seed(0));
    double norm = 0;
    for (int round = 0; round < POWER_ROUNDS; round++) {
      var u = v.matmul(weights);
      v = u.times(1 / Math.max(u.norm(), Float.MIN_NORMAL)).matmul(turned);
      norm = v.norm();
      v = v.times((float) (1 / Math.max(norm, Float.MIN_NORMAL)));
    }
    return norm;
  }

  private static void requirePositive(double bound) {
    if (!(bound > 0)) {
      throw new IllegalArgumentException("a weight bound must be positive, got " + bound);
    }
  }
}
