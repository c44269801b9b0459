package diptych.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * This machine's Python, with fakes in place of Jupyter's packages; a test without a Python is
 * skipped.
 */
final class Python {
  private static final Path FAKES =
      Path.of("src/test/resources/diptych/lab/fakes").toAbsolutePath();
  private static final Optional<String> PROGRAM = find();

  final Map<String, String> environment = new TreeMap<>();
  private final Path project;

  /** Python for the scripts of a project's folder. */
  Python(Path project) {
    assumeTrue(PROGRAM.isPresent(), "no Python 3.9 or newer on this machine");
    this.project = project;
    environment.putAll(basics());
    environment.put("PYTHONPATH", FAKES + ":" + project.resolve("src/lab"));
  }

  Sandbox.Outcome code(String code, String... arguments) throws IOException, InterruptedException {
    return start(List.of("-c", code), arguments);
  }

  Sandbox.Outcome script(String name, String... arguments)
      throws IOException, InterruptedException {
    return start(List.of(project.resolve("src/lab").resolve(name).toString()), arguments);
  }

  private Sandbox.Outcome start(List<String> what, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PROGRAM.orElseThrow()));
    command.addAll(what);
    command.addAll(Arrays.asList(arguments));
    return Sandbox.run(project, command, environment);
  }

  /** The program behind {@code python3}, which may be a slow shim. */
  private static Optional<String> find() {
    String ask = "import sys; print(sys.executable if sys.version_info >= (3, 9) else '')";
    return Sandbox.real("python3")
        .map(
            program -> {
              try {
                return Sandbox.run(FAKES, List.of(program.toString(), "-c", ask), basics());
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(program + " does not run", e);
              }
            })
        .filter(outcome -> outcome.code() == 0)
        .map(outcome -> outcome.output().strip())
        .filter(program -> !program.isEmpty());
  }

  private static Map<String, String> basics() {
    return Map.of(
        "PATH", System.getenv("PATH"),
        "HOME", System.getProperty("user.home"),
        "PYTHONDONTWRITEBYTECODE", "1");
  }
}
