package diptych.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * NumPy's .npy format: a magic number, a header that is a Python dictionary, the elements (NumPy
 * Enhancement Proposal 1; versions 1.0 to 3.0 are read, 1.0 is written).
 */
final class NpyFormat {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** The longest header that NumPy itself reads without being told to trust the file. */
  private static final int LONGEST_HEADER = 10_000;

  private static final Pattern HEADER =
      Pattern.compile(
          "\\{\\s*(?:(?:'descr':\\s*'(?<type>[^']*)'"
              + "|'fortran_order':\\s*(?<fortran>True|False)"
              + "|'shape':\\s*\\((?<shape>[0-9,\\s]*)\\))\\s*,?\\s*){3}\\}\\s*");

  private static final Pattern TYPE =
      Pattern.compile("(?<order>[<>|=])(?<letter>[fiubU])(?<size>[0-9]{1,9})");

  private NpyFormat() {}

  /** Writes an array so that its elements start at a multiple of 64 bytes. */
  static void write(Npy array, OutputStream out) throws IOException {
    var header =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
            .formatted(array.type(), array.shapeText());
    int bare = MAGIC.length + 2 + 2 + header.length() + 1;
    var padded = header + " ".repeat(Math.floorMod(-bare, 64)) + "\n";
    out.write(MAGIC);
    out.write(new byte[] {1, 0, (byte) padded.length(), (byte) (padded.length() >>> 8)});
    out.write(padded.getBytes(StandardCharsets.ISO_8859_1));
    byte[] elements = new byte[array.bytes()];
    array.elements().get(elements);
    out.write(elements); // not by a channel, which an interrupt would close
  }

  /**
   * Reads an array to the stream's end.
   *
   * @param limit the most bytes that its elements may take
   * @throws IOException if the bytes are no undamaged array of a kind that {@link Npy} holds
   */
  static Npy read(InputStream in, long limit) throws IOException {
    if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
      throw new IOException("at byte 0: not a NumPy array, its magic number is missing");
    }
    var header = header(in);
    var matcher = HEADER.matcher(header);
    if (!matcher.matches()
        || Stream.of("type", "fortran", "shape").anyMatch(name -> matcher.group(name) == null)) {
      throw new IOException(
          "at byte 10: no array of plain numbers, its header is " + shortened(header));
    }
    var type = TYPE.matcher(matcher.group("type"));
    var kind = type.matches() ? kind(type.group("letter").charAt(0)) : null;
    int size = kind == null ? 0 : Integer.parseInt(type.group("size"));
    if (!known(kind, size)) {
      throw new IOException(
          "elements of type '%s' are not read; save it as float32, in NumPy x.astype('<f4')"
              .formatted(matcher.group("type")));
    }
    int elementBytes = kind == Npy.Kind.TEXT ? 4 * size : size;
    var shape = shape(matcher.group("shape"));
    long bytes = bytes(shape, elementBytes, limit);
    byte[] data = in.readNBytes((int) bytes); // grows with what is there
    if (data.length < bytes) {
      throw new EOFException(
          "expected %d bytes of elements for shape %s, found %d"
              .formatted(bytes, shape, data.length));
    }
    if (in.read() >= 0) {
      throw new IOException("found more than the %d bytes of its shape %s".formatted(bytes, shape));
    }
    if (">".equals(type.group("order"))) {
      swap(data, kind == Npy.Kind.TEXT ? 4 : elementBytes);
    }
    boolean turned = "True".equals(matcher.group("fortran")) && shape.size() == 2;
    byte[] elements = turned ? rowsFirst(data, shape, elementBytes) : data;
    return new Npy(
        kind, elementBytes, shape, ByteBuffer.wrap(elements).order(ByteOrder.LITTLE_ENDIAN));
  }

  private static String header(InputStream in) throws IOException {
    int major = in.read();
    in.read(); // the minor version is 0 in all three
    if (major < 1 || major > 3) {
      throw new IOException("at byte 6: format version %d is not 1, 2 or 3".formatted(major));
    }
    byte[] digits = in.readNBytes(major == 1 ? 2 : 4);
    long length = 0;
    for (int i = digits.length - 1; i >= 0; i--) {
      length = (length << 8) | (digits[i] & 0xFF);
    }
    if (length > LONGEST_HEADER) {
      throw new IOException(
          "at byte 8: a header of %d bytes, but none needs more than %d"
              .formatted(length, LONGEST_HEADER));
    }
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw new EOFException(
          "at byte 10: expected %d bytes of header, found %d".formatted(length, bytes.length));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String shortened(String header) {
    var plain = header.strip().replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= 100 ? plain : plain.substring(0, 100) + "…";
  }

  private static Npy.Kind kind(char letter) {
    return Stream.of(Npy.Kind.values()).filter(k -> k.letter == letter).findFirst().orElse(null);
  }

  private static boolean known(Npy.Kind kind, int size) {
    if (kind == null) {
      return false;
    }
    return switch (kind) {
      case FLOAT -> size == 4 || size == 8;
      case INTEGER, UNSIGNED -> size == 1 || size == 2 || size == 4 || size == 8;
      case BOOLEAN -> size == 1;
      case TEXT -> size >= 1 && size <= 100_000;
    };
  }

  private static List<Integer> shape(String text) throws IOException {
    var shape = new ArrayList<Integer>();
    for (var length : text.split(",", -1)) {
      if (!length.isBlank()) {
        try {
          shape.add(Integer.valueOf(length.strip()));
        } catch (NumberFormatException e) {
          throw new IOException("shape (%s): no array is that long".formatted(text), e);
        }
      }
    }
    if (shape.size() > 2) {
      throw new IOException(
          "shape %s has %d dimensions, a tensor has 2; reshape it, in NumPy x.reshape(len(x), -1)"
              .formatted(shape, shape.size()));
    }
    return List.copyOf(shape);
  }

  private static long bytes(List<Integer> shape, int elementBytes, long limit) throws IOException {
    long elements = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (elements > limit / elementBytes) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "shape %s needs more than the %d MB that an archive may hold",
              shape,
              Npz.LIMIT >> 20));
    }
    return elements * elementBytes;
  }

  private static void swap(byte[] data, int elementBytes) {
    for (int start = 0; start < data.length; start += elementBytes) {
      for (int i = start, j = start + elementBytes - 1; i < j; i++, j--) {
        byte kept = data[i];
        data[i] = data[j];
        data[j] = kept;
      }
    }
  }

  /** Fortran keeps column after column. */
  private static byte[] rowsFirst(byte[] data, List<Integer> shape, int elementBytes) {
    int rows = shape.get(0);
    int columns = shape.get(1);
    byte[] turned = new byte[data.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int from = (j * rows + i) * elementBytes;
        System.arraycopy(data, from, turned, (i * columns + j) * elementBytes, elementBytes);
      }
    }
    return turned;
  }
}
