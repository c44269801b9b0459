package diptych.training;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * What happened in a training: one row per epoch (of a GAN: per iteration), and why it stopped.
 *
 * <p>The first column is the {@link #unit}, {@code epoch} or {@code iteration}, counted from 1; the
 * others are the training's own, such as {@code loss}. What is not measured in every row, such as a
 * score, is NaN in between. Clock times are not among the columns, so that equal seeds give equal
 * tables.
 */
public final class History {
  private final List<String> names;
  private final List<double[]> rows = new ArrayList<>();
  private final StopRule stopRule;
  private final String unit;
  private long startNanos = System.nanoTime();
  private long elapsedNanos;
  private String stopReason = "";
  private Supplier<RunCard> card;

  /**
   * A history without rows.
   *
   * @param stopRule the rule that the training follows
   * @param unit what a row is: {@code epoch} or {@code iteration}; the first column's name
   * @param names the other columns, in order
   */
  public History(StopRule stopRule, String unit, List<String> names) {
    this.stopRule = stopRule;
    this.unit = unit;
    this.names = List.copyOf(names);
  }

  /**
   * Adds the next row.
   *
   * @param values one number per column besides the first, in their order; NaN where none was
   *     measured
   */
  public void add(double... values) {
    if (values.length != names.size()) {
      throw new IllegalArgumentException(
          "a row needs %d numbers for %s, got %d".formatted(names.size(), names, values.length));
    }
    rows.add(values.clone());
    elapsedNanos = System.nanoTime() - startNanos;
  }

  /** Goes on from an earlier training's rows, a list of numbers per column besides the first. */
  void resume(List<double[]> columns, long earlierNanos) {
    for (int i = 0; i < columns.get(0).length; i++) {
      int row = i;
      add(columns.stream().mapToDouble(column -> column[row]).toArray());
    }
    elapsedNanos = earlierNanos;
    startNanos = System.nanoTime() - earlierNanos;
  }

  /** Notes why the training ended. */
  public void stopped(String reason) {
    stopReason = reason;
    elapsedNanos = System.nanoTime() - startNanos;
  }

  /** What a row is, and the first column's name: {@code epoch} or {@code iteration}. */
  public String unit() {
    return unit;
  }

  /** The columns besides the first, in order. */
  public List<String> columnNames() {
    return names;
  }

  /** The number of rows so far: epochs, or iterations of a GAN. */
  public int epochs() {
    return rows.size();
  }

  /**
   * The numbers of one column, a row each.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public double[] values(String column) {
    int place = place(column);
    return IntStream.range(0, rows.size()).mapToDouble(i -> number(i, place)).toArray();
  }

  /**
   * The last number that was measured in one column; NaN if none was.
   *
   * @throws IllegalArgumentException if there is no such column
   * @throws IllegalStateException if no epoch has ended
   */
  public double last(String column) {
    int place = place(column);
    if (rows.isEmpty()) {
      throw new IllegalStateException(
          "no %s has ended yet, so there is no last %s".formatted(unit, column));
    }
    int row = rows.size() - 1;
    while (row > 0 && Double.isNaN(number(row, place))) {
      row--;
    }
    return number(row, place);
  }

  /** Where a column is among the names; -1 for the unit. */
  private int place(String column) {
    int place = names.indexOf(column);
    if (place < 0 && !column.equals(unit)) {
      throw new IllegalArgumentException(
          "the history has no column '%s'; it has %s".formatted(column, allNames()));
    }
    return place;
  }

  private double number(int row, int place) {
    return place < 0 ? row + 1 : rows.get(row)[place];
  }

  private List<String> allNames() {
    return Stream.concat(Stream.of(unit), names.stream()).toList();
  }

  /** A copy of everything as a table, to filter, sort, plot or save. */
  public Table table() {
    var table = Table.create("training");
    allNames().forEach(name -> table.addColumns(DoubleColumn.create(name, values(name))));
    return table;
  }

  /** The time from the start of training to the last row, or to its end. */
  public Duration elapsed() {
    return Duration.ofNanos(elapsedNanos);
  }

  /** How much of the training is done, from 0 to 1, as far as its stop rule can tell; else NaN. */
  public double progress() {
    return stopRule.progress(this);
  }

  /** Why training stopped, such as {@code 1000 epochs}; empty while it goes on. */
  public String stopReason() {
    return stopReason;
  }

  void card(Supplier<RunCard> made) {
    card = made;
  }

  /**
   * What this training was made with and what came of it, to print, save and run again.
   *
   * @throws IllegalStateException while training goes on
   */
  public RunCard card() {
    if (card == null) {
      throw new IllegalStateException("a run card is made of a training that has ended");
    }
    return card.get();
  }

  /** One line: how many rows, the last of each column, and why training stopped. */
  @Override
  public String toString() {
    var text = new StringBuilder(epochs() + " " + unit + "s");
    if (epochs() > 0) {
      columnNames()
          .forEach(name -> text.append(String.format(Locale.ROOT, ", %s %.4g", name, last(name))));
    }
    return stopReason.isEmpty() ? text.toString() : text + "; stopped: " + stopReason;
  }
}
