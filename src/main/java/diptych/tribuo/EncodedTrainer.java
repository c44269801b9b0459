package diptych.tribuo;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import diptych.autoencoder.Autoencoder;
import diptych.tensor.Tensor;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.tribuo.Dataset;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;

/**
 * An autoencoder as a feature step in front of any Tribuo trainer: that one learns from the codes
 * instead of the samples.
 *
 * <p>The provenance of the trainer names the autoencoder and holds the inner trainer's provenance;
 * that of a model holds the encoder's layers ({@code encoder}) and the SHA-256 of its weights
 * ({@code encoder-sha256}) besides. An autoencoder is no part of Tribuo's configuration system, so
 * a trainer cannot be rebuilt from its provenance alone.
 */
public final class EncodedTrainer<T extends Output<T>> implements Trainer<T> {
  /** What tells features that are codes from those that are samples: h = f(x). */
  private static final String CODE = "h";

  @Config(mandatory = true, description = "The trainer that learns from the codes.")
  private final Trainer<T> innerTrainer;

  @Config(mandatory = true, description = "Where the autoencoder comes from.")
  private final String autoencoder;

  private final Function<Tensor, Autoencoder> fit;

  private EncodedTrainer(
      Trainer<T> innerTrainer, String autoencoder, Function<Tensor, Autoencoder> fit) {
    this.innerTrainer = innerTrainer;
    this.autoencoder = autoencoder;
    this.fit = fit;
  }

  /**
   * In front of {@code inner} stands an autoencoder that was trained before, as when a few samples
   * have labels and many have none.
   *
   * <p>For an honest evaluation it must not have seen the samples that test the model; see {@link
   * #fitting} for cross-validation on the same samples.
   */
  public static <T extends Output<T>> EncodedTrainer<T> of(Autoencoder trained, Trainer<T> inner) {
    return new EncodedTrainer<>(inner, "given: " + trained, x -> trained);
  }

  /**
   * In front of {@code inner} stands an autoencoder that is made anew from every training set, so
   * that cross-validation never shows it a test fold.
   *
   * @param fit makes and trains an autoencoder on samples (n, d)
   */
  public static <T extends Output<T>> EncodedTrainer<T> fitting(
      Function<Tensor, Autoencoder> fit, Trainer<T> inner) {
    return new EncodedTrainer<>(inner, "fitted to each training set", fit);
  }

  @Override
  public EncodedModel<T> train(Dataset<T> examples) {
    return train(examples, Map.of());
  }

  /**
   * Trains on the codes of the examples.
   *
   * @throws IllegalArgumentException if the encoder takes another number of features than the
   *     examples have
   */
  @Override
  public EncodedModel<T> train(Dataset<T> examples, Map<String, Provenance> runProvenance) {
    return train(examples, runProvenance, INCREMENT_INVOCATION_COUNT);
  }

  @Override
  public EncodedModel<T> train(
      Dataset<T> examples, Map<String, Provenance> runProvenance, int invocationCount) {
    var x = Datasets.tensor(examples);
    var trained = fit.apply(x).encoder();
    if (trained.inputs() != x.columns()) {
      throw new IllegalArgumentException(
          "the encoder %s takes %d features, the dataset has %d; datasets by diptych.tribuo.Datasets keep every feature, others drop those that are always zero"
              .formatted(trained, trained.inputs(), x.columns()));
    }
    var encoder = NetworkMessage.copy(trained);
    var codes =
        Datasets.of(
            CODE,
            encoder.apply(x),
            examples.getProvenance(),
            i -> examples.getExample(i).getOutput(),
            examples.getOutputFactory());
    for (int i = 0; i < examples.size(); i++) {
      codes.getExample(i).setWeight(examples.getExample(i).getWeight());
    }
    var instance = new HashMap<>(runProvenance);
    instance.put("encoder", new StringProvenance("encoder", encoder.toString()));
    instance.put(
        "encoder-sha256", new StringProvenance("encoder-sha256", NetworkMessage.sha256(encoder)));
    synchronized (innerTrainer) {
      // before training, which counts the inner trainer's invocations on
      var trainer = getProvenance();
      var inner = innerTrainer.train(codes, Map.of(), invocationCount);
      var provenance =
          new ModelProvenance(
              EncodedModel.class.getName(),
              OffsetDateTime.now(ZoneOffset.UTC),
              examples.getProvenance(),
              trainer,
              instance);
      return new EncodedModel<>(
          inner.getName(), provenance, examples.getFeatureIDMap(), encoder, inner);
    }
  }

  @Override
  public int getInvocationCount() {
    return innerTrainer.getInvocationCount();
  }

  @Override
  public void setInvocationCount(int invocationCount) {
    innerTrainer.setInvocationCount(invocationCount);
  }

  @Override
  public TrainerProvenance getProvenance() {
    return new TrainerProvenanceImpl(this);
  }

  /** The names of the code's numbers as features: {@code h00}, {@code h01}, …. */
  static String[] codeNames(int count) {
    return Datasets.names(CODE, count);
  }

  @Override
  public String toString() {
    return "EncodedTrainer(%s, %s)".formatted(autoencoder, innerTrainer);
  }
}
