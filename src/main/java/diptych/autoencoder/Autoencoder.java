package diptych.autoencoder;

import diptych.autodiff.Node;
import diptych.file.State;
import diptych.nn.Layer;
import diptych.nn.LayerState;
import diptych.nn.Loss;
import diptych.tensor.Reductions;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.ModelFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two networks in a row: the encoder h = f(x; W₁) makes a code of a sample, the decoder x̂ = g(h;
 * W₂) makes a reconstruction of the code (the article's 3.1.2).
 */
public final class Autoencoder {
  static final String KIND = "autoencoder";

  private final Layer encoder;
  private final Layer decoder;
  private String origin = "none";

  private Autoencoder(Layer encoder, Layer decoder) {
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /**
   * An autoencoder from its two halves; call {@link #init} before anything else.
   *
   * @throws IllegalArgumentException if the decoder does not take the encoder's code, or does not
   *     give as many features as the encoder takes
   */
  public static Autoencoder of(Layer encoder, Layer decoder) {
    if (encoder.outputs() != decoder.inputs()) {
      throw new IllegalArgumentException(
          "the encoder %s gives codes of %d numbers, the decoder %s takes %d"
              .formatted(encoder, encoder.outputs(), decoder, decoder.inputs()));
    }
    if (encoder.inputs() != decoder.outputs()) {
      throw new IllegalArgumentException(
          "the encoder %s takes %d features, the decoder %s gives %d: a reconstruction needs as many"
              .formatted(encoder, encoder.inputs(), decoder, decoder.outputs()));
    }
    return new Autoencoder(encoder, decoder);
  }

  /** Draws fresh weights (step 1 of the article's 3.1.1); equal seeds give equal weights. */
  public Autoencoder init(Seed seed) {
    encoder.init(seed.child(0));
    decoder.init(seed.child(1));
    origin = "drawn from " + seed;
    return this;
  }

  /** The encoder f, from samples to codes. */
  public Layer encoder() {
    return encoder;
  }

  /** The decoder g, from codes to reconstructions. */
  public Layer decoder() {
    return decoder;
  }

  /** The weights and biases of both halves, the encoder's first. */
  public List<Node> parameters() {
    return Stream.of(encoder, decoder).flatMap(half -> half.parameters().stream()).toList();
  }

  /** The number of weights and biases. */
  public int parameterCount() {
    return encoder.parameterCount() + decoder.parameterCount();
  }

  /** The reconstruction x̂ = g(f(x)) of samples (n, d), as part of a graph. */
  public Node forward(Node x) {
    return decoder.forward(encoder.forward(x));
  }

  /** The codes (n, k) of samples (n, d). */
  public Tensor encode(Tensor x) {
    return encoder.apply(x);
  }

  /** The samples (n, d) that the decoder makes of codes (n, k). */
  public Tensor decode(Tensor codes) {
    return decoder.apply(codes);
  }

  /** The reconstructions (n, d) of samples (n, d). */
  public Tensor reconstruct(Tensor x) {
    return decode(encode(x));
  }

  /** The mean squared error of the reconstructions of samples (n, d): the mean over all numbers. */
  public double mse(Tensor x) {
    return mse(x, x);
  }

  /**
   * The mean squared error of what the autoencoder makes of {@code input} (n, d) against what it
   * should make, {@code target} (n, d): for denoising, noisy samples against clean ones.
   */
  public double mse(Tensor input, Tensor target) {
    return Loss.MSE.of(Node.constant(reconstruct(input)), target).value().item();
  }

  /**
   * The mean squared error of each sample's reconstruction: n numbers for samples (n, d). Large for
   * samples unlike those of the training.
   */
  public double[] errors(Tensor x) {
    var reconstructions = reconstruct(x);
    return IntStream.range(0, x.rows())
        .mapToDouble(i -> Reductions.sumOfSquaredDifferences(reconstructions.row(i), x.row(i)))
        .map(sum -> sum / x.columns())
        .toArray();
  }

  /**
   * A training on samples (n, d), to be set up and {@link AutoencoderTraining#run run}.
   *
   * @throws IllegalArgumentException if there is no sample, or it has another number of features
   *     than the encoder takes
   */
  public AutoencoderTraining train(Tensor samples) {
    return new AutoencoderTraining(this, samples);
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
   * Takes over weights and biases that an autoencoder of the same layers has saved.
   *
   * @throws UncheckedIOException if the file is missing, damaged or of another model; then nothing
   *     has changed
   */
  public Autoencoder load(Path file) {
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
    parts.put("encoder", new LayerState(encoder));
    parts.put("decoder", new LayerState(decoder));
    return parts;
  }

  @Override
  public String toString() {
    return "Autoencoder(%s | %s)".formatted(encoder, decoder);
  }
}
