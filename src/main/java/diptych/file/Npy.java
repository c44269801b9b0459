package diptych.file;

import diptych.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One array of an archive: numbers or a text, of no, one or two dimensions, as NumPy keeps it.
 *
 * @param kind what an element is
 * @param elementBytes bytes per element
 * @param shape the length of each dimension
 * @param elements the elements, row after row, little endian
 */
record Npy(Kind kind, int elementBytes, List<Integer> shape, ByteBuffer elements) {

  /** What an element is, and NumPy's letter for it. */
  enum Kind {
    FLOAT('f'),
    INTEGER('i'),
    UNSIGNED('u'),
    BOOLEAN('b'),
    TEXT('U');

    final char letter;

    Kind(char letter) {
      this.letter = letter;
    }
  }

  private static final int CODE_POINT_BYTES = 4;
  private static final Charset UTF_32 = Charset.forName("UTF-32LE");

  static Npy of(Tensor x) {
    var elements = littleEndian(ByteBuffer.allocate(x.size() * Float.BYTES));
    elements.asFloatBuffer().put(x.array());
    return new Npy(Kind.FLOAT, Float.BYTES, List.of(x.rows(), x.columns()), elements);
  }

  static Npy of(double... numbers) {
    var elements = littleEndian(ByteBuffer.allocate(numbers.length * Double.BYTES));
    elements.asDoubleBuffer().put(numbers);
    return new Npy(Kind.FLOAT, Double.BYTES, List.of(numbers.length), elements);
  }

  static Npy of(long number) {
    var elements = littleEndian(ByteBuffer.allocate(Long.BYTES));
    return new Npy(Kind.INTEGER, Long.BYTES, List.of(), elements.putLong(0, number));
  }

  static Npy of(String text) {
    // NumPy has no text of length 0: an element of one null character is the empty text
    int bytes = CODE_POINT_BYTES * (int) Math.max(1, text.codePoints().count());
    var elements = littleEndian(ByteBuffer.allocate(bytes));
    elements.duplicate().put(text.getBytes(UTF_32));
    return new Npy(Kind.TEXT, bytes, List.of(), elements);
  }

  private static ByteBuffer littleEndian(ByteBuffer bytes) {
    return bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The elements, from the first; reading them does not move anybody else's place. */
  @Override
  public ByteBuffer elements() {
    return littleEndian(elements.duplicate());
  }

  int bytes() {
    return elements.capacity();
  }

  /** NumPy's name of the element type, such as {@code <f4}. */
  String type() {
    return (elementBytes == 1 ? "|" : "<")
        + kind.letter
        + (kind == Kind.TEXT ? elementBytes / CODE_POINT_BYTES : elementBytes);
  }

  int size() {
    return bytes() / elementBytes;
  }

  /** The shape as Python writes it: {@code (3, 4)}, {@code (3,)} or {@code ()}. */
  String shapeText() {
    var inner = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return shape.size() == 1 ? "(" + inner + ",)" : "(" + inner + ")";
  }

  double[] doubles() {
    if (kind == Kind.TEXT) {
      throw new IllegalArgumentException("it is a text, not numbers");
    }
    double[] numbers = new double[size()];
    Arrays.setAll(numbers, i -> number(i * elementBytes));
    return numbers;
  }

  private double number(int at) {
    if (kind == Kind.FLOAT) {
      return elementBytes == Float.BYTES ? elements.getFloat(at) : elements.getDouble(at);
    }
    long bits =
        switch (elementBytes) {
          case Byte.BYTES -> elements.get(at);
          case Short.BYTES -> elements.getShort(at);
          case Integer.BYTES -> elements.getInt(at);
          default -> elements.getLong(at);
        };
    return kind == Kind.INTEGER || elementBytes == Long.BYTES
        ? bits
        : bits & ((1L << (8 * elementBytes)) - 1);
  }

  Tensor tensor() {
    int columns = shape.isEmpty() ? 1 : shape.get(shape.size() - 1);
    int rows = shape.size() == 2 ? shape.get(0) : 1;
    if (kind == Kind.FLOAT && elementBytes == Float.BYTES) {
      var x = Tensor.zeros(rows, columns);
      elements().asFloatBuffer().get(x.array());
      return x;
    }
    double[] numbers = doubles();
    var x = Tensor.zeros(rows, columns);
    for (int i = 0; i < numbers.length; i++) {
      x.array()[i] = (float) numbers[i];
    }
    return x;
  }

  long number() {
    if (size() != 1 || kind == Kind.TEXT || kind == Kind.FLOAT) {
      throw new IllegalArgumentException(
          "it is %s %s, not a whole number".formatted(type(), shapeText()));
    }
    if (elementBytes == Long.BYTES) {
      return elements.getLong(0);
    }
    return (long) doubles()[0];
  }

  String text() {
    if (kind != Kind.TEXT || !shape.isEmpty()) {
      throw new IllegalArgumentException("it is %s %s, not a text".formatted(type(), shapeText()));
    }
    var text = UTF_32.decode(elements()).toString();
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }
}
