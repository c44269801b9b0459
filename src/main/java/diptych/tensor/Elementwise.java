package diptych.tensor;

/**
 * Elementwise maths: each number of the result depends on the numbers at the same place alone.
 *
 * <p>The methods with an {@code out} write into it; {@code out} may be the input itself.
 */
public final class Elementwise {
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
    apply("relu", x, out, value -> value < 0 ? 0 : value);
  }

  /** out = slope · x where x &lt; 0, x elsewhere; a slope of 0 is {@link #relu}. */
  public static void leakyRelu(Tensor x, float slope, Tensor out) {
    if (slope == 0) {
      relu(x, out);
    } else {
      apply("leakyRelu", x, out, value -> value < 0 ? slope * value : value);
    }
  }

  /** out = tanh x, by {@link Functions#tanh}. */
  public static void tanh(Tensor x, Tensor out) {
    apply("tanh", x, out, Functions::tanh);
  }

  /** out = 1 / (1 + e⁻ˣ), by {@link Functions#sigmoid}. */
  public static void sigmoid(Tensor x, Tensor out) {
    apply("sigmoid", x, out, Functions::sigmoid);
  }

  /** out = eˣ, by {@link Functions#exp}. */
  public static void exp(Tensor x, Tensor out) {
    apply("exp", x, out, Functions::exp);
  }

  /** out = ln x, by {@link Functions#log}. */
  public static void log(Tensor x, Tensor out) {
    apply("log", x, out, Functions::log);
  }

  /** out = ln(1 + eˣ), by {@link Functions#softplus}. */
  public static void softplus(Tensor x, Tensor out) {
    apply("softplus", x, out, Functions::softplus);
  }

  /** out = g where y &gt; 0, 0 elsewhere: the gradient g pushed back through y = relu x. */
  public static void reluGradient(Tensor y, Tensor g, Tensor out) {
    applyBoth("reluGradient", y, g, out, (value, gradient) -> value > 0 ? gradient : 0);
  }

  /**
   * out = g where y &gt; 0, slope · g elsewhere: the gradient g pushed back through y = leakyRelu
   * x, whose sign is that of x. A slope of 0 is {@link #reluGradient}.
   */
  public static void leakyReluGradient(Tensor y, float slope, Tensor g, Tensor out) {
    if (slope == 0) {
      reluGradient(y, g, out);
    } else {
      applyBoth(
          "leakyReluGradient",
          y,
          g,
          out,
          (value, gradient) -> value > 0 ? gradient : slope * gradient);
    }
  }

  /** out = g · (1 − y²): the gradient g pushed back through y = tanh x. */
  public static void tanhGradient(Tensor y, Tensor g, Tensor out) {
    applyBoth("tanhGradient", y, g, out, (t, gradient) -> gradient * Math.fma(-t, t, 1f));
  }

  /** out = g · y · (1 − y): the gradient g pushed back through y = sigmoid x. */
  public static void sigmoidGradient(Tensor y, Tensor g, Tensor out) {
    applyBoth("sigmoidGradient", y, g, out, (s, gradient) -> gradient * (s * (1 - s)));
  }

  /** out = factor · (x − y). */
  public static void scaledDifference(Tensor x, Tensor y, float factor, Tensor out) {
    applyBoth("scaledDifference", x, y, out, (a, b) -> factor * (a - b));
  }

  /** out += factor · x. */
  public static void addScaled(Tensor x, float factor, Tensor out) {
    Shapes.requireSame("addScaled", x, out);
    for (int i = 0; i < x.size(); i++) {
      out.array()[i] = Math.fma(factor, x.array()[i], out.array()[i]);
    }
  }

  /**
   * One step of Adam (Kingma and Ba 2015, algorithm 1, in the order of the end of its section 2):
   *
   * <pre>
   * m ← m + (1 − β₁) (g − m)
   * v ← v + (1 − β₂) (g² − v)
   * θ ← θ − rate · m / (√v + ε)
   * </pre>
   *
   * <p>The caller puts the bias corrections into {@code rate} = α √(1 − β₂ᵗ) / (1 − β₁ᵗ) and, for
   * the algorithm to the letter, {@code epsilon} = ε √(1 − β₂ᵗ).
   *
   * @param parameters θ, overwritten
   * @param gradient g
   * @param mean m, overwritten
   * @param square v, overwritten
   * @param newMean 1 − β₁
   * @param newSquare 1 − β₂
   * @throws IllegalArgumentException if the shapes differ
   */
  public static void adam(
      Tensor parameters,
      Tensor gradient,
      Tensor mean,
      Tensor square,
      float newMean,
      float newSquare,
      float rate,
      float epsilon) {
    Shapes.requireSame("adam", parameters, gradient);
    Shapes.requireSame("adam", parameters, mean);
    Shapes.requireSame("adam", parameters, square);
    float[] theta = parameters.array();
    float[] g = gradient.array();
    float[] m = mean.array();
    float[] v = square.array();
    for (int i = 0; i < theta.length; i++) {
      m[i] = Math.fma(newMean, g[i] - m[i], m[i]);
      v[i] = Math.fma(newSquare, Math.fma(g[i], g[i], -v[i]), v[i]);
      theta[i] = Math.fma(-rate, m[i] / ((float) Math.sqrt(v[i]) + epsilon), theta[i]);
    }
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

  private static void applyBoth(
      String operation, Tensor x, Tensor y, Tensor out, Combination function) {
    Shapes.requireSame(operation, x, y);
    Shapes.requireSame(operation, x, out);
    for (int i = 0; i < x.size(); i++) {
      out.array()[i] = function.of(x.array()[i], y.array()[i]);
    }
  }

  private static void apply(String operation, Tensor x, Tensor out, Function function) {
    Shapes.requireSame(operation, x, out);
    for (int i = 0; i < x.size(); i++) {
      out.array()[i] = function.of(x.array()[i]);
    }
  }
}
