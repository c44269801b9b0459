package diptych.autoencoder;

import diptych.autodiff.Node;
import diptych.nn.Loss;
import diptych.tensor.Functions;
import diptych.tensor.Tensor;

/**
 * The distribution p(x | z) that a variational autoencoder's decoder gives the parameters of, each
 * feature on its own (Kingma and Welling 2013, appendix C).
 */
public interface Likelihood {

  /**
   * −ln p(x | z) in nats per sample, the mean over a batch: 1×1.
   *
   * @param output what the decoder gives for the batch's codes (n, d)
   * @param x the batch (n, d)
   */
  Node negativeLog(Node output, Tensor x);

  /** The mean of p(x | z), (n, d), from what the decoder gives: the reconstruction. */
  Tensor mean(Tensor output);

  /**
   * Bernoulli: the decoder gives logits s (its last layer has no activation), and p(xⱼ = 1 | z) =
   * σ(sⱼ). For pixels, which are black or white or, as is usual, the shares of white in [0, 1].
   *
   * <p>Grey pixels make the number a cross-entropy and no density: compare it only with itself.
   */
  Likelihood BERNOULLI =
      new Likelihood() {
        @Override
        public Node negativeLog(Node output, Tensor x) {
          return Loss.BINARY_CROSS_ENTROPY.of(output, x).times(x.columns());
        }

        @Override
        public Tensor mean(Tensor output) {
          return output.map(Functions::sigmoid);
        }

        @Override
        public String toString() {
          return "Bernoulli";
        }
      };

  /**
   * Gaussian: the decoder gives the mean of each feature, whose standard deviation is {@code
   * sigma}: −ln p(x | z) = ‖x − x̂‖² / 2σ² + d·ln(σ√2π).
   *
   * @throws IllegalArgumentException if sigma is not positive and finite
   */
  static Likelihood gaussian(double sigma) {
    if (!(sigma > 0) || Double.isInfinite(sigma)) {
      throw new IllegalArgumentException(
          "the likelihood's standard deviation must be positive, got " + sigma);
    }
    return new Gaussian(sigma);
  }

  /** The likelihood of {@link #gaussian}. */
  record Gaussian(double sigma) implements Likelihood {
    @Override
    public Node negativeLog(Node output, Tensor x) {
      double scale = x.columns() / (2 * sigma * sigma);
      double constant = x.columns() * Math.log(sigma * Math.sqrt(2 * Math.PI));
      return Loss.MSE.of(output, x).times((float) scale).plus((float) constant);
    }

    @Override
    public Tensor mean(Tensor output) {
      return output;
    }

    @Override
    public String toString() {
      return "Gaussian(" + sigma + ")";
    }
  }
}
