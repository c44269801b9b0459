package diptych.autoencoder;

import diptych.autodiff.Node;
import diptych.file.State;
import diptych.nn.Layer;
import diptych.nn.LayerState;
import diptych.nn.Loss;
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
 * An autoencoder that is a generative model (Kingma and Welling 2013): codes have the prior p(z) =
 * N(0, 1), the decoder gives p(x | z), and the encoder gives q(z | x), a normal distribution of the
 * code instead of one code.
 *
 * <p>Training makes −ELBO smaller, the mean over the samples of E_q[−ln p(x | z)] + KL(q(z | x) ‖
 * p(z)), which is at least −ln p(x). The second part keeps the codes where the prior has them, so
 * that new samples can be drawn: z from the prior, then x from the decoder.
 */
public final class VariationalAutoencoder {
  static final String KIND = "variational autoencoder";

  private final Layer encoder;
  private final Layer decoder;
  private final Likelihood likelihood;
  private String origin = "none";

  private VariationalAutoencoder(Layer encoder, Layer decoder, Likelihood likelihood) {
    this.encoder = encoder;
    this.decoder = decoder;
    this.likelihood = likelihood;
  }

  /**
   * A variational autoencoder from its two halves; call {@link #init} before anything else.
   *
   * @param encoder gives 2k numbers per sample: k means, then k logarithms of variances; its last
   *     layer should have no activation
   * @param decoder takes codes of k numbers and gives what the likelihood asks for: logits for
   *     {@link Likelihood#BERNOULLI}, means for {@link Likelihood#gaussian}
   * @throws IllegalArgumentException if the halves do not fit
   */
  public static VariationalAutoencoder of(Layer encoder, Layer decoder, Likelihood likelihood) {
    if (encoder.outputs() != 2 * decoder.inputs()) {
      throw new IllegalArgumentException(
          ("the decoder %s takes codes of %d numbers, so the encoder must give twice as many, means"
                  + " and log variances; %s gives %d")
              .formatted(decoder, decoder.inputs(), encoder, encoder.outputs()));
    }
    if (encoder.inputs() != decoder.outputs()) {
      throw new IllegalArgumentException(
          "the encoder %s takes %d features, the decoder %s gives %d: a reconstruction needs as many"
              .formatted(encoder, encoder.inputs(), decoder, decoder.outputs()));
    }
    return new VariationalAutoencoder(encoder, decoder, likelihood);
  }

  /** Draws fresh weights; equal seeds give equal weights. */
  public VariationalAutoencoder init(Seed seed) {
    encoder.init(seed.child(0));
    decoder.init(seed.child(1));
    origin = "drawn from " + seed;
    return this;
  }

  /** The encoder, from samples (n, d) to means and log variances (n, 2k). */
  public Layer encoder() {
    return encoder;
  }

  /** The decoder, from codes (n, k) to the parameters of p(x | z), (n, d). */
  public Layer decoder() {
    return decoder;
  }

  /** The distribution p(x | z). */
  public Likelihood likelihood() {
    return likelihood;
  }

  /** How many numbers a code has. */
  public int codeSize() {
    return decoder.inputs();
  }

  /** The weights and biases of both halves, the encoder's first. */
  public List<Node> parameters() {
    return Stream.of(encoder, decoder).flatMap(half -> half.parameters().stream()).toList();
  }

  /** The number of weights and biases. */
  public int parameterCount() {
    return encoder.parameterCount() + decoder.parameterCount();
  }

  /** The distributions q(z | x) of the codes of samples (n, d). */
  public GaussianCode encode(Tensor x) {
    return GaussianCode.of(encoder.apply(x));
  }

  /** The means of p(x | z) for codes (n, k): samples (n, d). */
  public Tensor decode(Tensor codes) {
    return likelihood.mean(decoder.apply(codes));
  }

  /** The reconstructions (n, d) of samples (n, d), from the means of their codes. */
  public Tensor reconstruct(Tensor x) {
    return decode(encode(x).mean());
  }

  /** The mean squared error of the reconstructions of samples (n, d): the mean over all numbers. */
  public double mse(Tensor x) {
    return Loss.MSE.of(Node.constant(reconstruct(x)), x).value().item();
  }

  /** Codes (n, k) drawn from the prior N(0, 1). */
  public Tensor prior(int n, Seed seed) {
    return Tensor.normal(n, codeSize(), seed);
  }

  /**
   * {@code n} generated samples (n, d): the means of p(x | z) for codes from the prior; equal seeds
   * give equal samples.
   */
  public Tensor sample(int n, Seed seed) {
    return decode(prior(n, seed));
  }

  /**
   * Both parts of −ELBO for samples (n, d), in nats per sample, as parts of a graph.
   *
   * @param noise ε ~ N(0, 1), (n, k), which draws the codes
   */
  public NegativeElbo negativeElbo(Node x, Tensor noise) {
    var code = encoder.forward(x);
    var output = decoder.forward(GaussianCode.sample(code, noise));
    return new NegativeElbo(
        likelihood.negativeLog(output, x.value()), GaussianCode.divergence(code));
  }

  /** −ELBO of samples (n, d) in nats per sample, with one code drawn for each. */
  public double negativeElbo(Tensor x, Seed seed) {
    var parts = negativeElbo(Node.constant(x), Tensor.normal(x.rows(), codeSize(), seed));
    return parts.total(1).value().item();
  }

  /**
   * The parts of −ELBO.
   *
   * @param reconstruction E_q[−ln p(x | z)], 1×1
   * @param divergence KL(q(z | x) ‖ p(z)), 1×1
   */
  public record NegativeElbo(Node reconstruction, Node divergence) {

    /** The sum, with the divergence times β (Higgins et al. 2017; β = 1 is −ELBO). */
    public Node total(float beta) {
      return reconstruction.plus(divergence.times(beta));
    }
  }

  /**
   * A training on samples (n, d), to be set up and {@link VariationalTraining#run run}.
   *
   * @throws IllegalArgumentException if there is no sample, or it has another number of features
   *     than the encoder takes
   */
  public VariationalTraining train(Tensor samples) {
    return new VariationalTraining(this, samples);
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
   * Takes over weights and biases that a variational autoencoder of the same layers has saved.
   *
   * @throws UncheckedIOException if the file is missing, damaged or of another model; then nothing
   *     has changed
   */
  public VariationalAutoencoder load(Path file) {
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
    return "VariationalAutoencoder(%s | %s, %s)".formatted(encoder, decoder, likelihood);
  }
}
