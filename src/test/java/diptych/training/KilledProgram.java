package diptych.training;

import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.RELU;
import static diptych.nn.Activation.SIGMOID;

import diptych.autoencoder.Autoencoder;
import diptych.autoencoder.AutoencoderTraining;
import diptych.autoencoder.Likelihood;
import diptych.autoencoder.VariationalAutoencoder;
import diptych.autoencoder.VariationalTraining;
import diptych.data.GaussianMixture;
import diptych.gan.Gan;
import diptych.gan.GanTraining;
import diptych.nn.Dense;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.nio.file.Path;

/** A program that trains and saves until it is killed: the other half of {@link KillTest}. */
final class KilledProgram {
  private KilledProgram() {}

  static Autoencoder autoencoder() {
    return Autoencoder.of(Dense.of(100, 50, RELU), Dense.of(50, 100, SIGMOID)).init(new Seed(1));
  }

  static AutoencoderTraining training(Autoencoder model) {
    return model.train(Tensor.uniform(64, 100, new Seed(2))).batch(32);
  }

  static VariationalAutoencoder variational() {
    return VariationalAutoencoder.of(
            Dense.of(100, 40, IDENTITY), Dense.of(20, 100, IDENTITY), Likelihood.BERNOULLI)
        .init(new Seed(1));
  }

  static VariationalTraining training(VariationalAutoencoder model) {
    return model.train(Tensor.uniform(64, 100, new Seed(2))).batch(32);
  }

  static Gan gan() {
    return Gan.of(Dense.of(2, 2, IDENTITY), Dense.of(2, 1, IDENTITY)).init(new Seed(1));
  }

  static GanTraining training(Gan model) {
    return model.train(GaussianMixture.ring(8, 1, 0.01)::sample).batch(32);
  }

  public static void main(String... args) {
    var file = Path.of(args[1]);
    System.out.println("started");
    var forever = StopRule.afterEpochs(1_000_000);
    switch (args[0]) {
      case "autoencoder" -> training(autoencoder()).checkpoint(file, 1).stop(forever).run();
      case "variational" -> training(variational()).checkpoint(file, 1).stop(forever).run();
      default -> training(gan()).checkpoint(file, 1).stop(forever).run();
    }
  }
}
