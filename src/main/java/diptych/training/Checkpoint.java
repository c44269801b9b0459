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
  private List<String> lines;

  /**
   * What is saved besides the history.
   *
   * @param kind which model is trained, such as {@code autoencoder}
   * @param setting the training's settings, a line each: a training resumes only with the same
   *     ones; asked once, and only if there is a file, for it may read all samples
   * @param parts the networks, optimisers and counters by name
   */
  public Checkpoint(
      String kind, Supplier<List<String>> setting, Map<String, ? extends State> parts) {
    this.kind = "training of " + kind;
    this.setting = setting;
    this.parts = parts;
  }

  private List<String> setting() {
    if (lines == null) {
      lines = setting.get();
    }
    return lines;
  }

  void save(Path file, History history) throws IOException {
    var npz =
        new Npz()
            .put("format", ModelFile.FORMAT)
            .put("kind", kind)
            .put("setting", String.join("\n", setting()));
    parts.forEach((name, part) -> part.save(name, npz));
    npz.put("history.elapsed", history.elapsed().toNanos());
    for (var column : history.columnNames()) {
      npz.put("history." + column, history.values(column));
    }
    npz.write(file);
  }

  /** Brings back the model, the optimisers and the counters, and fills an empty history. */
  void restore(Path file, History history) throws IOException {
    var npz = ModelFile.read(file, kind);
    requireSameSetting(npz);
    var columns = new ArrayList<double[]>();
    for (var column : history.columnNames()) {
      columns.add(npz.doubles("history." + column));
    }
    if (columns.stream().mapToInt(column -> column.length).distinct().count() > 1) {
      throw new IOException("%s: the history's columns differ in length".formatted(npz.source()));
    }
    long elapsed = npz.number("history.elapsed");
    ModelFile.restore(npz, parts).run();
    history.resume(columns, elapsed);
  }

  private void requireSameSetting(Npz npz) throws IOException {
    var saved = npz.text("setting").lines().toList();
    if (!saved.equals(setting())) {
      throw new IOException(
          "%s: it was made with other settings: %s; now %s"
              .formatted(npz.source(), without(saved, setting()), without(setting(), saved)));
    }
  }

  private static List<String> without(List<String> lines, List<String> others) {
    return lines.stream().filter(line -> !others.contains(line)).toList();
  }
}
