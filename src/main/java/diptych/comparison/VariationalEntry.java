package diptych.comparison;

import diptych.autodiff.Node;
import diptych.autoencoder.Likelihood;
import diptych.autoencoder.VariationalAutoencoder;
import diptych.nn.Activation;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.EpochListener;
import diptych.training.History;
import diptych.training.StopRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A variational autoencoder with Bernoulli pixels. */
record VariationalEntry(VariationalAutoencoder model) implements Entry {
  static VariationalEntry of(Sizes sizes) {
    return new VariationalEntry(
        VariationalAutoencoder.of(
            sizes.narrowing(Activation.RELU, 2 * sizes.code()),
            sizes.widening(Activation.IDENTITY),
            Likelihood.BERNOULLI));
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
    return AutoencoderEntry.run(model.train(samples), stop, draws, listener);
  }

  @Override
  public Tensor sample(int n, Seed seed) {
    return model.sample(n, seed);
  }

  @Override
  public Tensor decode(Tensor codes) {
    return model.decode(codes);
  }

  @Override
  public Optional<Tensor> encode(Tensor samples) {
    return Optional.of(model.encode(samples).mean());
  }

  @Override
  public Path save(Path file) {
    return model.save(file);
  }
}
