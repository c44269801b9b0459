package diptych.nn;

import diptych.tensor.Elementwise;
import diptych.tensor.Tensor;
import java.util.Locale;

/** The function that a layer applies to each of its sums. */
public enum Activation {
  /** y = x. */
  IDENTITY {
    @Override
    void applyInPlace(Tensor x) {}

    @Override
    Tensor gradient(Tensor y, Tensor g, Tensor buffer) {
      return g;
    }
  },

  /** y = max(x, 0). */
  RELU {
    @Override
    void applyInPlace(Tensor x) {
      Elementwise.relu(x, x);
    }

    @Override
    Tensor gradient(Tensor y, Tensor g, Tensor buffer) {
      Elementwise.leakyReluGradient(y, 0, g, buffer);
      return buffer;
    }
  },

  /** y = x where x &gt; 0, else 0.2·x (the slope of Radford, Metz and Chintala 2016). */
  LEAKY_RELU {
    @Override
    void applyInPlace(Tensor x) {
      Elementwise.leakyRelu(x, LEAKY_SLOPE, x);
    }

    @Override
    Tensor gradient(Tensor y, Tensor g, Tensor buffer) {
      Elementwise.leakyReluGradient(y, LEAKY_SLOPE, g, buffer);
      return buffer;
    }
  },

  /** y = tanh x, between −1 and 1. */
  TANH {
    @Override
    void applyInPlace(Tensor x) {
      Elementwise.tanh(x, x);
    }

    @Override
    Tensor gradient(Tensor y, Tensor g, Tensor buffer) {
      Elementwise.tanhGradient(y, g, buffer);
      return buffer;
    }
  },

  /** y = 1 / (1 + e⁻ˣ), between 0 and 1. */
  SIGMOID {
    @Override
    void applyInPlace(Tensor x) {
      Elementwise.sigmoid(x, x);
    }

    @Override
    Tensor gradient(Tensor y, Tensor g, Tensor buffer) {
      Elementwise.sigmoidGradient(y, g, buffer);
      return buffer;
    }
  };

  private static final float LEAKY_SLOPE = 0.2f;

  /** The name as it is written in formulas: {@code relu}, {@code leaky relu}, {@code sigmoid}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Overwrites the sums x with y. */
  abstract void applyInPlace(Tensor x);

  /** The gradient at x from the gradient g at y, computed from y; it may use {@code buffer}. */
  abstract Tensor gradient(Tensor y, Tensor g, Tensor buffer);
}
