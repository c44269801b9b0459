package diptych.nn;

import diptych.autodiff.Node;
import diptych.tensor.Elementwise;
import diptych.tensor.Seed;
import java.util.List;

/**
 * A layer without weights that makes each group of neighbouring numbers a distribution: yᵢ = exp(xᵢ
 * / τ) / Σⱼ exp(xⱼ / τ) over the group's j.
 *
 * <p>A generator of words ends in one: a group per place of the word, a number per symbol. The
 * smaller the temperature τ, the nearer is each group to a single 1 among zeros; at every τ &gt; 0
 * the gradient passes, which it does not through a choice of the largest (argmax).
 *
 * @param groups how many groups a row has
 * @param size numbers per group
 * @param temperature τ, above 0
 */
public record Softmax(int groups, int size, double temperature) implements Layer {

  /** Refuses sizes below 1 and a temperature that is not positive and finite. */
  public Softmax {
    if (groups < 1 || size < 1) {
      throw new IllegalArgumentException(
          "a softmax needs at least one group of at least one number, got %d of %d"
              .formatted(groups, size));
    }
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the temperature of a softmax must be positive and finite, got " + temperature);
    }
  }

  /** A softmax with temperature 1. */
  public static Softmax of(int groups, int size) {
    return new Softmax(groups, size, 1);
  }

  /** The same groups at another temperature. */
  public Softmax at(double newTemperature) {
    return new Softmax(groups, size, newTemperature);
  }

  @Override
  public int inputs() {
    return Math.multiplyExact(groups, size);
  }

  @Override
  public int outputs() {
    return inputs();
  }

  /** Does nothing: there are no weights to draw. */
  @Override
  public void init(Seed seed) {}

  @Override
  public List<Node> parameters() {
    return List.of();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Its gradient: x̄ᵢ = yᵢ (ȳᵢ − Σⱼ ȳⱼ yⱼ) / τ.
   */
  @Override
  public Node forward(Node x) {
    var logits = x.value();
    requireInputs(logits);
    var y = Node.buffer(logits.rows(), inputs(), x);
    shift(logits.array(), y.array());
    Elementwise.exp(y, y);
    normalize(y.array());
    return Node.operation(
        toString(), y, List.of(x), g -> addGradient(y.array(), g.array(), x.gradient().array()));
  }

  /** out = (x − the group's largest) / τ: no exponential overflows, and one of them is 1. */
  private void shift(float[] x, float[] out) {
    float scale = (float) (1 / temperature);
    for (int start = 0; start < x.length; start += size) {
      float largest = x[start];
      for (int i = start + 1; i < start + size; i++) {
        largest = Math.max(largest, x[i]);
      }
      for (int i = start; i < start + size; i++) {
        out[i] = (x[i] - largest) * scale;
      }
    }
  }

  private void normalize(float[] y) {
    for (int start = 0; start < y.length; start += size) {
      float sum = 0;
      for (int i = start; i < start + size; i++) {
        sum += y[i];
      }
      for (int i = start; i < start + size; i++) {
        y[i] /= sum;
      }
    }
  }

  private void addGradient(float[] y, float[] g, float[] out) {
    float scale = (float) (1 / temperature);
    for (int start = 0; start < y.length; start += size) {
      float mean = 0;
      for (int i = start; i < start + size; i++) {
        mean = Math.fma(g[i], y[i], mean);
      }
      for (int i = start; i < start + size; i++) {
        out[i] = Math.fma(y[i] * scale, g[i] - mean, out[i]);
      }
    }
  }

  @Override
  public String toString() {
    return "Softmax(%d x %d, temperature %s)".formatted(groups, size, temperature);
  }
}
