package diptych.training;

import diptych.file.Npz;
import diptych.tensor.engine.Engines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a training was made with and what came of it, so that somebody else gets it again to the
 * bit: the model and where its weights came from, all settings with their seeds, the samples' size
 * and SHA-256, every number of the history, the SHA-256 of the weights before and after, and the
 * library, Java and engine that ran it.
 *
 * <pre>{@code
 * var history = ae.train(x).optimizer(new Adam(0.001)).stop(afterEpochs(30)).run();
 * history.card().save(Path.of("run.npz"));
 * // somewhere else, with a model and a training set up in the same way
 * ae.train(x).optimizer(new Adam(0.001)).rerun(RunCard.load(Path.of("run.npz")))
 * }</pre>
 */
public final class RunCard {
  private static final String KIND = "run card";
  private static final String INTERRUPTED = "interrupted";

  private final String title;
  private final List<String> setting;
  private final String origin;
  private final String madeWith;
  private final History history;
  private final String start;
  private final String end;

  private RunCard(
      String title,
      List<String> setting,
      String origin,
      String madeWith,
      History history,
      String start,
      String end) {
    this.title = title;
    this.setting = List.copyOf(setting);
    this.origin = origin;
    this.madeWith = madeWith;
    this.history = history;
    this.start = start;
    this.end = end;
  }

  static RunCard of(Checkpoint checkpoint, History history, String end) {
    return new RunCard(
        checkpoint.kind(),
        checkpoint.setting(),
        checkpoint.origin(),
        here(),
        history,
        checkpoint.start(),
        end);
  }

  private static String here() {
    var version = RunCard.class.getPackage().getImplementationVersion();
    return "Diptych %s, Java %s, engine %s, %s %s"
        .formatted(
            version == null ? "(not packaged)" : version,
            Runtime.version(),
            Engines.description(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
  }

  /** The number of epochs, or iterations of a GAN. */
  public int rounds() {
    return history.epochs();
  }

  /**
   * Writes the card as an archive of arrays and texts that NumPy opens; the file appears complete
   * or not at all.
   *
   * @return {@code file}
   * @throws UncheckedIOException if it cannot be written; then what was there is still there
   */
  public Path save(Path file) {
    var npz =
        new Npz()
            .put("format", ModelFile.FORMAT)
            .put("kind", KIND)
            .put("title", title)
            .put("setting", String.join("\n", setting))
            .put("origin", origin)
            .put("made with", madeWith)
            .put("unit", history.unit())
            .put("columns", String.join("\n", history.columnNames()))
            .put("stopped", history.stopReason())
            .put("start", start)
            .put("end", end);
    Checkpoint.putRows(history, npz);
    try {
      npz.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot save the run card to " + file + ": " + e.getMessage(), e);
    }
    return file;
  }

  /**
   * Reads a card.
   *
   * @throws UncheckedIOException if the file is missing, damaged or no run card
   */
  public static RunCard load(Path file) {
    try {
      return read(ModelFile.read(file, KIND));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load the run card: " + e.getMessage(), e);
    }
  }

  private static RunCard read(Npz npz) throws IOException {
    var names = npz.text("columns").lines().toList();
    StopRule never = history -> Optional.empty();
    var history = new History(never, npz.text("unit"), names);
    history.resume(Checkpoint.rows(names, npz), 0);
    history.stopped(npz.text("stopped"));
    return new RunCard(
        npz.text("title"),
        npz.text("setting").lines().toList(),
        npz.text("origin"),
        npz.text("made with"),
        history,
        npz.text("start"),
        npz.text("end"));
  }

  /**
   * Refuses to begin a training that cannot give the card's numbers.
   *
   * @throws IllegalArgumentException if the settings or the weights at the start are others
   */
  void requireSameBeginning(Checkpoint other) {
    if (!title.equals(other.kind())) {
      throw new IllegalArgumentException(
          "the card is of a %s, this is a %s".formatted(title, other.kind()));
    }
    if (!setting.equals(other.setting())) {
      throw new IllegalArgumentException(
          "the card was made with other settings: %s; now %s"
              .formatted(
                  Checkpoint.without(setting, other.setting()),
                  Checkpoint.without(other.setting(), setting)));
    }
    if (!start.equals(other.start())) {
      throw new IllegalArgumentException(
          ("the card's training began with other weights, %s, or with a fresh optimizer; now they"
                  + " are %s: initialise the model with the same seed and make a new optimizer")
              .formatted(origin, other.origin()));
    }
  }

  /** Compares this card with that of a later run. */
  Rerun compare(RunCard again) {
    var differences = new ArrayList<String>();
    if (history.epochs() != again.history.epochs()) {
      differences.add(
          "%d %ss instead of %d"
              .formatted(again.history.epochs(), history.unit(), history.epochs()));
    }
    for (var column : history.columnNames()) {
      double[] here = history.values(column);
      double[] there = again.history.values(column);
      int row = Arrays.mismatch(here, there);
      if (row >= 0 && row < Math.min(here.length, there.length)) {
        differences.add(
            "%s in %s %d is %s instead of %s"
                .formatted(column, history.unit(), row + 1, there[row], here[row]));
      }
    }
    if (differences.isEmpty() && !end.equals(INTERRUPTED) && !end.equals(again.end)) {
      differences.add("the weights at the end");
    }
    return new Rerun(this, again, differences);
  }

  /**
   * What came of a rerun.
   *
   * @param card the card that was to be met
   * @param again the card of the rerun
   * @param differences what is not the same to the bit, a line each; for each column its first
   *     number that differs
   */
  public record Rerun(RunCard card, RunCard again, List<String> differences) {
    /** Keeps a copy of the list. */
    public Rerun {
      differences = List.copyOf(differences);
    }

    /** Whether every number of the history and every weight is the same to the bit. */
    public boolean same() {
      return differences.isEmpty();
    }

    /** The verdict in a line or more. */
    @Override
    public String toString() {
      return same()
          ? "the same to the bit: %s".formatted(card.result())
          : "not the same: %s\nthe card: %s\nhere:     %s"
              .formatted(String.join("; ", differences), card.madeWith, again.madeWith);
    }
  }

  /** How a training's end is hashed: one that was interrupted within a round has no such end. */
  static StateHash end(Checkpoint checkpoint, boolean interrupted) {
    return interrupted ? new StateHash(INTERRUPTED) : checkpoint.state();
  }

  private String result() {
    var text = new StringBuilder("%d %ss".formatted(history.epochs(), history.unit()));
    if (history.epochs() > 0) {
      history
          .columnNames()
          .forEach(
              name ->
                  text.append(String.format(Locale.ROOT, ", %s %.8g", name, history.last(name))));
    }
    return text.toString();
  }

  /** The card, a line for each thing. */
  @Override
  public String toString() {
    var lines = new ArrayList<String>();
    lines.add("run card: " + title);
    lines.addAll(setting);
    lines.add("weights before: %s, SHA-256 %s".formatted(origin, start));
    lines.add("weights after: " + (end.equals(INTERRUPTED) ? end : "SHA-256 " + end));
    lines.add("result: " + result());
    lines.add("stopped: " + history.stopReason());
    lines.add("made with: " + madeWith);
    return String.join("\n  ", lines);
  }
}
