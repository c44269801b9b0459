package diptych.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.util.Pair;
import diptych.nn.Layer;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.Prediction;
import org.tribuo.impl.ArrayExample;
import org.tribuo.impl.ModelDataCarrier;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.ModelProvenance;

/**
 * A Tribuo model behind an encoder: it takes samples, and its inner model predicts from their
 * codes.
 *
 * <p>It holds a copy of the encoder, so training the autoencoder further does not change it. Saved
 * by {@link #serializeToFile} and loaded by {@link Model#deserializeFromFile} it predicts the same;
 * Java's own serialisation is refused. Schema:
 *
 * <pre>{@code
 * message EncodedModel {
 *   tribuo.core.ModelDataProto metadata = 1;
 *   tribuo.core.ModelProto inner_model = 2;
 *   Network encoder = 3;                       // see NetworkMessage
 * }
 * }</pre>
 */
public final class EncodedModel<T extends Output<T>> extends Model<T> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 0;
  private static final String MESSAGE = "EncodedModel";

  private final transient Layer encoder;
  private final transient Model<T> inner;

  EncodedModel(
      String name,
      ModelProvenance provenance,
      ImmutableFeatureMap features,
      Layer encoder,
      Model<T> inner) {
    super(name, provenance, features, inner.getOutputIDInfo(), inner.generatesProbabilities());
    this.encoder = encoder;
    this.inner = inner;
  }

  /** The model that predicts from codes. */
  public Model<T> innerModel() {
    return inner;
  }

  /** The numbers per code. */
  public int codeSize() {
    return encoder.outputs();
  }

  @Override
  public Prediction<T> predict(Example<T> example) {
    return innerPredict(List.of(example)).get(0);
  }

  /** Encodes all examples at once, then hands all codes to the inner model. */
  @Override
  protected List<Prediction<T>> innerPredict(Iterable<Example<T>> examples) {
    var originals = new ArrayList<Example<T>>();
    examples.forEach(originals::add);
    var answers = inner.predict(encoded(originals));
    var predictions = new ArrayList<Prediction<T>>();
    for (int i = 0; i < answers.size(); i++) {
      var prediction = answers.get(i);
      predictions.add(
          new Prediction<>(prediction, prediction.getNumActiveFeatures(), originals.get(i)));
    }
    return predictions;
  }

  private List<Example<T>> encoded(List<Example<T>> examples) {
    var codes = encoder.apply(Datasets.tensor(examples, featureIDMap));
    String[] names = EncodedTrainer.codeNames(codeSize());
    var result = new ArrayList<Example<T>>();
    for (int i = 0; i < codes.rows(); i++) {
      result.add(
          new ArrayExample<>(examples.get(i).getOutput(), names, Datasets.doubles(codes, i)));
    }
    return result;
  }

  /** The inner model's answer: numbers of the code, named {@code h00}, {@code h01}, …. */
  @Override
  public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
    return inner.getTopFeatures(n);
  }

  /** The inner model's excuse, in terms of the code's numbers. */
  @Override
  public Optional<Excuse<T>> getExcuse(Example<T> example) {
    return inner.getExcuse(encoded(List.of(example)).get(0));
  }

  @Override
  protected Model<T> copy(String newName, ModelProvenance newProvenance) {
    return new EncodedModel<>(newName, newProvenance, featureIDMap, encoder, inner);
  }

  @Override
  public ModelProto serialize() {
    Any data =
        new Message()
            .bytes(1, createDataCarrier().serialize().toByteString())
            .bytes(2, inner.serialize().toByteString())
            .bytes(3, NetworkMessage.write(encoder))
            .pack(MESSAGE);
    return ModelProto.newBuilder()
        .setVersion(VERSION)
        .setClassName(EncodedModel.class.getName())
        .setSerializedData(data)
        .build();
  }

  /**
   * The model of a message, called by Tribuo.
   *
   * @throws InvalidProtocolBufferException if the message is damaged
   * @throws IllegalArgumentException if it is of a later version
   */
  public static EncodedModel<?> deserializeFromProto(int version, String className, Any message)
      throws InvalidProtocolBufferException {
    Message.requireVersion(className, version, VERSION);
    var fields = Message.unpack(message, MESSAGE);
    var metadata = ModelDataCarrier.deserialize(ModelDataProto.parseFrom(fields.bytes(1)));
    var encoder = NetworkMessage.read(fields.bytes(3));
    Message.requireSize("encoder", encoder.inputs(), metadata.featureDomain().size());
    return restored(metadata, encoder, Model.deserialize(ModelProto.parseFrom(fields.bytes(2))));
  }

  private static <U extends Output<U>> EncodedModel<U> restored(
      ModelDataCarrier<?> metadata, Layer encoder, Model<U> inner)
      throws InvalidProtocolBufferException {
    Message.requireSize("inner model", inner.getFeatureIDMap().size(), encoder.outputs());
    return new EncodedModel<>(
        metadata.name(), metadata.provenance(), metadata.featureDomain(), encoder, inner);
  }

  private void writeObject(ObjectOutputStream stream) throws NotSerializableException {
    throw new NotSerializableException("save this model with serializeToFile");
  }
}
