package diptych.tribuo;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import diptych.file.Sha256;
import diptych.nn.Activation;
import diptych.nn.Dense;
import diptych.nn.Layer;
import diptych.nn.Sequential;
import diptych.nn.Tied;
import diptych.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of dense layers as a protobuf message, with the schema
 *
 * <pre>{@code
 * message Network { repeated Dense layer = 1; }
 * message Dense {
 *   uint64 inputs = 1;  uint64 outputs = 2;  bytes activation = 3;  // its name, such as RELU
 *   bytes weights = 4;  bytes bias = 5;                // float32, little endian, row after row
 * }
 * }</pre>
 *
 * <p>A tied layer is written as the dense layer that it equals.
 */
final class NetworkMessage {
  private NetworkMessage() {}

  /**
   * The message of a network.
   *
   * @throws IllegalArgumentException if it has a layer of an unknown kind
   */
  static ByteString write(Layer network) {
    var message = new Message();
    for (Dense layer : denseLayers(network)) {
      message.bytes(
          1,
          new Message()
              .number(1, layer.inputs())
              .number(2, layer.outputs())
              .bytes(3, ByteString.copyFromUtf8(layer.activation().name()))
              .bytes(4, floats(layer.weights().value()))
              .bytes(5, floats(layer.bias().value()))
              .toBytes());
    }
    return message.toBytes();
  }

  /**
   * The network of a message.
   *
   * @throws InvalidProtocolBufferException if the bytes are no message, or its sizes contradict
   *     each other
   */
  static Layer read(ByteString bytes) throws InvalidProtocolBufferException {
    var layers = new ArrayList<Layer>();
    for (ByteString layer : new Message(bytes).all(1)) {
      layers.add(readDense(new Message(layer)));
    }
    try {
      return new Sequential(layers);
    } catch (IllegalArgumentException e) {
      throw new InvalidProtocolBufferException("network: " + e.getMessage(), e);
    }
  }

  /** A network that computes the same and shares nothing with the given one. */
  static Layer copy(Layer network) {
    try {
      return read(write(network));
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("what was just written can be read", e);
    }
  }

  /** The SHA-256 of the network's message, in hexadecimal: equal for equal layers and weights. */
  static String sha256(Layer network) {
    return new Sha256().add(write(network).toByteArray()).hex();
  }

  private static List<Dense> denseLayers(Layer network) {
    if (network instanceof Sequential row) {
      return row.layers().stream().flatMap(layer -> denseLayers(layer).stream()).toList();
    }
    if (network instanceof Dense dense) {
      return List.of(dense);
    }
    if (network instanceof Tied tied) {
      var dense = Dense.of(tied.inputs(), tied.outputs(), tied.activation());
      dense.assign(tied.partner().weights().value().transpose(), tied.bias().value());
      return List.of(dense);
    }
    throw new IllegalArgumentException(
        "only dense and tied layers can be kept in a Tribuo model, this is " + network);
  }

  private static Dense readDense(Message message) throws InvalidProtocolBufferException {
    long inputs = message.number(1);
    long outputs = message.number(2);
    ByteString weights = message.bytes(4);
    ByteString bias = message.bytes(5);
    // the sizes are checked against the bytes that are there before anything is allocated
    if (inputs < 1
        || outputs < 1
        || inputs > weights.size()
        || outputs > weights.size()
        || weights.size() != inputs * outputs * Float.BYTES
        || bias.size() != outputs * Float.BYTES) {
      throw new InvalidProtocolBufferException(
          "a layer of %d inputs and %d outputs cannot have %d bytes of weights and %d of bias"
              .formatted(inputs, outputs, weights.size(), bias.size()));
    }
    var layer = Dense.of((int) inputs, (int) outputs, activation(message.bytes(3)));
    layer.assign(tensor(weights, (int) inputs), tensor(bias, 1));
    return layer;
  }

  private static Activation activation(ByteString name) throws InvalidProtocolBufferException {
    try {
      return Activation.valueOf(name.toStringUtf8());
    } catch (IllegalArgumentException e) {
      throw new InvalidProtocolBufferException("unknown activation " + name.toStringUtf8(), e);
    }
  }

  private static ByteString floats(Tensor x) {
    var buffer = ByteBuffer.allocate(x.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(x.array());
    return ByteString.copyFrom(buffer);
  }

  private static Tensor tensor(ByteString bytes, int rows) {
    var x = Tensor.zeros(rows, bytes.size() / Float.BYTES / rows);
    bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(x.array());
    return x;
  }
}
