package diptych.gan;

import diptych.autodiff.Node;
import diptych.file.State;
import diptych.nn.Layer;
import diptych.nn.LayerState;
import diptych.tensor.Elementwise;
import diptych.tensor.Functions;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.ModelFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two networks that play against each other: the generator G(z) = g(z; θ_G) makes samples of noise
 * z ~ p_z, the discriminator D(x) = σ(s(x; θ_D)) says how likely x is a real sample (Goodfellow et
 * al. 2014; the article's 3.2.2, corrected).
 *
 * <p>The discriminator network gives the logit s, so its last layer has no activation. One that
 * takes m times as many features as the generator gives judges m samples at once, all real or all
 * generated: packing (Lin et al. 2018).
 */
public final class Gan {
  static final String KIND = "GAN";

  private final Layer generator;
  private final Layer discriminator;
  private final Noise noise;
  private final int packing;
  private String origin = "none";

  private Gan(Layer generator, Layer discriminator, Noise noise) {
    this.generator = generator;
    this.discriminator = discriminator;
    this.noise = noise;
    packing = discriminator.inputs() / generator.outputs();
  }

  /** A GAN whose noise is {@link Noise#NORMAL}; see {@link #of(Layer, Layer, Noise)}. */
  public static Gan of(Layer generator, Layer discriminator) {
    return of(generator, discriminator, Noise.NORMAL);
  }

  /**
   * A GAN from its two halves; call {@link #init} before anything else.
   *
   * @throws IllegalArgumentException if the discriminator does not give one logit, or takes neither
   *     the generator's samples nor packs of them
   */
  public static Gan of(Layer generator, Layer discriminator, Noise noise) {
    if (discriminator.outputs() != 1) {
      throw new IllegalArgumentException(
          "the discriminator %s gives %d numbers per sample; it must give one logit"
              .formatted(discriminator, discriminator.outputs()));
    }
    if (discriminator.inputs() % generator.outputs() != 0) {
      throw new IllegalArgumentException(
          "the generator %s gives samples of %d features, the discriminator %s takes %d: it must"
                  .formatted(generator, generator.outputs(), discriminator, discriminator.inputs())
              + " take as many, or a multiple to judge several samples at once");
    }
    return new Gan(generator, discriminator, noise);
  }

  /** Draws fresh weights for both (step 1 of the article's 3.2.1). */
  public Gan init(Seed seed) {
    generator.init(seed.child(0));
    discriminator.init(seed.child(1));
    origin = "drawn from " + seed;
    return this;
  }

  /** The generator G, from noise to samples. */
  public Layer generator() {
    return generator;
  }

  /** The discriminator's network, from samples (or packs of them) to logits. */
  public Layer discriminator() {
    return discriminator;
  }

  /** How many samples the discriminator judges at once: 1 unless it packs. */
  public int packing() {
    return packing;
  }

  /** Refuses a batch that the discriminator cannot judge. */
  void requireBatch(int size) {
    if (size < 1 || size % packing != 0) {
      throw new IllegalArgumentException(
          "a batch needs a positive number of samples%s, got %d"
              .formatted(
                  packing == 1
                      ? ""
                      : ", a multiple of the %d that D judges at once".formatted(packing),
                  size));
    }
  }

  /** The weights and biases of both, the generator's first. */
  public List<Node> parameters() {
    return Stream.of(generator, discriminator).flatMap(net -> net.parameters().stream()).toList();
  }

  /** The number of weights and biases. */
  public int parameterCount() {
    return generator.parameterCount() + discriminator.parameterCount();
  }

  /** Noise (n, k) from p_z for {@code n} samples. */
  public Tensor noise(int n, Seed seed) {
    var z = Tensor.zeros(n, generator.inputs());
    noise.fill(z, seed);
    return z;
  }

  void fillNoise(Tensor z, Seed seed) {
    noise.fill(z, seed);
  }

  /** The samples G(z), (n, d), that the generator makes of noise (n, k). */
  public Tensor generate(Tensor z) {
    return generator.apply(z);
  }

  /** {@code n} generated samples (n, d); equal seeds give equal noise. */
  public Tensor generate(int n, Seed seed) {
    return generate(noise(n, seed));
  }

  /**
   * The discriminator's logits for samples (n, d), as part of a graph: (n / m, 1) for packs of m.
   *
   * @throws IllegalArgumentException if n is no multiple of m
   */
  public Node logits(Node x) {
    return discriminator.forward(pack(x));
  }

  /**
   * The same logits, from a discriminator that passes the gradient on and learns nothing itself.
   */
  Node frozenLogits(Node x) {
    return discriminator.frozen().forward(pack(x));
  }

  private Node pack(Node x) {
    var samples = x.value();
    if (packing == 1) {
      return x;
    }
    if (samples.rows() % packing != 0) {
      throw new IllegalArgumentException(
          "%d samples cannot be judged in packs of %d".formatted(samples.rows(), packing));
    }
    // rows lie one behind the other, so m rows of d numbers are one row of m·d
    return Node.operation(
        "pack",
        Tensor.of(samples.rows() / packing, samples.columns() * packing, samples.array()),
        List.of(x),
        g ->
            Elementwise.addScaled(
                Tensor.of(samples.rows(), samples.columns(), g.array()), 1, x.gradient()));
  }

  /** D(x) for samples (n, d): the probability that they are real; (n / m, 1) for packs of m. */
  public Tensor discriminate(Tensor x) {
    return logits(Node.constant(x)).value().map(Functions::sigmoid);
  }

  /**
   * Where the generator would move each of its samples x (n, d) if it could: the direction −∂ℓ/∂x
   * in which the loss ℓ of that one sample falls fastest; what the generator learns from.
   */
  public Tensor pull(Tensor x, GanLoss loss) {
    var samples = Node.parameter(x.copy());
    loss.generator(logits(samples)).backward();
    discriminator.parameters().forEach(Node::zeroGradient);
    return samples.gradient().times(-x.rows() / (float) packing);
  }

  /**
   * A training on the rows of samples (n, d), to be set up and {@link GanTraining#run run}.
   *
   * @throws IllegalArgumentException if there is no sample, or it has another number of features
   *     than the generator gives
   */
  public GanTraining train(Tensor samples) {
    if (samples.rows() == 0) {
      throw new IllegalArgumentException(
          "training needs at least one sample, got " + samples.shape());
    }
    return train(SampleSource.of(samples));
  }

  /**
   * A training on samples that never end.
   *
   * @throws IllegalArgumentException if they have another number of features than the generator
   *     gives
   */
  public GanTraining train(SampleSource samples) {
    int features = samples.sample(1, new Seed(0)).columns();
    if (features != generator.outputs()) {
      throw new IllegalArgumentException(
          "training: the samples have %d features, the generator gives %d"
              .formatted(features, generator.outputs()));
    }
    return new GanTraining(this, samples);
  }

  /**
   * Saves the weights and biases as an archive of arrays that NumPy opens.
   *
   * @return {@code file}
   * @throws UncheckedIOException if it cannot be written; then what was there is still there
   */
  public Path save(Path file) {
    ModelFile.save(file, KIND, state());
    return file;
  }

  /**
   * Takes over weights and biases that a GAN of the same layers has saved.
   *
   * @throws UncheckedIOException if the file is missing, damaged or of another model; then nothing
   *     has changed
   */
  public Gan load(Path file) {
    ModelFile.load(file, KIND, state());
    origin = "loaded from " + file.getFileName();
    return this;
  }

  /** Where the weights came from, before any training. */
  String origin() {
    return origin;
  }

  Map<String, State> state() {
    var parts = new LinkedHashMap<String, State>();
    parts.put("generator", new LayerState(generator));
    parts.put("discriminator", new LayerState(discriminator));
    return parts;
  }

  @Override
  public String toString() {
    return "Gan(%s | %s)".formatted(generator, discriminator);
  }
}
