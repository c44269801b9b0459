package diptych.file;

import diptych.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Named arrays in one file, NumPy's .npz: {@code numpy.load("model.npz")} opens what is written
 * here, and what {@code numpy.savez} writes is read here, also packed, in either byte order, and in
 * Fortran's order.
 *
 * <p>Equal arrays give equal bytes. What is written here ends with a SHA-256 over names, types,
 * shapes and elements; a file that has one is checked against it. A file may hold 128 MB of
 * elements, and its headers are believed only as far as there are bytes behind them.
 */
public final class Npz {
  /** The most bytes of elements in a file. */
  static final long LIMIT = 1L << 27;

  static final String SUFFIX = ".npy";
  static final String CHECKSUM = "sha256";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_. ()-]{1,100}");
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Map<String, Npy> arrays = new LinkedHashMap<>();
  private final String source;

  /** An archive without arrays. */
  public Npz() {
    this("a new archive");
  }

  Npz(String source) {
    this.source = source;
  }

  /** Adds a tensor: a float32 array of two dimensions. */
  public Npz put(String name, Tensor x) {
    return put(name, Npy.of(x));
  }

  /** Adds numbers: a float64 array of one dimension. */
  public Npz put(String name, double... numbers) {
    return put(name, Npy.of(numbers));
  }

  /** Adds a whole number: an int64 array without dimensions. */
  public Npz put(String name, long number) {
    return put(name, Npy.of(number));
  }

  /** Adds a text: a Unicode array without dimensions. */
  public Npz put(String name, String text) {
    return put(name, Npy.of(text));
  }

  /** Adds tensors as {@code name.0}, {@code name.1}, … */
  public Npz put(String name, List<Tensor> tensors) {
    for (int i = 0; i < tensors.size(); i++) {
      put(name + "." + i, tensors.get(i));
    }
    return this;
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches() && !name.contains("..");
  }

  Npz put(String name, Npy array) {
    if (!isName(name) || name.equals(CHECKSUM)) {
      throw new IllegalArgumentException(
          "an array cannot be called '%s': use letters, digits, dots and dashes".formatted(name));
    }
    if (arrays.putIfAbsent(name, array) != null) {
      throw new IllegalArgumentException("there is already an array '%s'".formatted(name));
    }
    return this;
  }

  /** The arrays' names, in the file's order. */
  public Set<String> names() {
    return Set.copyOf(arrays.keySet());
  }

  /** What the archive is called in errors: its file's name. */
  public String source() {
    return source;
  }

  /** Whether there is an array of this name. */
  public boolean has(String name) {
    return arrays.containsKey(name);
  }

  /**
   * An array of numbers as a tensor: one of one dimension is a row, one of none is (1, 1). Numbers
   * that are not float32 are rounded to it.
   *
   * @throws IOException if there is no such array, or it is a text
   */
  public Tensor tensor(String name) throws IOException {
    return get(name, Npy::tensor);
  }

  /**
   * The arrays {@code name.0}, {@code name.1}, … as tensors, as many as there are {@code likes}.
   *
   * @throws IOException if one is missing, or has another shape than its like
   */
  public List<Tensor> tensors(String name, List<Tensor> likes) throws IOException {
    var found = new ArrayList<Tensor>();
    for (var like : likes) {
      var number = name + "." + found.size();
      var x = tensor(number);
      if (!x.shape().equals(like.shape())) {
        throw new IOException(
            "%s: array '%s' has shape %s, expected %s"
                .formatted(source, number, x.shape(), like.shape()));
      }
      found.add(x);
    }
    return found;
  }

  /**
   * An array of numbers, row after row.
   *
   * @throws IOException if there is no such array, or it is a text
   */
  public double[] doubles(String name) throws IOException {
    return get(name, Npy::doubles);
  }

  /**
   * A whole number.
   *
   * @throws IOException if there is no such array, or it is no single whole number
   */
  public long number(String name) throws IOException {
    return get(name, Npy::number);
  }

  /**
   * A whole number that counts something.
   *
   * @throws IOException if there is no such array, or its number is negative or above 2³¹ − 1
   */
  public int count(String name) throws IOException {
    long number = number(name);
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw new IOException("%s: array '%s': %d is no count".formatted(source, name, number));
    }
    return (int) number;
  }

  /**
   * A text.
   *
   * @throws IOException if there is no such array, or it is no text
   */
  public String text(String name) throws IOException {
    return get(name, Npy::text);
  }

  private <T> T get(String name, Function<Npy, T> view) throws IOException {
    var array = arrays.get(name);
    if (array == null) {
      throw new IOException(
          "%s: there is no array '%s', only %s".formatted(source, name, arrays.keySet()));
    }
    try {
      return view.apply(array);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: array '%s': %s".formatted(source, name, e.getMessage()), e);
    }
  }

  /**
   * Writes the archive; the file appears complete or not at all.
   *
   * @throws IOException if it cannot be written, or holds more than 128 MB
   */
  public void write(Path file) throws IOException {
    long bytes = arrays.values().stream().mapToLong(array -> array.bytes()).sum();
    if (bytes > LIMIT) {
      throw new IOException(
          "%s: %d MB of arrays are more than the %d MB that an archive may hold"
              .formatted(file.getFileName(), bytes >> 20, LIMIT >> 20));
    }
    WholeFile.write(file, this::writeTo);
  }

  private void writeTo(OutputStream out) throws IOException {
    var zip = new ZipOutputStream(out);
    for (var entry : arrays.entrySet()) {
      writeEntry(zip, entry.getKey(), entry.getValue());
    }
    writeEntry(zip, CHECKSUM, Npy.of(sha256()));
    zip.finish(); // the file itself is its writer's to close
  }

  /** Stored as it is, with its size in front, as numpy.savez does. */
  private static void writeEntry(ZipOutputStream zip, String name, Npy array) throws IOException {
    var bytes = new ByteArrayOutputStream();
    NpyFormat.write(array, bytes);
    var crc = new CRC32();
    crc.update(bytes.toByteArray());
    var entry = new ZipEntry(name + SUFFIX);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(NO_TIME); // equal arrays, equal files
    entry.setSize(bytes.size());
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    bytes.writeTo(zip);
    zip.closeEntry();
  }

  /** The SHA-256 over all names, types, shapes and elements, in hexadecimal. */
  public String sha256() {
    var sum = new Sha256();
    arrays.forEach(
        (name, array) -> {
          var head = "%s %s %s\n".formatted(name, array.type(), array.shapeText());
          sum.add(head.getBytes(StandardCharsets.UTF_8)).add(array.elements());
        });
    return sum.hex();
  }

  /**
   * Reads an archive.
   *
   * @throws IOException if there is none, it is damaged, or holds something else than arrays; the
   *     message starts with the file's name
   */
  public static Npz read(Path file) throws IOException {
    return new NpzReader(file).read();
  }

  /** The archive's arrays, one a line: name, type, shape. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    arrays.forEach(
        (name, array) ->
            text.append("%s %s %s\n".formatted(name, array.type(), array.shapeText())));
    return text.toString();
  }
}
