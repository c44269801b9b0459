package diptych.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The loop that every training is: rounds, one row of the history each, until a stop rule or an
 * interrupt ends it (the article's 3.1.1, step 5, and 3.2.1, step 6).
 */
public final class TrainingLoop {
  private final String unit;
  private final List<EpochListener> listeners = new ArrayList<>();
  private StopRule stop;

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
   * Runs rounds until the stop rule says so or one was interrupted.
   *
   * @param columns the names of the numbers in a row
   * @throws IllegalStateException if no stop rule was given
   */
  public History run(List<String> columns, Round round) {
    if (stop == null) {
      throw new IllegalStateException(
          "say when to stop, for example .stop(StopRule.after%ss(30))"
              .formatted(Character.toUpperCase(unit.charAt(0)) + unit.substring(1)));
    }
    var history = new History(stop, unit, columns);
    while (history.stopReason().isEmpty()) {
      int number = history.epochs() + 1;
      var row = round.run(number);
      if (row.isEmpty()) {
        history.stopped("interrupted in %s %d".formatted(unit, number));
      } else {
        history.add(row.get());
        listeners.forEach(listener -> listener.epochEnded(history));
        stop.reason(history).ifPresent(history::stopped);
      }
    }
    listeners.forEach(listener -> listener.trainingEnded(history));
    return history;
  }
}
