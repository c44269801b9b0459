package diptych.autodiff;

import diptych.tensor.Tensor;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The gradient of a loss by the chain rule, beside the gradient by finite differences.
 *
 * <p>The numeric gradient moves each number of the parameter by ±h and ±2h and takes the five-point
 * central difference (8(L(+h) − L(−h)) − (L(+2h) − L(−2h))) / 12h, whose error falls with h⁴, so
 * that h can be large against the rounding of float32.
 *
 * @param analytic ∂L/∂p from {@link Node#backward}, in the parameter's shape
 * @param numeric ∂L/∂p from finite differences, in the same shape
 */
public record GradientCheck(Tensor analytic, Tensor numeric) {
  /** The error that float32 and the differences explain; a wrong gradient is far above it. */
  public static final float TOLERANCE = 2e-3f;

  private static final float STEP = 0.02f;

  /**
   * Checks the gradient of one parameter.
   *
   * @param loss builds the graph anew from the parameter's present value and returns the 1×1 loss
   * @param parameter the parameter, whose value is as before when this returns; its gradient is
   *     overwritten
   * @throws IllegalArgumentException if {@code parameter} is no parameter or holds no number
   */
  public static GradientCheck of(Supplier<Node> loss, Node parameter) {
    if (!parameter.needsGradient() || !parameter.parents().isEmpty()) {
      throw new IllegalArgumentException("GradientCheck: needs a Node.parameter, not a result");
    }
    if (parameter.value().size() == 0) {
      throw new IllegalArgumentException(
          "GradientCheck: the parameter is empty: " + parameter.value().shape());
    }
    parameter.zeroGradient();
    loss.get().backward();
    var analytic = parameter.gradient().copy();
    var numeric = Tensor.zeros(analytic.rows(), analytic.columns());
    float[] values = parameter.value().array();
    for (int i = 0; i < values.length; i++) {
      float at = values[i];
      double near = difference(loss, values, i, at, STEP);
      double far = difference(loss, values, i, at, 2 * STEP);
      numeric.array()[i] = (float) ((8 * near - far) / (12 * STEP));
      values[i] = at;
    }
    return new GradientCheck(analytic, numeric);
  }

  private static double difference(
      Supplier<Node> loss, float[] values, int i, float at, float step) {
    values[i] = at + step;
    double above = loss.get().value().item();
    values[i] = at - step;
    return above - loss.get().value().item();
  }

  /** The largest difference between both, over the largest entry of either (or 0.001 if larger). */
  public float error() {
    float difference = 0;
    float scale = 1e-3f;
    for (int i = 0; i < analytic.size(); i++) {
      float a = analytic.array()[i];
      float n = numeric.array()[i];
      difference = Math.max(difference, Math.abs(a - n)); // NaN stays NaN
      scale = Math.max(scale, Math.max(Math.abs(a), Math.abs(n)));
    }
    return difference / scale;
  }

  /** Whether the {@link #error} is at most {@link #TOLERANCE}; never for NaN. */
  public boolean passed() {
    return error() <= TOLERANCE;
  }

  /** The verdict in one line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "gradient of %s: largest error %.1e, %s",
        analytic.shape(),
        error(),
        passed() ? "passed" : "FAILED (allowed: " + TOLERANCE + ")");
  }
}
