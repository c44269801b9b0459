package diptych.tensor.engine;

/**
 * Elementwise loops that the JIT compiler turns into vector instructions by itself, on every
 * machine: no branch, no call, every array read and written at the loop's own index. They need no
 * second version.
 */
public final class Loops {
  private Loops() {}

  /** out = g · (1 − y²). */
  public static void tanhGradient(float[] y, float[] g, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = g[i] * Math.fma(-y[i], y[i], 1f);
    }
  }

  /** out = g · y · (1 − y). */
  public static void sigmoidGradient(float[] y, float[] g, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = g[i] * (y[i] * (1 - y[i]));
    }
  }

  /** out += factor · x. */
  public static void addScaled(float[] x, float factor, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = Math.fma(factor, x[i], out[i]);
    }
  }

  /** out = factor · (x − y). */
  public static void scaledDifference(
      float[] x, float[] y, float factor, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = factor * (x[i] - y[i]);
    }
  }

  /** out += factor · (x − y). */
  public static void addScaledDifference(
      float[] x, float[] y, float factor, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = Math.fma(factor, x[i] - y[i], out[i]);
    }
  }

  /**
   * One step of Adam in one pass over memory: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², θ ← θ
   * − rate · m / (√v + ε).
   */
  public static void adam(
      float[] theta,
      float[] g,
      float[] m,
      float[] v,
      double beta1,
      double beta2,
      float rate,
      float epsilon,
      int from,
      int to) {
    float keepMean = (float) beta1;
    float keepSquare = (float) beta2;
    float newMean = (float) (1 - beta1);
    float newSquare = (float) (1 - beta2);
    for (int i = from; i < to; i++) {
      float mean = Math.fma(keepMean, m[i], newMean * g[i]);
      float square = Math.fma(keepSquare, v[i], newSquare * g[i] * g[i]);
      m[i] = mean;
      v[i] = square;
      theta[i] -= rate * mean / ((float) Math.sqrt(square) + epsilon);
    }
  }
}
