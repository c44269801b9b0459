package diptych.nn;

import diptych.autodiff.Node;
import diptych.tensor.Seed;
import java.util.Arrays;
import java.util.List;

/**
 * A layer without weights that counts neighbours: behind the row itself it writes the pairs Pⱼₖ =
 * Σₚ xₚⱼ xₚ₊₁ₖ, row by row of P.
 *
 * <p>A row holds places, one after the other, of so many symbols each. For one-hot rows Pⱼₖ is how
 * often symbol k follows symbol j, the end that fills a short word included; for rows of
 * distributions it is what would be expected of places drawn independently. A discriminator of
 * words gets from it what sums of inputs cannot give: products.
 *
 * @param places how many places a row has, at least 2
 * @param size symbols per place
 */
public record Pairs(int places, int size) implements Layer {

  /** Refuses less than two places or one symbol. */
  public Pairs {
    if (places < 2 || size < 1) {
      throw new IllegalArgumentException(
          "pairs need at least two places of at least one symbol, got %d of %d"
              .formatted(places, size));
    }
  }

  @Override
  public int inputs() {
    return Math.multiplyExact(places, size);
  }

  @Override
  public int outputs() {
    return Math.addExact(inputs(), Math.multiplyExact(size, size));
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
   * <p>The gradient of the pairs: x̄ₚⱼ = Σₖ P̄ⱼₖ xₚ₊₁ₖ + Σₖ P̄ₖⱼ xₚ₋₁ₖ.
   */
  @Override
  public Node forward(Node x) {
    var samples = x.value();
    requireInputs(samples);
    int n = samples.rows();
    var y = Node.buffer(n, outputs(), x);
    Arrays.fill(y.array(), 0);
    for (int i = 0; i < n; i++) {
      System.arraycopy(samples.array(), i * inputs(), y.array(), i * outputs(), inputs());
      count(samples.array(), i * inputs(), y.array(), i * outputs() + inputs());
    }
    return Node.operation(
        toString(),
        y,
        List.of(x),
        g -> {
          for (int i = 0; i < n; i++) {
            pushBack(samples.array(), g.array(), x.gradient().array(), i);
          }
        });
  }

  private void count(float[] x, int row, float[] out, int pairs) {
    for (int left = row; left < row + inputs() - size; left++) {
      int right = row + ((left - row) / size + 1) * size;
      int to = pairs + (left - row) % size * size;
      for (int k = 0; k < size; k++) {
        out[to + k] = Math.fma(x[left], x[right + k], out[to + k]);
      }
    }
  }

  private void pushBack(float[] x, float[] g, float[] out, int i) {
    int row = i * inputs();
    int pairs = i * outputs() + inputs();
    for (int j = 0; j < inputs(); j++) {
      out[row + j] += g[i * outputs() + j];
    }
    for (int left = row; left < row + inputs() - size; left++) {
      int right = row + ((left - row) / size + 1) * size;
      int from = pairs + (left - row) % size * size;
      float sum = 0;
      for (int k = 0; k < size; k++) {
        sum = Math.fma(g[from + k], x[right + k], sum);
        out[right + k] = Math.fma(g[from + k], x[left], out[right + k]);
      }
      out[left] += sum;
    }
  }

  @Override
  public String toString() {
    return "Pairs(%d x %d)".formatted(places, size);
  }
}
