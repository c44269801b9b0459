package diptych.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
  private static final String ENDLESS =
      "the calls are nested too deep; mostly, a method calls itself without an end";

  /** What JShell weaves into cells from JDK 20 on; the user did not write it. */
  private static final String STOP_CHECK = "REPL.$Cancel$";

  /** Where a trace leaves the code that a user may care about. */
  private static final List<String> KERNEL =
      List.of("io.github.spencerpark.jupyter.", "diptych.kernel.", "jdk.internal.reflect.");

  private final JShell shell;
  private final Map<String, CellPlace> places = new HashMap<>();
  private CellPlace cell = new CellPlace(0, "", 0);

  CellErrors(JShell shell) {
    this.shell = shell;
  }

  /** Starts with the next cell. */
  void startCell(String text, int number) {
    cell = new CellPlace(number, text, 0);
  }

  /** Notes that a snippet comes from the current cell, at this character or soon after. */
  void remember(Snippet snippet, int from) {
    var start = cell.cell().indexOf(snippet.source().strip(), from);
    places.putIfAbsent(snippet.id(), cell.plus(start < 0 ? from : start));
  }

  /** A magic line that could not be carried out. */
  CellFailure magic(int start, IllegalArgumentException e) {
    return refused("MagicError", cell.plus(start), e.getMessage(), e);
  }

  /** A cell that ends in the middle of a snippet. */
  CellFailure incomplete(int start) {
    var place = cell.plus(start);
    var message =
        "line %d: this statement does not end; a bracket, a quote or a semicolon is missing"
            .formatted(place.line());
    return refused("CompileError", place, message, null);
  }

  private static CellFailure refused(
      String name, CellPlace place, String message, Throwable cause) {
    var report = new ArrayList<>(place.marked(place.endOfLine()));
    report.add(Style.error(message));
    return new CellFailure(name, message, report, cause);
  }

  /** A snippet that the compiler refused. */
  CellFailure notCompiled(Snippet snippet) {
    var place = places.get(snippet.id());
    var report = new ArrayList<String>();
    var messages = new ArrayList<String>();
    shell
        .diagnostics(snippet)
        .filter(Diag::isError)
        .forEach(diag -> tell(diag, place, messages, report));
    if (snippet instanceof DeclarationSnippet declaration) {
      var missing = shell.unresolvedDependencies(declaration).collect(Collectors.joining(", no "));
      if (!missing.isEmpty()) {
        var message = "line %d: there is no %s".formatted(place.line(), missing);
        messages.add(message);
        report.addAll(place.marked(place));
        report.add(Style.error(message));
      }
    }
    var first = messages.isEmpty() ? "the cell does not compile" : messages.get(0);
    return new CellFailure("CompileError", first, report, null);
  }

  private static void tell(Diag diag, CellPlace place, List<String> messages, List<String> report) {
    var start = place.plus(diag.getStartPosition());
    var text =
        diag.getMessage(null)
            .lines()
            .filter(line -> !line.strip().startsWith("location:")) // it names JShell's own classes
            .map(line -> line.strip().replaceAll("\\s+", " ").replaceAll(";$", ""))
            .collect(Collectors.joining("; "));
    var message = "line %d: %s".formatted(start.line(), text);
    messages.add(message);
    report.addAll(start.marked(place.plus(diag.getEndPosition())));
    report.add(Style.error(message));
  }

  /** An exception that a snippet threw. */
  CellFailure thrown(JShellException told, Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      return outOfMemory(thrown);
    }
    var report = new ArrayList<String>();
    var prefix = "";
    Throwable next = told;
    while (next instanceof JShellException e) {
      report.add(Style.error(prefix + headline(e)));
      report.addAll(frames(e.getStackTrace()));
      prefix = "Caused by: ";
      next = e.getCause();
    }
    return told instanceof EvalException eval
        ? new CellFailure(thrown.getClass().getSimpleName(), message(eval), report, thrown)
        : new CellFailure("UnresolvedReference", headline(told), report, thrown);
  }

  /** An exception that came from no snippet: from showing a value, or from the kernel itself. */
  CellFailure broken(Throwable e) {
    if (e instanceof OutOfMemoryError) {
      return outOfMemory(e);
    }
    var ofInterest =
        Stream.of(e.getStackTrace())
            .takeWhile(frame -> KERNEL.stream().noneMatch(frame.getClassName()::startsWith))
            .toArray(StackTraceElement[]::new);
    var report = new ArrayList<String>();
    report.add(Style.error(e.toString()));
    report.addAll(frames(ofInterest));
    return new CellFailure(e.getClass().getSimpleName(), e.getMessage(), report, e);
  }

  private static CellFailure outOfMemory(Throwable e) {
    var limit = Runtime.getRuntime().maxMemory() >> 20;
    var message =
        ("The memory of the kernel is full (%s; it has %d MB). Use smaller data or batches, set large"
                + " variables to null, or restart the kernel. For more memory, start Jupyter with"
                + " the environment variable JDK_JAVA_OPTIONS=-Xmx%dm.")
            .formatted(e.getMessage(), limit, 2 * limit);
    return new CellFailure("OutOfMemoryError", message, List.of(Style.error(message)), e);
  }

  private String headline(JShellException e) {
    if (e instanceof UnresolvedReferenceException reference) {
      var snippet = reference.getSnippet();
      return "%s cannot be used yet: it needs %s"
          .formatted(
              snippet.name(),
              shell.unresolvedDependencies(snippet).collect(Collectors.joining(", ")));
    }
    if (e instanceof EvalException eval) {
      var message = message(eval);
      return eval.getExceptionClassName() + (message == null ? "" : ": " + message);
    }
    return e.toString();
  }

  private static String message(EvalException e) {
    var isEndless = e.getExceptionClassName().equals(StackOverflowError.class.getName());
    return isEndless && e.getMessage() == null ? ENDLESS : e.getMessage();
  }

  private List<String> frames(StackTraceElement[] stack) {
    var all =
        Stream.of(stack)
            .filter(frame -> !frame.getClassName().equals(STOP_CHECK))
            .map(frame -> "    at " + told(frame))
            .toList();
    var lines = Rounds.folded(all);
    return lines.size() <= MAX_FRAMES
        ? lines
        : Stream.concat(
                lines.stream().limit(MAX_FRAMES),
                Stream.of("    ... " + (lines.size() - MAX_FRAMES) + " more"))
            .toList();
  }

  /** A frame in a cell by its line there; JShell names the file after the snippet. */
  private String told(StackTraceElement frame) {
    var file = frame.getFileName();
    var place = file != null && file.startsWith("#") ? places.get(file.substring(1)) : null;
    if (place == null) {
      return frame.toString();
    }
    var line = place.line() + frame.getLineNumber() - 1;
    var where = Style.strong("cell [%d] line %d".formatted(place.number(), line));
    return caller(frame) + where + ": " + place.text(line).strip();
  }

  /** The method of the cell that the frame is in, or nothing for the cell itself. */
  private static String caller(StackTraceElement frame) {
    var method = frame.getMethodName();
    if (method.isEmpty()) {
      return "";
    }
    var name = method.startsWith("lambda$") ? "lambda" : method;
    return (frame.getClassName().isEmpty() ? name : frame.getClassName() + "." + name) + ", ";
  }
}
