package diptych.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;

/**
 * A protobuf message by field numbers, without generated code: the schema stands in the
 * documentation of whoever writes it.
 */
final class Message {
  private static final String URL = "type.diptych/";

  private final UnknownFieldSet.Builder fields;

  Message() {
    fields = UnknownFieldSet.newBuilder();
  }

  Message(ByteString bytes) throws InvalidProtocolBufferException {
    fields = UnknownFieldSet.newBuilder().mergeFrom(bytes);
  }

  /** The message inside an {@code Any} of the given name. */
  static Message unpack(Any any, String name) throws InvalidProtocolBufferException {
    if (!any.getTypeUrl().equals(URL + name)) {
      throw new InvalidProtocolBufferException(
          "expected a message %s, got '%s'".formatted(URL + name, any.getTypeUrl()));
    }
    return new Message(any.getValue());
  }

  /** This message inside an {@code Any} of the given name. */
  Any pack(String name) {
    return Any.newBuilder().setTypeUrl(URL + name).setValue(toBytes()).build();
  }

  Message bytes(int field, ByteString value) {
    fields.mergeField(field, UnknownFieldSet.Field.newBuilder().addLengthDelimited(value).build());
    return this;
  }

  Message number(int field, long value) {
    fields.mergeField(field, UnknownFieldSet.Field.newBuilder().addVarint(value).build());
    return this;
  }

  Message real(int field, double value) {
    long bits = Double.doubleToRawLongBits(value);
    fields.mergeField(field, UnknownFieldSet.Field.newBuilder().addFixed64(bits).build());
    return this;
  }

  /** All values of a field of bytes or messages. */
  List<ByteString> all(int field) {
    return fields.build().getField(field).getLengthDelimitedList();
  }

  ByteString bytes(int field) throws InvalidProtocolBufferException {
    return only(field, all(field));
  }

  long number(int field) throws InvalidProtocolBufferException {
    return only(field, fields.build().getField(field).getVarintList());
  }

  double real(int field) throws InvalidProtocolBufferException {
    return Double.longBitsToDouble(only(field, fields.build().getField(field).getFixed64List()));
  }

  /** Refuses a message of a version that this library does not know. */
  static void requireVersion(String className, int version, int latest) {
    if (version < 0 || version > latest) {
      throw new IllegalArgumentException(
          "%s was saved with version %d, this library reads up to %d"
              .formatted(className, version, latest));
    }
  }

  /** Refuses a part whose number of features is not the one that the rest needs. */
  static void requireSize(String part, int actual, int needed)
      throws InvalidProtocolBufferException {
    if (actual != needed) {
      throw new InvalidProtocolBufferException(
          "the %s takes %d features, it gets %d".formatted(part, actual, needed));
    }
  }

  private static <V> V only(int field, List<V> values) throws InvalidProtocolBufferException {
    if (values.size() != 1) {
      throw new InvalidProtocolBufferException(
          "field %d must occur once, it occurs %d times".formatted(field, values.size()));
    }
    return values.get(0);
  }

  ByteString toBytes() {
    return fields.build().toByteString();
  }
}
