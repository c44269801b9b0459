package diptych.kernel;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Helps at the keyboard: is the cell complete, what may come next, what is this name. */
final class Assistant {

  private final SourceCodeAnalysis analysis;

  Assistant(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * The base kernel's word for complete or wrong, or the blanks with which the next line should
   * start.
   */
  String isComplete(String code) {
    var reader = new CellReader(analysis, code);
    for (var part = reader.next(); part.isPresent(); part = reader.next()) {
      var completeness = part.get().completeness();
      if (completeness == Completeness.UNKNOWN) {
        return Answer.WRONG;
      }
      if (!completeness.isComplete()) {
        return indent(code);
      }
    }
    return Answer.COMPLETE;
  }

  private static String indent(String code) {
    var line = code.substring(code.lastIndexOf('\n') + 1);
    var blanks = line.substring(0, line.length() - line.stripLeading().length());
    var opens = line.stripTrailing().matches(".*[({\\[]");
    return opens ? blanks + "  " : blanks;
  }

  /** What may stand at the cursor. */
  ReplacementOptions complete(String code, int at) {
    var anchor = new int[] {at};
    var source = withoutMagics(code);
    var options =
        analysis.completionSuggestions(source, at, anchor).stream()
            .sorted((a, b) -> Boolean.compare(b.matchesType(), a.matchesType()))
            .map(Suggestion::continuation)
            .distinct()
            .collect(Collectors.toList());
    return new ReplacementOptions(options, anchor[0], at);
  }

  /** The documentation of what the cursor is on, or null. */
  DisplayData inspect(String code, int at) {
    var end = at;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    var documents = analysis.documentation(withoutMagics(code), end, true);
    if (documents.isEmpty()) {
      return null;
    }
    return new DisplayData(
        documents.stream().map(Assistant::text).collect(Collectors.joining("\n\n")));
  }

  private static String text(SourceCodeAnalysis.Documentation document) {
    var text = document.javadoc();
    return text == null
        ? document.signature()
        : document.signature() + "\n" + text.replaceAll("<[^>]*>", "");
  }

  /** The same text with blanks where magic lines are, so that positions stay. */
  private static String withoutMagics(String code) {
    return code.lines()
        .map(
            line ->
                ClassPathMagics.LINE.matcher(line.strip()).matches()
                    ? " ".repeat(line.length())
                    : line)
        .collect(Collectors.joining("\n"));
  }

  /** Gives the base kernel's words, which only its heirs may read, a name here. */
  private abstract static class Answer extends BaseKernel {
    static final String COMPLETE = IS_COMPLETE_YES;
    static final String WRONG = IS_COMPLETE_BAD;
  }
}
