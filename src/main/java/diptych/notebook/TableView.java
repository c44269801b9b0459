package diptych.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * A table that a notebook cell shows when it is the cell's last expression.
 *
 * <pre>{@code
 * TableView.of(history.table())
 * TableView.columns("model", "test MSE").row("PCA", 0.0167).row("autoencoder", 0.0102)
 * }</pre>
 *
 * <p>Numbers are to the right, with as many decimals as give the largest of their column four
 * digits. Of a long table the first and the last rows are shown. Views never change.
 */
public final class TableView extends HtmlView {
  private static final int DIGITS = 4;
  private static final int FIRST_ROWS = 10;
  private static final int LAST_ROWS = 5;
  private static final String GAP = "…";

  private final List<String> names;
  private final List<List<Object>> rows;

  private TableView(List<String> names, List<List<Object>> rows) {
    this.names = names;
    this.rows = rows;
  }

  /** All of a Tablesaw table. */
  public static TableView of(Table table) {
    var columns =
        table.columns().stream()
            .map(
                column ->
                    (Function<Integer, Object>)
                        row ->
                            column.isMissing(row)
                                ? ""
                                : column instanceof NumericColumn<?> numbers
                                    ? (Object) numbers.getDouble(row)
                                    : column.getString(row))
            .toList();
    var rows =
        IntStream.range(0, table.rowCount())
            .mapToObj(row -> columns.stream().map(column -> column.apply(row)).toList())
            .toList();
    return new TableView(table.columnNames(), rows);
  }

  /** A table without rows. */
  public static TableView columns(String... names) {
    return new TableView(List.of(names), List.of());
  }

  /**
   * This table with one more row: texts, numbers, or anything with a {@code toString}.
   *
   * @throws IllegalArgumentException if there are not as many cells as columns
   */
  public TableView row(Object... cells) {
    if (cells.length != names.size()) {
      throw new IllegalArgumentException(
          "row: %s cells for the %s columns %s".formatted(cells.length, names.size(), names));
    }
    var longer = new ArrayList<>(rows);
    longer.add(List.of(cells));
    return new TableView(names, List.copyOf(longer));
  }

  @Override
  String html() {
    var table = new StringBuilder("<table>\n<thead>");
    table.append(htmlRow("th", names));
    table.append("</thead>\n<tbody>\n");
    shown().forEach(row -> table.append(htmlRow("td", row)).append('\n'));
    return table.append("</tbody>\n</table>").append(rest("<p>%s</p>")).toString();
  }

  private String htmlRow(String tag, List<String> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            column ->
                "<%s style=\"text-align: %s\">%s</%s>"
                    .formatted(
                        tag, isNumeric(column) ? "right" : "left", escaped(cells.get(column)), tag))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The table as text, its columns aligned. */
  @Override
  public String toString() {
    var lines = new ArrayList<List<String>>();
    lines.add(names);
    lines.addAll(shown());
    int[] widths =
        IntStream.range(0, names.size())
            .map(column -> lines.stream().mapToInt(l -> l.get(column).length()).max().orElse(0))
            .toArray();
    return lines.stream().map(line -> textRow(line, widths)).collect(Collectors.joining("\n"))
        + rest("\n%s");
  }

  private String textRow(List<String> cells, int... widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            column -> {
              var space = " ".repeat(widths[column] - cells.get(column).length());
              return isNumeric(column) ? space + cells.get(column) : cells.get(column) + space;
            })
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private String rest(String format) {
    return rows.size() <= FIRST_ROWS + LAST_ROWS + 1
        ? ""
        : format.formatted(
            "%s rows, of which %s are shown".formatted(rows.size(), FIRST_ROWS + LAST_ROWS));
  }

  private List<List<String>> shown() {
    var columns =
        IntStream.range(0, names.size())
            .mapToObj(
                column ->
                    Numbers.column(rows.stream().map(row -> row.get(column)).toList(), DIGITS))
            .toList();
    var texts =
        IntStream.range(0, rows.size())
            .mapToObj(row -> columns.stream().map(column -> column.get(row)).toList())
            .toList();
    if (rest("%s").isEmpty()) {
      return texts;
    }
    var shown = new ArrayList<>(texts.subList(0, FIRST_ROWS));
    shown.add(names.stream().map(name -> GAP).toList());
    shown.addAll(texts.subList(texts.size() - LAST_ROWS, texts.size()));
    return shown;
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty()
        && rows.stream()
            .map(row -> row.get(column))
            .allMatch(c -> c instanceof Number || c.equals(""));
  }
}
