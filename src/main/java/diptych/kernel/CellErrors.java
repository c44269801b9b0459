package diptych.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;

/** Words for what goes wrong in cells, with the line of the cell that it is about. */
final class CellErrors {

  private static final int MAX_FRAMES = 20;

  /** What JShell weaves into cells from JDK 20 on; the user did not write it. */
  private static final String STOP_CHECK = "REPL.$Cancel$";

  /** Where a trace leaves the code that a user may care about. */
  private static final List<String> KERNEL =
      List.of("io.github.spencerpark.jupyter.", "diptych.kernel.", "jdk.internal.reflect.");

  private final JShell shell;
  private final Map<String, Place> places = new HashMap<>();
  private String cell = "";
  private int number;

  CellErrors(JShell shell) {
    this.shell = shell;
  }

  /**
   * Where a snippet came from: the cell's number and text, and the character where the snippet's
   * source starts.
   */
  private record Place(int number, String cell, int start) {

    int line(int offset) {
      return (int) cell.substring(0, clamp(offset)).chars().filter(c -> c == '\n').count() + 1;
    }

    int clamp(int offset) {
      return Math.max(0, Math.min(cell.length(), offset));
    }

    String text(int line) {
      return cell.lines().skip(line - 1L).findFirst().orElse("");
    }
  }

  /** Starts with the next cell. */
  void startCell(String newCell, int newNumber) {
    cell = newCell;
    number = newNumber;
  }

  /** Notes that a snippet comes from the current cell, at this character or soon after. */
  void remember(Snippet snippet, int from) {
    var start = cell.indexOf(snippet.source().strip(), from);
    places.computeIfAbsent(snippet.id(), id -> new Place(number, cell, start < 0 ? from : start));
  }

  /** A magic line that could not be carried out. */
  CellFailure magic(int start, IllegalArgumentException e) {
    var report = marked(new Place(number, cell, 0), start, endOfLine(start));
    report.add(Style.error(e.getMessage()));
    return new CellFailure("MagicError", e.getMessage(), report, e);
  }

  /** A cell that ends in the middle of a snippet. */
  CellFailure incomplete(int start) {
    var code = start;
    while (code < cell.length() && Character.isWhitespace(cell.charAt(code))) {
      code++;
    }
    var place = new Place(number, cell, 0);
    var message =
        "line %d: this statement does not end; a bracket, a quote or a semicolon is missing"
            .formatted(place.line(code));
    var report = marked(place, code, endOfLine(code));
    report.add(Style.error(message));
    return new CellFailure("CompileError", message, report, null);
  }

  /** A snippet that the compiler refused. */
  CellFailure notCompiled(Snippet snippet) {
    var place = places.get(snippet.id());
    var report = new ArrayList<String>();
    var messages = new ArrayList<String>();
    shell
        .diagnostics(snippet)
        .filter(Diag::isError)
        .forEach(diag -> report.addAll(told(diag, place, messages)));
    if (snippet instanceof DeclarationSnippet declaration) {
      var missing = shell.unresolvedDependencies(declaration).toList();
      if (!missing.isEmpty()) {
        var message =
            "line %d: there is no %s"
                .formatted(place.line(place.start), String.join(", no ", missing));
        messages.add(message);
        report.addAll(marked(place, place.start, place.start));
        report.add(Style.error(message));
      }
    }
    var first = messages.isEmpty() ? "the cell does not compile" : messages.get(0);
    return new CellFailure("CompileError", first, report, null);
  }

  private List<String> told(Diag diag, Place place, List<String> messages) {
    var start = place.clamp(place.start + (int) diag.getStartPosition());
    var end = place.clamp(place.start + (int) diag.getEndPosition());
    var text =
        diag.getMessage(null)
            .lines()
            .filter(line -> !line.strip().startsWith("location:"))
            .reduce((a, b) -> a + System.lineSeparator() + b)
            .orElse("");
    var message = "line %d: %s".formatted(place.line(start), text);
    messages.add(message.replaceAll("\\s+", " "));
    var report = marked(place, start, end);
    message.lines().map(Style::error).forEach(report::add);
    report.add("");
    return report;
  }

  /**
   * The line at {@code start} with its number, and a mark under the characters up to {@code end}.
   */
  private static List<String> marked(Place place, int start, int end) {
    var line = place.line(start);
    var text = place.text(line);
    var column = start - (place.cell.lastIndexOf('\n', start - 1) + 1);
    var width = Math.max(1, Math.min(end - start, text.length() - column));
    var margin = "%4d | ".formatted(line);
    var lines = new ArrayList<String>();
    lines.add(Style.strong(margin) + text);
    lines.add(Style.strong("     | ") + " ".repeat(column) + Style.error("^".repeat(width)));
    return lines;
  }

  private int endOfLine(int start) {
    var end = cell.indexOf('\n', start);
    return end < 0 ? cell.length() : end;
  }

  /** An exception that a snippet threw. */
  CellFailure thrown(JShellException told, Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      return outOfMemory(thrown);
    }
    var report = new ArrayList<String>();
    var prefix = "";
    for (var e = told;
        e != null;
        e = e.getCause() instanceof JShellException cause ? cause : null) {
      report.add(Style.error(prefix + headline(e)));
      report.addAll(frames(e.getStackTrace()));
      prefix = "Caused by: ";
    }
    var name =
        told instanceof EvalException ? thrown.getClass().getSimpleName() : "UnresolvedReference";
    return new CellFailure(
        name, told instanceof EvalException ? told.getMessage() : headline(told), report, thrown);
  }

  /** An exception that came from no snippet: from showing a value, or from the kernel itself. */
  CellFailure broken(Throwable e) {
    if (e instanceof OutOfMemoryError) {
      return outOfMemory(e);
    }
    var report = new ArrayList<String>();
    report.add(Style.error(e.toString()));
    report.addAll(frames(withoutKernel(e.getStackTrace())));
    return new CellFailure(e.getClass().getSimpleName(), e.getMessage(), report, e);
  }

  private static StackTraceElement[] withoutKernel(StackTraceElement[] stack) {
    return Stream.of(stack)
        .takeWhile(frame -> KERNEL.stream().noneMatch(frame.getClassName()::startsWith))
        .toArray(StackTraceElement[]::new);
  }

  private CellFailure outOfMemory(Throwable e) {
    var message =
        "The memory of the kernel is full (%s; its limit is %d MB). Use smaller data or batches, set large variables"
                .formatted(e.getMessage(), Runtime.getRuntime().maxMemory() >> 20)
            + " to null, or restart the kernel; -Xmx in its start command sets the limit.";
    return new CellFailure("OutOfMemoryError", message, List.of(Style.error(message)), e);
  }

  private String headline(JShellException e) {
    if (e instanceof UnresolvedReferenceException reference) {
      var snippet = reference.getSnippet();
      var missing = shell.unresolvedDependencies(snippet).toList();
      return "%s cannot be used yet: it needs %s"
          .formatted(nameOf(snippet), String.join(", ", missing));
    }
    var name =
        e instanceof EvalException eval ? eval.getExceptionClassName() : e.getClass().getName();
    return e.getMessage() == null ? name : name + ": " + e.getMessage();
  }

  private static String nameOf(DeclarationSnippet snippet) {
    return snippet.name();
  }

  private Stream<String> frame(StackTraceElement frame) {
    if (frame.getClassName().equals(STOP_CHECK)) {
      return Stream.empty();
    }
    var file = frame.getFileName();
    var place = file != null && file.startsWith("#") ? places.get(file.substring(1)) : null;
    if (place == null) {
      return Stream.of("    at " + frame);
    }
    var line = place.line(place.start) + frame.getLineNumber() - 1;
    var method = frame.getMethodName().isEmpty() ? "" : frame.getMethodName() + ", ";
    return Stream.of(
        "    at %s%s: %s"
            .formatted(
                method,
                Style.strong("cell [%d] line %d".formatted(place.number, line)),
                place.text(line).strip()));
  }

  private List<String> frames(StackTraceElement[] stack) {
    var lines = new ArrayList<>(Stream.of(stack).limit(MAX_FRAMES).flatMap(this::frame).toList());
    if (stack.length > MAX_FRAMES) {
      lines.add("    ... " + (stack.length - MAX_FRAMES) + " more");
    }
    return lines;
  }
}
