package diptych.kernel;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Evaluates cells: JShell in this process, so that objects stay objects.
 *
 * <p>Cells are evaluated one after the other; only {@link #interrupt} and {@link #close} may come
 * from another thread.
 */
final class Evaluator implements AutoCloseable {

  /** What IJava 1.3 imports; nothing more, so that a notebook that runs here runs there. */
  private static final List<String> STARTUP =
      List.of(
          "import java.util.*;",
          "import java.io.*;",
          "import java.math.*;",
          "import java.net.*;",
          "import java.util.concurrent.*;",
          "import java.util.prefs.*;",
          "import java.util.regex.*;",
          "import static diptych.kernel.Display.*;");

  /** The name of the magic that shows the documentation of a class or method. */
  static final String HELP = "help";

  private final Reserve reserve = new Reserve();
  private final CellControl control;
  private final JShell shell;
  private final ClassPathMagics magics;
  private final CellErrors errors;
  private final List<String> pages = new ArrayList<>();
  private boolean started;

  /**
   * @param patience how long a cell may take to answer an interrupt before it is stopped harder
   * @param classPath patterns of jars and folders between path separators, as of {@code
   *     IJAVA_CLASSPATH}; may be empty
   */
  Evaluator(Duration patience, String classPath) {
    control = new CellControl(patience, reserve);
    shell = JShell.builder().executionEngine(new InProcess(control), Map.of()).build();
    magics = new ClassPathMagics(this::addToClassPath);
    magics.addAll(classPath);
    errors = new CellErrors(shell);
  }

  /** In one step, because JShell reads its whole class path anew after each. */
  private void addToClassPath(List<Path> entries) {
    shell.addToClasspath(
        entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
  }

  /** Does what the first cell would have to wait for. */
  synchronized void start() {
    if (!started) {
      started = true;
      STARTUP.forEach(shell::eval);
    }
  }

  /**
   * Evaluates a cell.
   *
   * @param cell the text of the cell
   * @param number the number that the front end shows beside it
   * @return the value of its last expression; null if the last piece is no expression, or void
   * @throws CellFailure if it does not compile, throws, or was stopped
   */
  synchronized Object eval(String cell, int number) throws CellFailure {
    reserve.hold();
    try {
      return evalAll(cell, number);
    } catch (OutOfMemoryError e) { // where the cell is compiled: the heap was full before
      reserve.release();
      throw errors.broken(e);
    }
  }

  private Object evalAll(String cell, int number) throws CellFailure {
    start();
    pages.clear();
    control.startCell();
    errors.startCell(cell, number);
    var reader = new CellReader(shell.sourceCodeAnalysis(), cell);
    Object last = null;
    for (var part = reader.next(); part.isPresent(); part = reader.next()) {
      last = part.get().magic() ? runMagic(part.get()) : runSnippet(part.get());
    }
    return last;
  }

  private Object runMagic(CellReader.Part part) throws CellFailure {
    var line = ClassPathMagics.LINE.matcher(part.source());
    if (!line.matches()) {
      throw new IllegalStateException("not a magic line: " + part.source());
    }
    try {
      if (line.group("name").equals(HELP)) {
        pages.add(assistant().help(line.group("arguments").strip()));
      } else {
        magics.run(line.group("name"), line.group("arguments"));
      }
    } catch (IllegalArgumentException e) {
      throw errors.magic(part.start(), e);
    }
    return null;
  }

  private Object runSnippet(CellReader.Part part) throws CellFailure {
    if (!part.completeness().isComplete()) {
      throw errors.incomplete(part.start());
    }
    control.forgetResult();
    var events = shell.eval(part.source());
    events.forEach(event -> errors.remember(event.snippet(), part.start()));
    if (control.stopped() != null) {
      throw control.stopped();
    }
    Object value = null;
    for (var event : events) {
      if (event.causeSnippet() == null) {
        check(event);
        value = valueOf(event.snippet());
      }
    }
    return value;
  }

  private void check(SnippetEvent event) throws CellFailure {
    if (event.exception() != null) {
      throw errors.thrown(event.exception(), control.thrown());
    }
    if (control.thrown() != null) {
      throw errors.broken(control.thrown());
    }
    if (!event.status().isDefined() || isWrongForGood(event.snippet())) {
      throw errors.notCompiled(event.snippet());
    }
  }

  /** A method may wait for names that a later cell defines, but not for what no name would cure. */
  private boolean isWrongForGood(Snippet snippet) {
    return snippet instanceof MethodSnippet method
        && shell.status(method) == Snippet.Status.RECOVERABLE_DEFINED
        && shell.unresolvedDependencies(method).findAny().isEmpty();
  }

  /** As IJava: declarations and assignments show nothing. */
  private Object valueOf(Snippet snippet) {
    return switch (snippet.subKind()) {
      case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND ->
          control.value();
      default -> null;
    };
  }

  /**
   * Does some work as if it were code of the last cell: it can be interrupted, and what it throws
   * is told like a cell's own exception.
   */
  synchronized <T> T asCell(Callable<T> work) throws CellFailure {
    try {
      return control.run(work);
    } catch (CellInterrupted e) {
      throw e;
    } catch (Throwable e) {
      throw errors.broken(e);
    }
  }

  /** An exception of the kernel's own work on a cell, told like one of the cell. */
  CellFailure failure(Throwable e) {
    return errors.broken(e);
  }

  /** Asks the running cell to stop; a second request, or patience in vain, stops it harder. */
  void interrupt() {
    control.interrupt();
  }

  /** The texts for reading aside that the last cell asked for. */
  synchronized List<String> pages() {
    return List.copyOf(pages);
  }

  /** Helps with what is typed, with the imports that every cell has. */
  Assistant assistant() {
    start();
    return new Assistant(shell.sourceCodeAnalysis(), new SourceArchives(magics::entries));
  }

  /** Stops what runs and frees JShell. */
  @Override
  public void close() {
    control.giveUp();
    shell.close();
  }

  /** Gives JShell the one control of this evaluator. */
  private record InProcess(ExecutionControl control) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "diptych";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return control;
    }
  }
}
