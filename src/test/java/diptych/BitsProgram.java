package diptych;

import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.LEAKY_RELU;
import static diptych.nn.Activation.RELU;
import static diptych.nn.Activation.SIGMOID;
import static diptych.nn.Activation.TANH;
import static diptych.training.StopRule.afterEpochs;
import static diptych.training.StopRule.afterIterations;

import diptych.autodiff.Node;
import diptych.autoencoder.Autoencoder;
import diptych.gan.Gan;
import diptych.nn.Adam;
import diptych.nn.Dense;
import diptych.nn.Sequential;
import diptych.tensor.Elementwise;
import diptych.tensor.Products;
import diptych.tensor.Reductions;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.tensor.engine.Engines;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Prints hashes of what the library computes; {@link SameBitsTest} runs it in many ways. */
final class BitsProgram {
  private static final int[][] SIZES = {
    {1, 1, 1},
    {1, 300, 77},
    {300, 1, 77},
    {7, 65, 131},
    {13, 31, 7},
    {61, 50, 1030},
    {6, 64, 128},
    {131, 100, 257},
    {257, 784, 33},
    {128, 10, 128},
    {301, 2101, 3},
    {100, 17, 1000},
    {2, 1, 9}
  };

  private BitsProgram() {}

  /** Prints the engine on the first line, then the hashes. */
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(Engines.description());
    hashes().forEach(out::println);
  }

  static List<String> hashes() {
    var lines = new ArrayList<String>();
    for (int[] size : SIZES) {
      lines.add("products " + hash(products(size[0], size[1], size[2])));
    }
    lines.add("elementwise " + hash(elementwise(Tensor.normal(301, 203, new Seed(6)).times(10))));
    lines.add("elementwise, all kinds of floats " + hash(elementwise(allKinds())));
    lines.add("sums " + hash(sums()));
    lines.add("autoencoder " + hash(autoencoder()));
    lines.add("adversaries " + hash(adversaries()));
    return lines;
  }

  private static List<Tensor> products(int m, int n, int k) {
    var a = Tensor.normal(m, k, new Seed(1));
    var b = Tensor.normal(k, n, new Seed(2));
    var row = Tensor.normal(1, n, new Seed(3));
    var plain = a.matmul(b);
    var plusRow = Tensor.zeros(m, n);
    Products.matmulPlusRow(a, b, row, plusRow);
    var left = Tensor.normal(m, n, new Seed(4));
    Products.addTransposedMatmul(a.transpose(), b, left);
    var right = Tensor.normal(m, n, new Seed(5));
    Products.addMatmulTransposed(a, b.transpose(), right);
    return List.of(plain, plusRow, left, right, a.columnSums());
  }

  /** Every exponent and sign, NaN and infinity among them. */
  private static Tensor allKinds() {
    var x = Tensor.zeros(301, 203);
    for (int i = 0; i < x.size(); i++) {
      x.array()[i] = Float.intBitsToFloat(i * 70_289);
    }
    return x;
  }

  private static List<Tensor> elementwise(Tensor x) {
    var y = Tensor.uniform(301, 203, new Seed(7));
    var results = new ArrayList<Tensor>(List.of(x, y));
    var out = Tensor.zeros(301, 203);
    List<Runnable> operations =
        List.of(
            () -> Elementwise.exp(x, out),
            () -> Elementwise.log(y, out),
            () -> Elementwise.tanh(x, out),
            () -> Elementwise.sigmoid(x, out),
            () -> Elementwise.softplus(x, out),
            () -> Elementwise.relu(x, out),
            () -> Elementwise.leakyRelu(x, 0.2f, out),
            () -> Elementwise.reluGradient(x, y, out),
            () -> Elementwise.leakyReluGradient(x, 0.2f, y, out),
            () -> Elementwise.tanhGradient(y, x, out),
            () -> Elementwise.sigmoidGradient(y, x, out),
            () -> Elementwise.addScaled(x, 0.3f, out),
            () -> Elementwise.addScaledDifference(x, y, 0.3f, out));
    for (var operation : operations) {
      operation.run();
      results.add(out.copy());
    }
    return results;
  }

  private static List<Tensor> sums() {
    var x = Tensor.normal(613, 307, new Seed(8));
    var y = Tensor.uniform(613, 307, new Seed(9));
    double[] sums = {
      Reductions.sum(x),
      Reductions.sumOfSquares(x),
      Reductions.sumOfProducts(x, y),
      Reductions.sumOfSquaredDifferences(x, y)
    };
    var bits = Tensor.zeros(4, 2);
    for (int i = 0; i < sums.length; i++) {
      float upper = (float) sums[i];
      bits.set(i, 0, upper);
      bits.set(i, 1, (float) (sums[i] - upper));
    }
    return List.of(bits, x.columnSums());
  }

  /** The article's autoencoder, three hundred steps of its training. */
  private static List<Tensor> autoencoder() {
    var model = Autoencoder.of(Dense.of(100, 50, RELU), Dense.of(50, 100, SIGMOID));
    model
        .init(new Seed(11))
        .train(Tensor.uniform(1000, 100, new Seed(10)))
        .optimizer(new Adam(0.001))
        .batch(1000)
        .stop(afterEpochs(300))
        .run();
    return weights(model.parameters());
  }

  /** A small generator and discriminator of odd sizes. */
  private static List<Tensor> adversaries() {
    var generator = Sequential.of(Dense.of(11, 67, RELU), Dense.of(67, 101, TANH));
    var discriminator = Sequential.of(Dense.of(101, 45, LEAKY_RELU), Dense.of(45, 1, IDENTITY));
    var model = Gan.of(generator, discriminator).init(new Seed(12));
    model
        .train(Tensor.uniform(333, 101, new Seed(13)))
        .optimizers(new Adam(0.001), new Adam(0.001))
        .batch(133)
        .stop(afterIterations(100))
        .run();
    return weights(model.parameters());
  }

  private static List<Tensor> weights(List<Node> parameters) {
    return parameters.stream().map(Node::value).toList();
  }

  private static String hash(List<Tensor> tensors) {
    var sum = new CRC32C();
    for (var tensor : tensors) {
      for (float value : tensor.array()) {
        int bits = Float.floatToIntBits(value);
        for (int shift = 0; shift < 32; shift += 8) {
          sum.update(bits >> shift);
        }
      }
    }
    return "%08x".formatted(sum.getValue());
  }
}
