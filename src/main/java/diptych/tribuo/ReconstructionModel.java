package diptych.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.util.Pair;
import diptych.autoencoder.Autoencoder;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.anomaly.Event;
import org.tribuo.impl.ModelDataCarrier;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.ModelProvenance;

/**
 * Reports what an autoencoder reconstructs badly: an event is an anomaly if the mean squared error
 * of its reconstruction, which is its score, is above the threshold.
 *
 * <p>Java's own serialisation is refused; {@link #serializeToFile} and {@link
 * Model#deserializeFromFile} give a model that predicts the same. Schema:
 *
 * <pre>{@code
 * message ReconstructionModel {
 *   tribuo.core.ModelDataProto metadata = 1;
 *   Network encoder = 2;  Network decoder = 3;  // see NetworkMessage
 *   fixed64 threshold = 4;                      // the bits of a float64
 * }
 * }</pre>
 */
public final class ReconstructionModel extends Model<Event> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 0;
  private static final String MESSAGE = "ReconstructionModel";

  private final transient Autoencoder autoencoder;
  private final double threshold;

  ReconstructionModel(
      String name,
      ModelProvenance provenance,
      ImmutableFeatureMap features,
      ImmutableOutputInfo<Event> outputs,
      Autoencoder autoencoder,
      double threshold) {
    super(name, provenance, features, outputs, false);
    this.autoencoder = autoencoder;
    this.threshold = threshold;
  }

  /** The mean squared error above which an event is reported. */
  public double threshold() {
    return threshold;
  }

  /** The verdict, with the mean squared error as its score: larger is stranger. */
  @Override
  public Prediction<Event> predict(Example<Event> example) {
    return innerPredict(List.of(example)).get(0);
  }

  /** Reconstructs all examples at once. */
  @Override
  protected List<Prediction<Event>> innerPredict(Iterable<Example<Event>> examples) {
    var originals = new ArrayList<Example<Event>>();
    examples.forEach(originals::add);
    double[] errors = autoencoder.errors(Datasets.tensor(originals, featureIDMap));
    var predictions = new ArrayList<Prediction<Event>>();
    for (int i = 0; i < errors.length; i++) {
      // written so that a sample with a NaN, whose error is NaN, is reported
      var verdict = errors[i] <= threshold ? Event.EventType.EXPECTED : Event.EventType.ANOMALOUS;
      predictions.add(
          new Prediction<>(new Event(verdict, errors[i]), featureIDMap.size(), originals.get(i)));
    }
    return predictions;
  }

  /** None: no feature matters by itself. */
  @Override
  public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
    return Map.of();
  }

  @Override
  public Optional<Excuse<Event>> getExcuse(Example<Event> example) {
    return Optional.empty();
  }

  @Override
  protected Model<Event> copy(String newName, ModelProvenance newProvenance) {
    return new ReconstructionModel(
        newName, newProvenance, featureIDMap, outputIDInfo, autoencoder, threshold);
  }

  @Override
  public ModelProto serialize() {
    Any data =
        new Message()
            .bytes(1, createDataCarrier().serialize().toByteString())
            .bytes(2, NetworkMessage.write(autoencoder.encoder()))
            .bytes(3, NetworkMessage.write(autoencoder.decoder()))
            .real(4, threshold)
            .pack(MESSAGE);
    return ModelProto.newBuilder()
        .setVersion(VERSION)
        .setClassName(ReconstructionModel.class.getName())
        .setSerializedData(data)
        .build();
  }

  /**
   * The model of a message, called by Tribuo.
   *
   * @throws InvalidProtocolBufferException if the message is damaged
   * @throws IllegalArgumentException if it is of a later version
   */
  public static ReconstructionModel deserializeFromProto(int version, String className, Any message)
      throws InvalidProtocolBufferException {
    Message.requireVersion(className, version, VERSION);
    var fields = Message.unpack(message, MESSAGE);
    var metadata = ModelDataCarrier.deserialize(ModelDataProto.parseFrom(fields.bytes(1)));
    if (!(metadata.outputDomain().getOutput(0) instanceof Event)) {
      throw new InvalidProtocolBufferException("the outputs are no events");
    }
    @SuppressWarnings("unchecked") // checked by the line above
    var outputs = (ImmutableOutputInfo<Event>) metadata.outputDomain();
    var encoder = NetworkMessage.read(fields.bytes(2));
    var decoder = NetworkMessage.read(fields.bytes(3));
    Message.requireSize("encoder", encoder.inputs(), metadata.featureDomain().size());
    Message.requireSize("decoder", decoder.inputs(), encoder.outputs());
    Message.requireSize("encoder after the decoder", encoder.inputs(), decoder.outputs());
    return new ReconstructionModel(
        metadata.name(),
        metadata.provenance(),
        metadata.featureDomain(),
        outputs,
        Autoencoder.of(encoder, decoder),
        fields.real(4));
  }

  private void writeObject(ObjectOutputStream stream) throws NotSerializableException {
    throw new NotSerializableException("save this model with serializeToFile");
  }
}
