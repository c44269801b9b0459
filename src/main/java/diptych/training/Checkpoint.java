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
 *
 * @param kind which model is trained, such as {@code autoencoder}
 * @param setting the training's settings, a line each: a training resumes only with the same ones
 * @param parts the networks, optimisers and counters by name
 */
public record Checkpoint(
    String kind, Supplier<List<String>> setting, Map<String, ? extends State> parts) {

  void save(Path file, History history) throws IOException {
    var npz =
        new Npz()
            .put("format", ModelFile.FORMAT)
            .put("kind", "training of " + kind)
            .put("setting", String.join("\n", setting.get()));
    parts.forEach((name, part) -> part.save(name, npz));
    npz.put("history.elapsed", history.elapsed().toNanos());
    for (var column : history.columnNames()) {
      npz.put("history." + column, history.values(column));
    }
    npz.write(file);
  }

  /** Brings back the model, the optimisers and the counters, and fills an empty history. */
  void restore(Path file, History history) throws IOException {
    var npz = ModelFile.read(file, "training of " + kind);
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
    var saved = new ArrayList<>(npz.text("setting").lines().toList());
    var own = new ArrayList<>(setting.get());
    if (!saved.equals(own)) {
      saved.removeAll(setting.get());
      own.removeAll(npz.text("setting").lines().toList());
      throw new IOException(
          "%s: it was made with other settings: %s; now %s".formatted(npz.source(), saved, own));
    }
  }
}
