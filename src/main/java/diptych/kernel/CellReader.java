package diptych.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/** Takes a cell apart, one snippet of Java or one magic line after the other. */
final class CellReader {

  private final SourceCodeAnalysis analysis;
  private final String cell;
  private int position;

  CellReader(SourceCodeAnalysis analysis, String cell) {
    this.analysis = analysis;
    this.cell = cell;
  }

  /**
   * One piece of a cell.
   *
   * @param start where it starts in the cell, in characters
   * @param source its text; of Java, closed with a semicolon if that was missing
   * @param completeness whether the text is whole; a magic line always is
   * @param magic whether it is a magic line
   */
  record Part(int start, String source, Completeness completeness, boolean magic) {}

  /** The place behind the last piece, in characters. */
  int position() {
    return position;
  }

  /** The next piece, or nothing at the end of the cell; after an incomplete piece comes nothing. */
  Optional<Part> next() {
    // JShell counts the lines of what it runs from the first line of code.
    position = skipBlanksAndComments(position);
    var magic = ClassPathMagics.LINE.matcher(cell).region(position, cell.length());
    if (magic.lookingAt()) {
      var start = position;
      position = magic.end();
      return Optional.of(new Part(start, magic.group(), Completeness.COMPLETE, true));
    }
    for (var end : ends(position)) {
      var info = analysis.analyzeCompletion(cell.substring(position, end));
      if (info.completeness().isComplete() || end == cell.length()) {
        return part(info, end);
      }
    }
    return Optional.empty();
  }

  private Optional<Part> part(SourceCodeAnalysis.CompletionInfo info, int end) {
    var start = position;
    var completeness = info.completeness();
    if (completeness == Completeness.EMPTY) {
      position = cell.length();
      return Optional.empty();
    }
    if (!completeness.isComplete()) {
      position = cell.length();
      return Optional.of(new Part(start, info.remaining(), completeness, false));
    }
    position = end - info.remaining().length();
    return Optional.of(new Part(start, info.source(), completeness, false));
  }

  /**
   * Where a snippet may end at the latest: before a later magic line, if the text up to there is
   * whole; or the end.
   */
  private List<Integer> ends(int from) {
    var ends = new ArrayList<Integer>();
    var line = cell.indexOf('\n', from);
    while (line >= 0) {
      var start = line + 1;
      while (start < cell.length() && " \t".indexOf(cell.charAt(start)) >= 0) {
        start++;
      }
      var magic = ClassPathMagics.LINE.matcher(cell).region(start, cell.length());
      if (magic.lookingAt() && isMagic(magic.group("name"))) {
        ends.add(line);
      }
      line = cell.indexOf('\n', line + 1);
    }
    ends.add(cell.length());
    return ends;
  }

  private static boolean isMagic(String name) {
    return ClassPathMagics.knows(name) || name.equals(Evaluator.HELP);
  }

  private int skipBlanksAndComments(int from) {
    var at = from;
    while (at < cell.length()) {
      if (Character.isWhitespace(cell.charAt(at))) {
        at++;
      } else if (cell.startsWith("//", at)) {
        var end = cell.indexOf('\n', at);
        at = end < 0 ? cell.length() : end;
      } else if (cell.startsWith("/*", at) && cell.indexOf("*/", at + 2) >= 0) {
        at = cell.indexOf("*/", at + 2) + 2;
      } else {
        return at;
      }
    }
    return at;
  }
}
