package diptych.comparison;

import diptych.autodiff.Node;
import diptych.autoencoder.Autoencoder;
import diptych.autoencoder.ReconstructionTraining;
import diptych.nn.Activation;
import diptych.nn.Adam;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.EpochListener;
import diptych.training.History;
import diptych.training.StopRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A plain autoencoder. It says nothing of how codes are distributed; its samples come from codes of
 * the distribution that the other models are trained for, N(0, 1).
 */
record AutoencoderEntry(Autoencoder model) implements Entry {
  private static final double RATE = 0.001;

  static AutoencoderEntry of(Sizes sizes) {
    return new AutoencoderEntry(
        Autoencoder.of(
            sizes.narrowing(Activation.RELU, sizes.code()), sizes.widening(Activation.SIGMOID)));
  }

  @Override
  public void init(Seed weights) {
    model.init(weights);
  }

  @Override
  public List<Node> parameters() {
    return model.parameters();
  }

  @Override
  public long multiplyAddsPerRound(int samples) {
    return samples * MultiplyAdds.autoencoder(model.encoder(), model.decoder());
  }

  @Override
  public History train(Tensor samples, StopRule stop, Seed draws, EpochListener listener) {
    return run(model.train(samples), stop, draws, listener);
  }

  /** Trains either kind of autoencoder. */
  static History run(
      ReconstructionTraining<?> training, StopRule stop, Seed draws, EpochListener listener) {
    return training
        .optimizer(new Adam(RATE))
        .batch(BATCH)
        .seed(draws)
        .stop(stop)
        .listen(listener)
        .run();
  }

  @Override
  public Tensor sample(int n, Seed seed) {
    return decode(Tensor.normal(n, model.decoder().inputs(), seed));
  }

  @Override
  public Tensor decode(Tensor codes) {
    return model.decode(codes);
  }

  @Override
  public Optional<Tensor> encode(Tensor samples) {
    return Optional.of(model.encode(samples));
  }

  @Override
  public Path save(Path file) {
    return model.save(file);
  }
}
