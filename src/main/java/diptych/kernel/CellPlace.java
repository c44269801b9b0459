package diptych.kernel;

import java.util.List;

/**
 * A place in a cell.
 *
 * @param number the number that the front end shows beside the cell
 * @param cell the text of the cell
 * @param start the place, in characters from the start of the cell
 */
record CellPlace(int number, String cell, int start) {

  /** The place this many characters further on, but in the cell. */
  CellPlace plus(long characters) {
    var moved = Math.max(0, Math.min(cell.length(), start + characters));
    return new CellPlace(number, cell, (int) moved);
  }

  /** The line of the place, from 1. */
  int line() {
    return (int) cell.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
  }

  /** The text of a line, from 1. */
  String text(int line) {
    return cell.lines().skip(line - 1L).findFirst().orElse("");
  }

  /** The end of the line. */
  CellPlace endOfLine() {
    var end = cell.indexOf('\n', start);
    return new CellPlace(number, cell, end < 0 ? cell.length() : end);
  }

  /** The line with its number, and under it a mark from here to {@code end}. */
  List<String> marked(CellPlace end) {
    var text = text(line());
    var column = start - (cell.lastIndexOf('\n', start - 1) + 1);
    var width = Math.max(1, Math.min(end.start - start, text.length() - column));
    return List.of(
        Style.strong("%4d | ".formatted(line())) + text,
        Style.strong("     | ") + " ".repeat(column) + Style.error("^".repeat(width)));
  }
}
