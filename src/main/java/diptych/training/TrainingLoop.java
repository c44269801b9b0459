package diptych.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The loop that every training is: rounds, one row of the history each, until a stop rule or an
 * interrupt ends it (the article's 3.1.1, step 5, and 3.2.1, step 6).
 */
public final class TrainingLoop {
  private final String unit;
  private final List<EpochListener> listeners = new ArrayList<>();
  private StopRule stop;
  private Path checkpointFile;
  private int checkpointEvery;
  private Path resumeFile;
  private RunCard expected;

  /**
   * A loop without a stop rule.
   *
   * @param unit what a round is called: {@code epoch} or {@code iteration}
   */
  public TrainingLoop(String unit) {
    this.unit = unit;
  }

  /** One round of training. */
  @FunctionalInterface
  public interface Round {

    /**
     * Trains for one round.
     *
     * @param number the round's number, from 1
     * @return the row to record; empty if the thread was interrupted before the round's end
     */
    Optional<double[]> run(int number);
  }

  /** When to stop. */
  public void stop(StopRule rule) {
    stop = rule;
  }

  /** Somebody to tell of every round. */
  public void listen(EpochListener listener) {
    listeners.add(listener);
  }

  /**
   * Where to save all that is needed to go on, after every so many rounds and at the end.
   *
   * @throws IllegalArgumentException if {@code every} is below 1
   */
  public void checkpoint(Path file, int every) {
    if (every < 1) {
      throw new IllegalArgumentException(
          "a checkpoint is written every 1 or more %ss, got %d".formatted(unit, every));
    }
    checkpointFile = file;
    checkpointEvery = every;
  }

  /** The checkpoint to go on from. */
  public void resume(Path file) {
    resumeFile = file;
  }

  /**
   * Runs rounds until the stop rule says so or one was interrupted.
   *
   * @param columns the names of the numbers in a row
   * @param checkpoint what is saved and brought back besides the history
   * @throws IllegalStateException if no stop rule was given
   * @throws UncheckedIOException if a checkpoint cannot be written, or the one to go on from is
   *     missing, damaged or of another training
   */
  public History run(List<String> columns, Checkpoint checkpoint, Round round) {
    if (stop == null) {
      throw new IllegalStateException(
          "say when to stop, for example .stop(StopRule.after%ss(30))"
              .formatted(Character.toUpperCase(unit.charAt(0)) + unit.substring(1)));
    }
    var history = new History(stop, unit, columns);
    checkpoint.begin();
    if (expected != null) {
      expected.requireSameBeginning(checkpoint);
    }
    if (resumeFile != null) {
      touch("go on from", () -> checkpoint.restore(resumeFile, history));
      stop.reason(history).ifPresent(history::stopped);
    }
    boolean interrupted = false;
    while (history.stopReason().isEmpty()) {
      int number = history.epochs() + 1;
      var row = round.run(number);
      if (row.isEmpty()) {
        interrupted = true;
        history.stopped("interrupted in %s %d".formatted(unit, number));
      } else {
        history.add(row.get());
        listeners.forEach(listener -> listener.epochEnded(history));
        stop.reason(history).ifPresent(history::stopped);
        save(history, checkpoint);
      }
    }
    var end = RunCard.end(checkpoint, interrupted);
    history.card(() -> RunCard.of(checkpoint, history, end.sha256()));
    listeners.forEach(listener -> listener.trainingEnded(history));
    return history;
  }

  /**
   * Runs a training for as many rounds as a card's, whatever its stop rule, and compares the two.
   *
   * @param training the call that runs it
   * @throws IllegalArgumentException if it is set up in another way; then nothing was trained
   * @throws IllegalStateException if it goes on from a checkpoint, not from the start
   */
  public RunCard.Rerun rerun(RunCard card, Supplier<History> training) {
    if (resumeFile != null) {
      throw new IllegalStateException("a rerun begins at the start: leave out resume");
    }
    var usual = stop;
    stop = StopRule.afterRounds(card.rounds(), unit);
    expected = card;
    try {
      return card.compare(training.get().card());
    } finally {
      stop = usual;
      expected = null;
    }
  }

  private void save(History history, Checkpoint checkpoint) {
    if (checkpointFile != null
        && (history.epochs() % checkpointEvery == 0 || !history.stopReason().isEmpty())) {
      touch("write", () -> checkpoint.save(checkpointFile, history));
    }
  }

  private interface FileAction {
    void run() throws IOException;
  }

  private static void touch(String what, FileAction action) {
    try {
      action.run();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot %s the checkpoint: %s".formatted(what, e.getMessage()), e);
    }
  }
}
