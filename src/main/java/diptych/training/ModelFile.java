package diptych.training;

import diptych.file.Npz;
import diptych.file.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/**
 * A model in a file, as an archive of arrays that NumPy opens: {@code format} (the number of this
 * format, 1), {@code kind} (which model), then the arrays of each part.
 */
public final class ModelFile {
  static final int FORMAT = 1;

  private ModelFile() {}

  /**
   * Writes a model; the file appears complete or not at all.
   *
   * @param kind which model, such as {@code autoencoder}
   * @param parts its networks by name, in the file's order
   * @throws UncheckedIOException if it cannot be written; then what was there is still there
   */
  public static void save(Path file, String kind, Map<String, ? extends State> parts) {
    try {
      write(file, kind, parts);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot save to " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a model into one of the same kind and layers.
   *
   * @throws UncheckedIOException if the file is missing, damaged, or of another model; then nothing
   *     has changed
   */
  public static void load(Path file, String kind, Map<String, ? extends State> parts) {
    try {
      restore(read(file, kind), parts).run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load: " + e.getMessage(), e);
    }
  }

  static void write(Path file, String kind, Map<String, ? extends State> parts) throws IOException {
    var npz = new Npz().put("format", FORMAT).put("kind", kind);
    parts.forEach((name, part) -> part.save(name, npz));
    npz.write(file);
  }

  static Npz read(Path file, String kind) throws IOException {
    var npz = Npz.read(file);
    if (npz.number("format") != FORMAT) {
      throw new IOException(
          "%s: its format is %d, this version reads %d"
              .formatted(npz.source(), npz.number("format"), FORMAT));
    }
    if (!npz.text("kind").equals(kind)) {
      throw new IOException(
          "%s: it holds a model of kind '%s', not '%s'"
              .formatted(npz.source(), npz.text("kind"), kind));
    }
    return npz;
  }

  /** Checks all parts, before any of them is changed. */
  static Runnable restore(Npz npz, Map<String, ? extends State> parts) throws IOException {
    var all = new ArrayList<Runnable>();
    for (var part : parts.entrySet()) {
      all.add(part.getValue().restore(part.getKey(), npz));
    }
    return () -> all.forEach(Runnable::run);
  }
}
