package diptych.training;

import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.LEAKY_RELU;
import static diptych.nn.Activation.RELU;
import static diptych.nn.Activation.SIGMOID;

import diptych.autodiff.Node;
import diptych.autoencoder.Autoencoder;
import diptych.autoencoder.Likelihood;
import diptych.autoencoder.VariationalAutoencoder;
import diptych.gan.Gan;
import diptych.nn.Dense;
import diptych.nn.Sequential;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.List;

/** Small models for the tests of this room. */
final class Models {
  /** Samples for {@link #autoencoder}. */
  static final Tensor SAMPLES = Tensor.uniform(70, 6, new Seed(1));

  private Models() {}

  static Autoencoder autoencoder(int seed) {
    return Autoencoder.of(Dense.of(6, 3, RELU), Dense.of(3, 6, SIGMOID)).init(new Seed(seed));
  }

  static VariationalAutoencoder variational(int seed) {
    return VariationalAutoencoder.of(
            Dense.of(6, 4, IDENTITY), Dense.of(2, 6, IDENTITY), Likelihood.BERNOULLI)
        .init(new Seed(seed));
  }

  /** A GAN on the plane. */
  static Gan gan(int seed) {
    return Gan.of(
            Sequential.of(Dense.of(2, 8, RELU), Dense.of(8, 2, IDENTITY)),
            Sequential.of(Dense.of(2, 8, LEAKY_RELU), Dense.of(8, 1, IDENTITY)))
        .init(new Seed(seed));
  }

  static List<Tensor> weights(List<Node> parameters) {
    return parameters.stream().map(Node::value).toList();
  }
}
