package diptych.nn;

import diptych.tensor.Elementwise;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;

/** How a layer's weights are drawn before training; its biases start at zero. */
public enum Initializer {
  /** Uniform in ±√(6 / (inputs + outputs)): Glorot and Bengio 2010, equation 16. Keras' default. */
  GLOROT {
    @Override
    Tensor draw(int inputs, int outputs, Seed seed) {
      return uniform(inputs, outputs, Math.sqrt(6.0 / (inputs + outputs)), seed);
    }
  },

  /** Normal with variance 2 / inputs, for relu layers: He et al. 2015, equation 10. */
  HE {
    @Override
    Tensor draw(int inputs, int outputs, Seed seed) {
      return Tensor.normal(inputs, outputs, seed).times((float) Math.sqrt(2.0 / inputs));
    }
  };

  /** Weights of shape (inputs, outputs). */
  abstract Tensor draw(int inputs, int outputs, Seed seed);

  private static Tensor uniform(int inputs, int outputs, double limit, Seed seed) {
    var weights = Tensor.full(inputs, outputs, (float) -limit);
    Elementwise.addScaled(Tensor.uniform(inputs, outputs, seed), (float) (2 * limit), weights);
    return weights;
  }
}
