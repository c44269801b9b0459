package diptych.training;

import diptych.file.Npz;
import diptych.file.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * All that a training needs to go on as if it had never stopped: the model, what the optimisers
 * remember, and the history. Random numbers need no place in it, for every epoch draws its own from
 * the seed and its number.
 */
public final class Checkpoint {
  private final String kind;
  private final Supplier<List<String>> setting;
  private final Map<String, ? extends State> parts;
  private final String origin;
  private List<String> lines;
  private StateHash start;

  /**
   * What is saved besides the history.
   *
   * @param kind which model is trained, such as {@code autoencoder}
   * @param origin where the model's weights came from, such as {@code drawn from Seed(2)}
   * @param setting the training's settings, a line each: a training resumes only with the same
   *     ones; asked once, and only if there is a file, for it may read all samples
   * @param parts the networks, optimisers and counters by name
   */
  public Checkpoint(
      String kind,
      String origin,
      Supplier<List<String>> setting,
      Map<String, ? extends State> parts) {
    this.kind = "training of " + kind;
    this.origin = origin;
    this.setting = setting;
    this.parts = parts;
  }

  String kind() {
    return kind;
  }

  String origin() {
    return origin;
  }

  /** The settings, taken once. */
  List<String> setting() {
    if (lines == null) {
      lines = setting.get();
    }
    return lines;
  }

  /** Notes the state in which the training begins. */
  void begin() {
    start = state();
  }

  /** The SHA-256 of the state in which the training began, also if it was resumed since. */
  String start() {
    return start.sha256();
  }

  /** The model, the optimisers and the counters as they are now. */
  StateHash state() {
    var npz = new Npz();
    parts.forEach((name, part) -> part.save(name, npz));
    return new StateHash(npz);
  }

  void save(Path file, History history) throws IOException {
    var npz =
        new Npz()
            .put("format", ModelFile.FORMAT)
            .put("kind", kind)
            .put("setting", String.join("\n", setting()))
            .put("start", start());
    parts.forEach((name, part) -> part.save(name, npz));
    npz.put("history.elapsed", history.elapsed().toNanos());
    putRows(history, npz);
    npz.write(file);
  }

  /** Brings back the model, the optimisers and the counters, and fills an empty history. */
  void restore(Path file, History history) throws IOException {
    var npz = ModelFile.read(file, kind);
    requireSameSetting(npz);
    var columns = rows(history.columnNames(), npz);
    long elapsed = npz.number("history.elapsed");
    var started = npz.text("start");
    ModelFile.restore(npz, parts).run();
    history.resume(columns, elapsed);
    start = new StateHash(started);
  }

  static void putRows(History history, Npz npz) {
    for (var column : history.columnNames()) {
      npz.put("history." + column, history.values(column));
    }
  }

  /** The numbers of each column, as many in all. */
  static List<double[]> rows(List<String> names, Npz npz) throws IOException {
    var columns = new ArrayList<double[]>();
    for (var name : names) {
      columns.add(npz.doubles("history." + name));
    }
    if (columns.stream().mapToInt(column -> column.length).distinct().count() > 1) {
      throw new IOException("%s: the history's columns differ in length".formatted(npz.source()));
    }
    return columns;
  }

  private void requireSameSetting(Npz npz) throws IOException {
    var saved = npz.text("setting").lines().toList();
    if (!saved.equals(setting())) {
      throw new IOException(
          "%s: it was made with other settings: %s; now %s"
              .formatted(npz.source(), without(saved, setting()), without(setting(), saved)));
    }
  }

  static List<String> without(List<String> lines, List<String> others) {
    return lines.stream().filter(line -> !others.contains(line)).toList();
  }
}
