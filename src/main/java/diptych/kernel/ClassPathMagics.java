package diptych.kernel;

import io.github.spencerpark.jupyter.kernel.util.GlobFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The lines of a cell that are no Java but add to its class path: {@code %jars <glob>...} and
 * {@code %classpath <path>...}, relative to the working directory.
 */
final class ClassPathMagics {

  /** A line that starts with a percent sign directly before a word. */
  static final Pattern LINE = Pattern.compile("%(?<name>\\w+)(?<arguments>[^\\r\\n]*)");

  private static final Pattern ARGUMENT = Pattern.compile("\"(?<quoted>[^\"]*)\"|(?<plain>\\S+)");

  private final Consumer<List<Path>> classPath;
  private final Set<Path> added = new LinkedHashSet<>();

  /**
   * @param classPath what takes new jars and folders, all of one line at once
   */
  ClassPathMagics(Consumer<List<Path>> classPath) {
    this.classPath = classPath;
  }

  /** Whether this is the name of a magic that adds to the class path. */
  static boolean knows(String name) {
    return name.equals("jars") || name.equals("classpath");
  }

  /** What cells have loaded, in that order. */
  List<Path> entries() {
    return List.copyOf(added);
  }

  /**
   * Carries out one magic line.
   *
   * @throws IllegalArgumentException if there is no such magic, or a pattern matches nothing; then
   *     nothing was added
   */
  void run(String name, String arguments) {
    if (!knows(name)) {
      throw new IllegalArgumentException(
          "%"
              + name
              + ": no such magic; this kernel has %jars <glob>..., %classpath <path>... and %help <name>");
    }
    var found = new ArrayList<Path>();
    var argument = ARGUMENT.matcher(arguments);
    while (argument.find()) {
      var quoted = argument.group("quoted");
      found.addAll(expand(name, quoted == null ? argument.group("plain") : quoted));
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "%" + name + ": say what to add, for instance %jars ../lib/*.jar");
    }
    add(found);
  }

  /**
   * Adds the entries of an environment variable in which patterns stand between path separators;
   * misses are no error.
   */
  void addAll(String patterns) {
    for (var pattern : patterns.split(Pattern.quote(java.io.File.pathSeparator), -1)) {
      if (!pattern.isBlank()) {
        add(matches("classpath", pattern));
      }
    }
  }

  private void add(List<Path> found) {
    var fresh =
        found.stream().map(path -> path.toAbsolutePath().normalize()).filter(added::add).toList();
    if (!fresh.isEmpty()) {
      classPath.accept(fresh);
    }
  }

  private static List<Path> expand(String name, String pattern) {
    var found = matches(name, pattern);
    if (found.isEmpty()) {
      var here = Path.of("").toAbsolutePath();
      throw new IllegalArgumentException(
          ("%%%s %s: nothing matches, seen from %s."
                  + " A folder of jars is written with the pattern: folder/*.jar."
                  + " If the jars are still to be built, build them first.")
              .formatted(name, pattern, here));
    }
    return found;
  }

  private static List<Path> matches(String name, String pattern) {
    var finder = new GlobFinder(pattern);
    var found = new ArrayList<Path>();
    try {
      (name.equals("jars") ? finder.computeMatchingFiles() : finder.computeMatchingPaths())
          .forEach(found::add);
    } catch (IOException e) {
      return List.of(); // the folder before the first wildcard is not there
    }
    found.sort(null);
    return found;
  }
}
