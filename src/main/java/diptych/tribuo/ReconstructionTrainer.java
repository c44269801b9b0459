package diptych.tribuo;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import diptych.autoencoder.Autoencoder;
import diptych.tensor.Tensor;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.Trainer;
import org.tribuo.anomaly.Event;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;

/**
 * Anomaly detection by reconstruction error: an autoencoder that has only seen expected samples
 * reconstructs others badly (Japkowicz, Myers and Gluck 1995).
 *
 * <p>The autoencoder learns from four of every five examples. The errors of the fifth, which it has
 * not seen, set the threshold: all but the wanted rate of false alarms lie at or below it.
 */
public final class ReconstructionTrainer implements Trainer<Event> {
  private static final int FEWEST = 20;

  @Config(mandatory = true, description = "The part of expected events that may be reported.")
  private final double falseAlarmRate;

  private final Function<Tensor, Autoencoder> fit;
  private int invocations;

  /**
   * A trainer.
   *
   * @param fit makes and trains an autoencoder on samples (n, d)
   * @param falseAlarmRate the part of expected events that may be reported, such as 0.05
   * @throws IllegalArgumentException if the rate is not from 0 (inclusive) to 1 (exclusive)
   */
  public ReconstructionTrainer(Function<Tensor, Autoencoder> fit, double falseAlarmRate) {
    if (!(falseAlarmRate >= 0 && falseAlarmRate < 1)) {
      throw new IllegalArgumentException(
          "a rate of false alarms is from 0 to less than 1, got " + falseAlarmRate);
    }
    this.fit = fit;
    this.falseAlarmRate = falseAlarmRate;
  }

  @Override
  public ReconstructionModel train(Dataset<Event> examples) {
    return train(examples, Map.of());
  }

  /**
   * Trains on expected events.
   *
   * @throws IllegalArgumentException if there are fewer than 20, one is an anomaly, the autoencoder
   *     takes another number of features than the examples have, or an error is not finite
   */
  @Override
  public ReconstructionModel train(Dataset<Event> examples, Map<String, Provenance> runProvenance) {
    requireExpected(examples);
    var x = Datasets.tensor(examples);
    var provenance = getProvenance();
    invocations++;
    var ae = fit.apply(x.take(every(x.rows(), false)));
    if (ae.encoder().inputs() != x.columns()) {
      throw new IllegalArgumentException(
          "the autoencoder takes %d features, the dataset has %d"
              .formatted(ae.encoder().inputs(), x.columns()));
    }
    double[] errors = ae.errors(x.take(every(x.rows(), true)));
    Arrays.sort(errors);
    double largest = errors[errors.length - 1];
    if (!Double.isFinite(largest)) {
      throw new IllegalArgumentException(
          "the error %s of a reconstruction is not finite: is the autoencoder trained, and are its samples finite?"
              .formatted(largest));
    }
    int reported = (int) Math.floor(falseAlarmRate * errors.length);
    double threshold = errors[errors.length - 1 - reported];
    var encoder = NetworkMessage.copy(ae.encoder());
    var decoder = NetworkMessage.copy(ae.decoder());
    var instance = new HashMap<>(runProvenance);
    instance.put("autoencoder", new StringProvenance("autoencoder", ae.toString()));
    instance.put(
        "encoder-sha256", new StringProvenance("encoder-sha256", NetworkMessage.sha256(encoder)));
    instance.put(
        "decoder-sha256", new StringProvenance("decoder-sha256", NetworkMessage.sha256(decoder)));
    return new ReconstructionModel(
        "reconstruction-error",
        new ModelProvenance(
            ReconstructionModel.class.getName(),
            OffsetDateTime.now(ZoneOffset.UTC),
            examples.getProvenance(),
            provenance,
            instance),
        examples.getFeatureIDMap(),
        examples.getOutputIDInfo(),
        Autoencoder.of(encoder, decoder),
        threshold);
  }

  /** Every fifth of n numbers, or the others. */
  private static int[] every(int n, boolean fifth) {
    return IntStream.range(0, n).filter(i -> (i % 5 == 4) == fifth).toArray();
  }

  private static void requireExpected(Dataset<Event> examples) {
    if (examples.size() < FEWEST) {
      throw new IllegalArgumentException(
          "reconstruction errors need at least %d examples to set a threshold, got %d"
              .formatted(FEWEST, examples.size()));
    }
    for (int i = 0; i < examples.size(); i++) {
      var type = examples.getExample(i).getOutput().getType();
      if (type != Event.EventType.EXPECTED) {
        throw new IllegalArgumentException(
            "the autoencoder must learn from EXPECTED events alone, example %d is %s"
                .formatted(i, type));
      }
    }
  }

  @Override
  public int getInvocationCount() {
    return invocations;
  }

  @Override
  public void setInvocationCount(int invocationCount) {
    invocations = invocationCount;
  }

  @Override
  public TrainerProvenance getProvenance() {
    return new TrainerProvenanceImpl(this);
  }

  @Override
  public String toString() {
    return "ReconstructionTrainer(false alarms %s)".formatted(falseAlarmRate);
  }
}
