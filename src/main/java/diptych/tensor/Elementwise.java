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

  /** out = max(x, 0). */
  public static void relu(Tensor x, Tensor out) {
    leakyRelu(x, 0, out);
  }

  /** out = x where x &gt; 0, slope · x elsewhere. */
  public static void leakyRelu(Tensor x, float slope, Tensor out) {
    Shapes.requireSame("leakyRelu", x, out);
    float[] from = x.array();
    float[] to = out.array();
    for (int i = 0; i < from.length; i++) {
      to[i] = from[i] > 0 ? from[i] : slope * from[i];
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

  /**
   * out = g · (y &gt; 0 ? 1 : slope): the leaky relu's gradient g pushed back through its output y.
   */
  public static void leakyReluGradient(Tensor y, float slope, Tensor g, Tensor out) {
    Shapes.requireSame("leakyReluGradient", y, g);
    Shapes.requireSame("leakyReluGradient", y, out);
    for (int i = 0; i < y.size(); i++) {
      out.array()[i] = y.array()[i] > 0 ? g.array()[i] : slope * g.array()[i];
    }
  }

  /** out = g · (1 − y²): the gradient g pushed back through y = tanh x. */
  public static void tanhGradient(Tensor y, Tensor g, Tensor out) {
    Shapes.requireSame("tanhGradient", y, g);
    Shapes.requireSame("tanhGradient", y, out);
    for (int i = 0; i < y.size(); i++) {
      float t = y.array()[i];
      out.array()[i] = g.array()[i] * Math.fma(-t, t, 1f);
    }
  }

  /** out = g · y · (1 − y): the gradient g pushed back through y = sigmoid x. */
  public static void sigmoidGradient(Tensor y, Tensor g, Tensor out) {
    Shapes.requireSame("sigmoidGradient", y, g);
    Shapes.requireSame("sigmoidGradient", y, out);
    for (int i = 0; i < y.size(); i++) {
      float s = y.array()[i];
      out.array()[i] = g.array()[i] * (s * (1 - s));
    }
  }

  /** out += factor · x. */
  public static void addScaled(Tensor x, float factor, Tensor out) {
    Shapes.requireSame("addScaled", x, out);
    for (int i = 0; i < x.size(); i++) {
      out.array()[i] = Math.fma(factor, x.array()[i], out.array()[i]);
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
    throw new IllegalArgumentException(
        "%s: shapes %s and %s do not fit: sizes must be equal or 1"
            .formatted(operation, a.shape(), b.shape()));
  }

  private static void apply(String operation, Tensor x, Tensor out, Function function) {
    Shapes.requireSame(operation, x, out);
    for (int i = 0; i < x.size(); i++) {
      out.array()[i] = function.of(x.array()[i]);
    }
  }
}
