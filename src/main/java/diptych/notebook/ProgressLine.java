package diptych.notebook;

import diptych.training.EpochListener;
import diptych.training.History;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A line that says how far a training is and when it will be done, replaced in place.
 *
 * <p>{@code 42 %, epoch 420, loss 0.0412, 3.1 s, about 4.3 s left} becomes {@code 1000 epochs, loss
 * 0.0361; stopped: 1000 epochs} when training ends. The last line has no times, so that equal seeds
 * leave equal pages.
 */
public final class ProgressLine implements EpochListener {
  private static final int COLUMNS = 80;

  private final Slot slot;
  private final Pace pace;

  private ProgressLine(Screen screen, Pace pace) {
    slot = new Slot(screen);
    this.pace = pace;
  }

  /** A line on a screen, for one training: {@code ae.train(x).listen(ProgressLine.on(screen))}. */
  public static ProgressLine on(Screen screen) {
    return on(screen, new Pace(System::nanoTime));
  }

  static ProgressLine on(Screen screen, Pace pace) {
    return new ProgressLine(screen, pace);
  }

  @Override
  public void epochEnded(History history) {
    pace.run(() -> showRunning(history));
  }

  void showRunning(History history) {
    var row = history.unit() + " " + history.epochs();
    slot.show(running(row, losses(history), history.progress(), history.elapsed()));
  }

  @Override
  public void trainingEnded(History history) {
    var rows = history.epochs() + " " + history.unit() + (history.epochs() == 1 ? "" : "s");
    slot.show(ended(rows, losses(history), history.stopReason()));
  }

  /** The columns that are worth a place in one line, with their last numbers. */
  static List<String> losses(History history) {
    if (history.epochs() == 0) {
      return List.of();
    }
    return Plots.lossColumns(history.columnNames()).stream()
        .map(name -> name + " " + Numbers.significant(history.last(name), 3))
        .toList();
  }

  static String running(String row, List<String> losses, double progress, Duration elapsed) {
    var line = new StringBuilder();
    if (!Double.isNaN(progress)) {
      line.append((int) Math.floor(100 * progress)).append(" %, ");
    }
    line.append(row);
    losses.forEach(loss -> line.append(", ").append(loss));
    line.append(", ").append(time(elapsed.toMillis() / 1e3));
    if (progress > 0 && progress < 1) {
      double left = elapsed.toMillis() / 1e3 * (1 - progress) / progress;
      line.append(", about ").append(time(left)).append(" left");
    }
    return fitted(line.toString());
  }

  static String ended(String rows, List<String> losses, String reason) {
    var line = new StringBuilder(rows);
    losses.forEach(loss -> line.append(", ").append(loss));
    if (!reason.isEmpty()) {
      line.append("; stopped: ").append(reason);
    }
    return fitted(line.toString());
  }

  /** A duration as people say it: 4.3 s, 43 s, 2 min 5 s, 1 h 5 min. */
  static String time(double seconds) {
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? "%s min %s s".formatted(whole / 60, whole % 60)
        : "%s h %s min".formatted(whole / 3600, whole % 3600 / 60);
  }

  private static String fitted(String line) {
    return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 1) + "…";
  }
}
