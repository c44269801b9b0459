package diptych.gan;

import diptych.autodiff.Node;
import diptych.nn.Layer;
import diptych.tensor.Elementwise;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.List;

/**
 * A layer that tells the discriminator how much the samples of a batch differ: it appends to every
 * sample one number s, the mean over the features of their standard deviation in the batch (Karras
 * et al. 2018, section 3).
 *
 * <p>A generator that makes the same sample again and again gives itself away. What D says of a
 * sample then depends on the batch it came in.
 *
 * @param inputs features per sample that come in; one more goes out
 */
public record MinibatchDeviation(int inputs) implements Layer {
  private static final float EPSILON = 1e-8f;

  @Override
  public int outputs() {
    return inputs + 1;
  }

  @Override
  public void init(Seed seed) {}

  @Override
  public List<Node> parameters() {
    return List.of();
  }

  /**
   * {@inheritDoc}
   *
   * <p>With σⱼ = √(meanᵢ (xᵢⱼ − μⱼ)² + 10⁻⁸) and s = meanⱼ σⱼ: ∂s/∂xᵢⱼ = (xᵢⱼ − μⱼ) / (n·d·σⱼ).
   */
  @Override
  public Node forward(Node x) {
    var samples = x.value();
    requireInputs(samples);
    int n = samples.rows();
    var centred = samples.minus(samples.columnMeans());
    var deviations =
        centred.times(centred).columnMeans().map(variance -> (float) Math.sqrt(variance + EPSILON));
    var y = Node.buffer(n, inputs + 1, x);
    float s = deviations.mean();
    for (int i = 0; i < n; i++) {
      System.arraycopy(samples.array(), i * inputs, y.array(), i * (inputs + 1), inputs);
      y.set(i, inputs, s);
    }
    return Node.operation(
        toString(), y, List.of(x), g -> pushBack(g, x.gradient(), centred, deviations));
  }

  private void pushBack(Tensor g, Tensor out, Tensor centred, Tensor deviations) {
    float total = 0;
    for (int i = 0; i < g.rows(); i++) {
      total += g.get(i, inputs);
      for (int j = 0; j < inputs; j++) {
        out.set(i, j, out.get(i, j) + g.get(i, j));
      }
    }
    Elementwise.addScaled(centred.dividedBy(deviations), total / centred.size(), out);
  }

  @Override
  public String toString() {
    return "MinibatchDeviation(%d → %d)".formatted(inputs, outputs());
  }
}
