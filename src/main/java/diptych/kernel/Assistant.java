package diptych.kernel;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Comparator;
import java.util.stream.Collectors;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Helps at the keyboard: is the cell complete, what may come next, what is this name. */
final class Assistant {

  private final SourceCodeAnalysis analysis;

  Assistant(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * The base kernel's word for complete or wrong, or the blanks with which the next line starts.
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
    return line.stripTrailing().matches(".*[({\\[]") ? blanks + "    " : blanks;
  }

  /** What may stand at this place of a cell, in place of the letters before it. */
  ReplacementOptions complete(String code, int at) {
    var context = context(code.substring(0, at), at);
    var anchor = new int[] {context.cursor};
    var options =
        analysis.completionSuggestions(context.text, context.cursor, anchor).stream()
            .sorted(Comparator.comparing(Suggestion::matchesType).reversed())
            .map(Suggestion::continuation)
            .distinct()
            .collect(Collectors.toList());
    return new ReplacementOptions(options, anchor[0] + at - context.cursor, at);
  }

  /** The signature and documentation of what is at this place of a cell, or null. */
  DisplayData inspect(String code, int at) {
    var end = at;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    var after = code.substring(end).stripLeading();
    if (after.startsWith("(")) {
      end = code.length() - after.length() + 1; // with the bracket, JShell takes it for a method
    }
    var context = context(code.substring(0, end), end);
    var found =
        analysis.documentation(context.text, context.cursor, true).stream()
            .map(Assistant::text)
            .distinct()
            .collect(Collectors.joining("\n\n"));
    return found.isEmpty() ? null : new DisplayData(found);
  }

  private static String text(Documentation document) {
    if (document.javadoc() == null) {
      return document.signature();
    }
    var words =
        document
            .javadoc()
            .replaceAll("\\{@\\w+\\s+([^{}]*)}", "$1")
            .replaceAll("</?[a-zA-Z][^>]*>", "");
    return document.signature() + "\n" + words.strip().replaceAll("\n{3,}", "\n\n");
  }

  /**
   * The statement around a place of a cell, and those before it that JShell can take together with
   * it: it looks at the text as at the inside of a method.
   */
  private Context context(String code, int at) {
    var text = new StringBuilder();
    var reader = new CellReader(analysis, code);
    for (var part = reader.next(); part.isPresent(); part = reader.next()) {
      var start = part.get().start();
      var end = reader.position();
      var java = !part.get().magic();
      if (java && start <= at && at <= end) {
        return new Context(text + code.substring(start, end), text.length() + at - start);
      }
      if (java && belongsInMethod(part.get().source())) {
        text.append(code, start, end);
      }
    }
    return new Context(text.toString(), text.length());
  }

  /** Java around a cursor. */
  private record Context(String text, int cursor) {}

  private boolean belongsInMethod(String source) {
    return analysis.sourceToSnippets(source).stream()
        .map(snippet -> snippet.kind())
        .allMatch(kind -> kind == Kind.VAR || kind == Kind.EXPRESSION || kind == Kind.STATEMENT);
  }

  /** Gives the base kernel's words, which only its heirs may read, a name here. */
  private abstract static class Answer extends BaseKernel {
    static final String COMPLETE = IS_COMPLETE_YES;
    static final String WRONG = IS_COMPLETE_BAD;
  }
}
