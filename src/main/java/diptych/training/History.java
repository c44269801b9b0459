package diptych.training;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * What happened in a training: one row per epoch, and why it stopped.
 *
 * <p>The first column is {@code epoch}, counted from 1; the others are the training's own, such as
 * {@code loss}. Clock times are not among them, so that equal seeds give equal tables.
 */
public final class History {
  /** The name of the first column. */
  public static final String EPOCH = "epoch";

  private final Map<String, DoubleColumn> columns = new LinkedHashMap<>();
  private final StopRule stopRule;
  private final long startNanos = System.nanoTime();
  private long elapsedNanos;
  private String stopReason = "";

  /**
   * A history without rows.
   *
   * @param stopRule the rule that the training follows
   * @param names the columns besides {@code epoch}, in order
   */
  public History(StopRule stopRule, List<String> names) {
    this.stopRule = stopRule;
    columns.put(EPOCH, DoubleColumn.create(EPOCH));
    names.forEach(name -> columns.put(name, DoubleColumn.create(name)));
  }

  /**
   * Adds the next epoch's row.
   *
   * @param values one number per column besides {@code epoch}, in their order
   */
  public void add(double... values) {
    if (values.length != columns.size() - 1) {
      throw new IllegalArgumentException(
          "a row needs %d numbers for %s, got %d"
              .formatted(columns.size() - 1, columnNames(), values.length));
    }
    columns.get(EPOCH).append(epochs() + 1.0);
    int i = 0;
    for (var name : columnNames()) {
      columns.get(name).append(values[i++]);
    }
    elapsedNanos = System.nanoTime() - startNanos;
  }

  /** Notes why the training ended. */
  public void stopped(String reason) {
    stopReason = reason;
    elapsedNanos = System.nanoTime() - startNanos;
  }

  /** The columns besides {@code epoch}, in order. */
  public List<String> columnNames() {
    var names = new ArrayList<>(columns.keySet());
    names.remove(EPOCH);
    return names;
  }

  /** The number of epochs so far. */
  public int epochs() {
    return columns.get(EPOCH).size();
  }

  /**
   * The numbers of one column, an epoch each.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public double[] values(String column) {
    return column(column).asDoubleArray();
  }

  /**
   * The last number of one column.
   *
   * @throws IllegalArgumentException if there is no such column
   * @throws IllegalStateException if no epoch has ended
   */
  public double last(String column) {
    var values = column(column);
    if (values.isEmpty()) {
      throw new IllegalStateException("no epoch has ended yet, so there is no last " + column);
    }
    return values.get(values.size() - 1);
  }

  private DoubleColumn column(String name) {
    var column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException(
          "the history has no column '%s'; it has %s".formatted(name, columns.keySet()));
    }
    return column;
  }

  /** A copy of everything as a table, to filter, sort, plot or save. */
  public Table table() {
    var table = Table.create("training");
    columns.values().forEach(column -> table.addColumns(column.copy()));
    return table;
  }

  /** The time from the start of training to the last epoch, or to its end. */
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

  /** One line: epochs, the last of each column, and why training stopped. */
  @Override
  public String toString() {
    var text = new StringBuilder(epochs() + " epochs");
    if (epochs() > 0) {
      columnNames()
          .forEach(name -> text.append(String.format(Locale.ROOT, ", %s %.4g", name, last(name))));
    }
    return stopReason.isEmpty() ? text.toString() : text + "; stopped: " + stopReason;
  }
}
