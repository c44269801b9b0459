package diptych.autoencoder;

import diptych.autodiff.Node;
import diptych.tensor.Functions;
import diptych.tensor.Tensor;
import java.util.List;

/**
 * The distribution q(z | x) of a sample's code in a variational autoencoder: normal, each number on
 * its own (Kingma and Welling 2013, section 3). In a graph it is one node (n, 2k), the means μ in
 * the first k columns, the logarithms l = ln σ² of the variances in the others.
 *
 * @param mean μ, (n, k)
 * @param deviation σ, (n, k)
 */
public record GaussianCode(Tensor mean, Tensor deviation) {

  /** The distributions that an encoder's output (n, 2k) stands for. */
  static GaussianCode of(Tensor output) {
    int k = output.columns() / 2;
    var mean = Tensor.zeros(output.rows(), k);
    var deviation = Tensor.zeros(output.rows(), k);
    for (int i = 0; i < output.rows(); i++) {
      for (int j = 0; j < k; j++) {
        mean.set(i, j, output.get(i, j));
        deviation.set(i, j, Functions.exp(0.5f * output.get(i, k + j)));
      }
    }
    return new GaussianCode(mean, deviation);
  }

  /**
   * The reparameterisation z = μ + σ·ε: a code drawn from q, as a function through which gradients
   * pass. μ̄ = z̄, l̄ = z̄·ε·σ/2.
   *
   * @param code the encoder's output (n, 2k)
   * @param noise ε ~ N(0, 1), (n, k); it must stay as it is until the gradient has passed
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public static Node sample(Node code, Tensor noise) {
    int n = code.value().rows();
    int k = codeSize(code);
    if (noise.rows() != n || noise.columns() != k) {
      throw new IllegalArgumentException(
          "codes (mean, log variance) of shape %s need noise of shape (%d, %d), got %s"
              .formatted(code.value().shape(), n, k, noise.shape()));
    }
    float[] c = code.value().array();
    float[] e = noise.array();
    var z = Node.buffer(n, k, code);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < k; j++) {
        float deviation = Functions.exp(0.5f * c[(2 * i + 1) * k + j]);
        z.array()[i * k + j] = Math.fma(deviation, e[i * k + j], c[2 * i * k + j]);
      }
    }
    return Node.operation(
        "reparameterise",
        z,
        List.of(code),
        g -> {
          float[] gradient = code.gradient().array();
          for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
              int mean = 2 * i * k + j;
              float due = g.array()[i * k + j];
              gradient[mean] += due;
              // σ·ε is z − μ
              gradient[mean + k] += 0.5f * due * (z.array()[i * k + j] - c[mean]);
            }
          }
        });
  }

  /**
   * The Kullback–Leibler divergence of q(z | x) from the prior N(0, 1), in nats per sample, the
   * mean over a batch: KL = ½ Σⱼ (μⱼ² + σⱼ² − 1 − ln σⱼ²) (the same paper, appendix B), 1×1. μ̄ =
   * μ/n, l̄ = (σ² − 1) / 2n.
   *
   * @param code the encoder's output (n, 2k)
   */
  public static Node divergence(Node code) {
    int n = code.value().rows();
    int k = codeSize(code);
    float[] c = code.value().array();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < k; j++) {
        float mean = c[2 * i * k + j];
        float logVariance = c[(2 * i + 1) * k + j];
        sum += 0.5 * ((double) mean * mean + Functions.exp(logVariance) - 1 - logVariance);
      }
    }
    return Node.operation(
        "KL divergence",
        Tensor.scalar((float) (sum / n)),
        List.of(code),
        g -> {
          float share = g.item() / n;
          float[] gradient = code.gradient().array();
          for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
              int mean = 2 * i * k + j;
              gradient[mean] += share * c[mean];
              gradient[mean + k] += 0.5f * share * (Functions.exp(c[mean + k]) - 1);
            }
          }
        });
  }

  private static int codeSize(Node code) {
    int columns = code.value().columns();
    if (columns % 2 != 0) {
      throw new IllegalArgumentException(
          "a code's means and log variances are an even number of columns, got "
              + code.value().shape());
    }
    return columns / 2;
  }
}
