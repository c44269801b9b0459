package diptych.comparison;

import diptych.autodiff.Node;
import diptych.gan.Gan;
import diptych.gan.GanLoss;
import diptych.gan.WeightAverage;
import diptych.gan.WeightConstraint;
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
 * A GAN of either kind; its samples come from the generator's averaged weights. In both games the
 * spectral norms of D's weights are bounded after each of its steps: the Wasserstein game asks for
 * a bound, and without one the other game missed classes in each of the trials with one seed.
 *
 * @param bound the most by which a layer of D may stretch a vector
 * @param loss what each side makes smaller
 */
record GanEntry(Gan model, double bound, GanLoss loss) implements Entry {
  private static final double DISCRIMINATOR_RATE = 0.002;
  private static final double GENERATOR_RATE = 0.001;
  private static final double MOMENTUM = 0.5;
  private static final double AVERAGE = 0.99;

  static GanEntry of(Sizes sizes, double bound, GanLoss loss) {
    var model =
        Gan.of(sizes.widening(Activation.SIGMOID), sizes.narrowing(Activation.LEAKY_RELU, 1));
    return new GanEntry(model, bound, loss);
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
  public String unit() {
    return "iteration";
  }

  /** Of one iteration; the number of samples to learn from does not matter. */
  @Override
  public long multiplyAddsPerRound(int samples) {
    var generator = model.generator();
    var discriminator = model.discriminator();
    return BATCH * MultiplyAdds.discriminatorStep(generator, discriminator)
        + MultiplyAdds.spectralNorm(discriminator)
        + BATCH * MultiplyAdds.generatorStep(generator, discriminator);
  }

  @Override
  public History train(Tensor samples, StopRule stop, Seed draws, EpochListener listener) {
    var average = WeightAverage.of(model.generator(), AVERAGE);
    var history =
        model
            .train(samples)
            .loss(loss)
            .optimizers(
                new Adam(DISCRIMINATOR_RATE, MOMENTUM, 0.999),
                new Adam(GENERATOR_RATE, MOMENTUM, 0.999))
            .constrain(WeightConstraint.spectralNorm(bound))
            .batch(BATCH)
            .seed(draws)
            .stop(stop)
            .listen(average)
            .listen(listener)
            .run();
    average.keep();
    return history;
  }

  @Override
  public Tensor sample(int n, Seed seed) {
    return model.generate(n, seed);
  }

  @Override
  public Tensor decode(Tensor codes) {
    return model.generate(codes);
  }

  @Override
  public Optional<Tensor> encode(Tensor samples) {
    return Optional.empty();
  }

  @Override
  public Path save(Path file) {
    return model.save(file);
  }
}
