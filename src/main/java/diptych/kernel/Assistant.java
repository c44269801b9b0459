package diptych.kernel;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Helps at the keyboard: is the cell complete, what may come next, what is this name. */
final class Assistant {

  private static final int MOST_FORMS = 6;

  private final SourceCodeAnalysis analysis;
  private final SourceArchives sources;

  /**
   * @param analysis what JShell knows of the source of cells
   * @param sources where the comments on libraries are
   */
  Assistant(SourceCodeAnalysis analysis, SourceArchives sources) {
    this.analysis = analysis;
    this.sources = sources;
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

  /**
   * The signatures and documentation of a class, a method or a variable.
   *
   * @throws IllegalArgumentException if there is nothing of this name
   */
  String help(String name) {
    var ofObject = name.replaceFirst("^(.+)\\.(\\w+)$", "(($1) null).$2(");
    return Stream.of(name, name + "(", ofObject)
        .filter(form -> !name.isEmpty())
        .map(form -> explain(new Context(form, form.length())))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    ("%%help %s: no such class, method or variable;"
                            + " for instance %%help Math.max, or %%help String.length")
                        .formatted(name)));
  }

  /**
   * The signature and documentation of what is at this place of a cell, or else of the call around
   * it; or null.
   */
  DisplayData inspect(String code, int at) {
    var end = at;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    var after = code.substring(end).stripLeading();
    if (after.startsWith("(")) {
      end = code.length() - after.length() + 1; // with the bracket, JShell takes it for a method
    }
    var around = openBracket(code, at) + 1;
    return Stream.of(
            context(code.substring(0, end), end),
            alone(code, end), // JShell does not take a class for an argument
            context(code.substring(0, around), around))
        .map(this::explain)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .map(DisplayData::new)
        .orElse(null);
  }

  /** The name that ends at this place, without what is around it. */
  private static Context alone(String code, int end) {
    var start = end;
    while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
      start--;
    }
    return new Context(code.substring(start, end), end - start);
  }

  /** The innermost bracket of a call that is open at this place, or -1. */
  private static int openBracket(String code, int at) {
    var closed = 0;
    for (var i = at - 1; i >= 0; i--) {
      var c = code.charAt(i);
      if (c == '(' && closed-- == 0) {
        return i;
      }
      closed += c == ')' ? 1 : 0;
    }
    return -1;
  }

  private String explain(Context context) {
    var forms =
        analysis.documentation(context.text, context.cursor, true).stream()
            .map(this::text)
            .distinct()
            .toList();
    var shown = forms.stream().limit(MOST_FORMS).collect(Collectors.joining("\n\n"));
    var more = forms.size() - MOST_FORMS;
    return more > 0 ? shown + "\n\nand " + more + " more of this name" : shown;
  }

  /** JShell itself finds the comments on the JDK's own classes, where its sources are installed. */
  private String text(Documentation document) {
    var signature = Signature.of(document.signature());
    var comment = Optional.ofNullable(document.javadoc()).or(() -> sources.find(signature));
    return comment
        .map(words -> signature.text() + "\n\n" + Javadoc.plain(words))
        .orElseGet(signature::text);
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
