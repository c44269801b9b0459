package diptych.course;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tables that name each symbol of a formula, and that their Java names exist.
 *
 * <p>A symbol table is a table whose first column is headed {@code symbol} and another one {@code
 * Java}. Every column headed {@code Java}, in whatever table, is read: names stand in backticks, or
 * the cell is {@code –} where nothing in Java stands for the symbol.
 */
final class SymbolTables {

  private static final String JAVA = "Java";
  private static final String NONE = "–";
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final Pattern BETWEEN_CELLS = Pattern.compile("(?<!\\\\)\\|");

  private final Notebook notebook;
  private final Edition edition;
  private final JavaNames names;
  private final List<String> problems = new ArrayList<>();
  private boolean found;

  private SymbolTables(Notebook notebook, Edition edition) {
    this.notebook = notebook;
    this.edition = edition;
    this.names = JavaNames.of(notebook);
  }

  /** What is wrong with a notebook's tables, one line each; empty if all is well. */
  static List<String> problems(Notebook notebook, Edition edition) {
    var tables = new SymbolTables(notebook, edition);
    notebook.cells().stream().filter(cell -> !cell.isCode()).forEach(tables::check);
    if (!tables.found) {
      tables.problems.add(
          "%s: no table | %s | … | Java |".formatted(notebook.name(), edition.symbol()));
    }
    return tables.problems;
  }

  private void check(Cell cell) {
    var table = new ArrayList<List<String>>();
    for (var line : Stream.concat(cell.source().lines(), Stream.of("")).toList()) {
      if (line.startsWith("|")) {
        table.add(columns(line));
      } else if (!table.isEmpty()) {
        check(cell, table);
        table.clear();
      }
    }
  }

  private static List<String> columns(String line) {
    var inner = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
    return BETWEEN_CELLS.splitAsStream(inner).map(String::strip).toList();
  }

  private void check(Cell cell, List<List<String>> table) {
    var head = table.get(0);
    var column = head.indexOf(JAVA);
    if (column < 0) {
      return;
    }
    found |= head.get(0).equals(edition.symbol());
    for (var row : table.subList(Math.min(2, table.size()), table.size())) {
      if (row.size() == head.size()) {
        check(cell, row.get(0), row.get(column));
      } else {
        problem(
            cell,
            "the row of %s has %d columns, its table %d; write \\lvert or \\mid for | in a formula"
                .formatted(row.get(0), row.size(), head.size()));
      }
    }
  }

  private void check(Cell cell, String symbol, String java) {
    var expressions =
        NAME.matcher(java).results().map((MatchResult name) -> name.group(1)).toList();
    if (expressions.isEmpty() && !java.equals(NONE)) {
      problem(
          cell,
          "the row of %s has no Java name in backticks but '%s'; write one, or %s for none"
              .formatted(symbol, java, NONE));
    }
    for (var expression : expressions) {
      names
          .unknown(expression)
          .forEach(
              name ->
                  problem(
                      cell,
                      "the row of %s says `%s`, but there is no %s"
                          .formatted(symbol, expression, name)));
    }
  }

  private void problem(Cell cell, String what) {
    problems.add("%s, %s: %s".formatted(notebook.name(), cell.name(), what));
  }
}
