package diptych.tensor;

import diptych.tensor.engine.Engines;
import diptych.tensor.engine.Loops;
import diptych.tensor.engine.Pointwise;
import diptych.tensor.engine.Workers;

/**
 * Elementwise maths: each number of the result depends on the numbers at the same place alone.
 *
 * <p>The methods with an {@code out} write into it; {@code out} may be the input itself.
 */
public final class Elementwise {
  /** Numbers that a thread takes at once, at least: of a copy-like loop, and of a costly one. */
  private static final int CHEAP = 16_384;

  private static final int DEAR = 2_048;

  private Elementwise() {}

  /** A function of one number. */
  @FunctionalInterface
  public interface Function {
    /** The value of the function at {@code x}. */
    float of(float x);
  }

  /** A function of two numbers. */
  @FunctionalInterface
  interface Combination {
    float of(float a, float b);
  }

  /** out = 0 where x &lt; 0, x elsewhere: −0 and NaN stay what they are. */
  public static void relu(Tensor x, Tensor out) {
    leakyRelu("relu", x, 0, out);
  }

  /** out = slope · x where x &lt; 0, x elsewhere; a slope of 0 is {@link #relu}. */
  public static void leakyRelu(Tensor x, float slope, Tensor out) {
    leakyRelu("leakyRelu", x, slope, out);
  }

  private static void leakyRelu(String operation, Tensor x, float slope, Tensor out) {
    Shapes.requireSame(operation, x, out);
    var engine = Engines.active();
    Workers.share(
        x.size(), CHEAP, (from, to) -> engine.leakyRelu(slope, x.array(), out.array(), from, to));
  }

  /** out = tanh x, by {@link Functions#tanh}. */
  public static void tanh(Tensor x, Tensor out) {
    apply("tanh", Pointwise.TANH, x, out);
  }

  /** out = 1 / (1 + e⁻ˣ), by {@link Functions#sigmoid}. */
  public static void sigmoid(Tensor x, Tensor out) {
    apply("sigmoid", Pointwise.SIGMOID, x, out);
  }

  /** out = eˣ, by {@link Functions#exp}. */
  public static void exp(Tensor x, Tensor out) {
    apply("exp", Pointwise.EXP, x, out);
  }

  /** out = ln x, by {@link Functions#log}. */
  public static void log(Tensor x, Tensor out) {
    apply("log", Pointwise.LOG, x, out);
  }

  /** out = ln(1 + eˣ), by {@link Functions#softplus}. */
  public static void softplus(Tensor x, Tensor out) {
    apply("softplus", Pointwise.SOFTPLUS, x, out);
  }

  private static void apply(String operation, Pointwise f, Tensor x, Tensor out) {
    Shapes.requireSame(operation, x, out);
    var engine = Engines.active();
    Workers.share(x.size(), DEAR, (from, to) -> engine.apply(f, x.array(), out.array(), from, to));
  }

  /** out = g where y &gt; 0, 0 elsewhere: the gradient g pushed back through y = relu x. */
  public static void reluGradient(Tensor y, Tensor g, Tensor out) {
    leakyReluGradient("reluGradient", y, 0, g, out);
  }

  /**
   * out = g where y &gt; 0, slope · g elsewhere: the gradient g pushed back through y = leakyRelu
   * x, whose sign is that of x. A slope of 0 is {@link #reluGradient}.
   */
  public static void leakyReluGradient(Tensor y, float slope, Tensor g, Tensor out) {
    leakyReluGradient("leakyReluGradient", y, slope, g, out);
  }

  private static void leakyReluGradient(
      String operation, Tensor y, float slope, Tensor g, Tensor out) {
    requireSame(operation, y, g, out);
    var engine = Engines.active();
    Workers.share(
        y.size(),
        CHEAP,
        (from, to) -> engine.leakyReluGradient(slope, y.array(), g.array(), out.array(), from, to));
  }

  /** out = g · (1 − y²): the gradient g pushed back through y = tanh x. */
  public static void tanhGradient(Tensor y, Tensor g, Tensor out) {
    requireSame("tanhGradient", y, g, out);
    share(y, (from, to) -> Loops.tanhGradient(y.array(), g.array(), out.array(), from, to));
  }

  /** out = g · y · (1 − y): the gradient g pushed back through y = sigmoid x. */
  public static void sigmoidGradient(Tensor y, Tensor g, Tensor out) {
    requireSame("sigmoidGradient", y, g, out);
    share(y, (from, to) -> Loops.sigmoidGradient(y.array(), g.array(), out.array(), from, to));
  }

  /** out += factor · x. */
  public static void addScaled(Tensor x, float factor, Tensor out) {
    Shapes.requireSame("addScaled", x, out);
    share(x, (from, to) -> Loops.addScaled(x.array(), factor, out.array(), from, to));
  }

  /** out = factor · (x − y): the gradient of a squared error. */
  public static void scaledDifference(Tensor x, Tensor y, float factor, Tensor out) {
    requireSame("scaledDifference", x, y, out);
    share(
        x,
        (from, to) -> Loops.scaledDifference(x.array(), y.array(), factor, out.array(), from, to));
  }

  /** out += factor · (x − y). */
  public static void addScaledDifference(Tensor x, Tensor y, float factor, Tensor out) {
    requireSame("addScaledDifference", x, y, out);
    share(
        x,
        (from, to) ->
            Loops.addScaledDifference(x.array(), y.array(), factor, out.array(), from, to));
  }

  /**
   * One step of Adam (Kingma and Ba 2015, algorithm 1, in the order of the end of its section 2):
   *
   * <pre>
   * m ← β₁ m + (1 − β₁) g
   * v ← β₂ v + (1 − β₂) g²
   * θ ← θ − rate · m / (√v + ε)
   * </pre>
   *
   * <p>The caller puts the bias corrections into {@code rate} = α √(1 − β₂ᵗ) / (1 − β₁ᵗ).
   *
   * @param parameters θ, overwritten
   * @param gradient g
   * @param mean m, overwritten
   * @param square v, overwritten
   * @param beta1 β₁, from 0 to 1
   * @param beta2 β₂, from 0 to 1
   * @param rate the step size with its corrections
   * @param epsilon ε
   * @throws IllegalArgumentException if the shapes differ
   */
  public static void adam(
      Tensor parameters,
      Tensor gradient,
      Tensor mean,
      Tensor square,
      double beta1,
      double beta2,
      float rate,
      float epsilon) {
    requireSame("adam", parameters, gradient, mean);
    Shapes.requireSame("adam", parameters, square);
    float[] theta = parameters.array();
    float[] g = gradient.array();
    float[] m = mean.array();
    float[] v = square.array();
    Workers.share(
        theta.length,
        DEAR,
        (from, to) -> Loops.adam(theta, g, m, v, beta1, beta2, rate, epsilon, from, to));
  }

  private static void requireSame(String operation, Tensor x, Tensor y, Tensor out) {
    Shapes.requireSame(operation, x, y);
    Shapes.requireSame(operation, x, out);
  }

  private static void share(Tensor x, Workers.Body body) {
    Workers.share(x.size(), CHEAP, body);
  }

  static Tensor combine(String operation, Tensor a, Tensor b, Combination function) {
    int rows = broadcast(operation, a, b, a.rows(), b.rows());
    int columns = broadcast(operation, a, b, a.columns(), b.columns());
    var result = Tensor.zeros(rows, columns);
    for (int i = 0; i < rows; i++) {
      int rowA = a.rows() == 1 ? 0 : i * a.columns();
      int rowB = b.rows() == 1 ? 0 : i * b.columns();
      for (int j = 0; j < columns; j++) {
        float x = a.array()[rowA + (a.columns() == 1 ? 0 : j)];
        float y = b.array()[rowB + (b.columns() == 1 ? 0 : j)];
        result.array()[i * columns + j] = function.of(x, y);
      }
    }
    return result;
  }

  private static int broadcast(String operation, Tensor a, Tensor b, int sizeA, int sizeB) {
    if (sizeA == sizeB || sizeB == 1) {
      return sizeA;
    }
    if (sizeA == 1) {
      return sizeB;
    }
    boolean turned = a.rows() == b.columns() && a.columns() == b.rows();
    throw new IllegalArgumentException(
        "%s: shapes %s and %s do not fit: sizes must be equal or 1%s"
            .formatted(
                operation, a.shape(), b.shape(), turned ? "; did you mean b.transpose()?" : ""));
  }
}
