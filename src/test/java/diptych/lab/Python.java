package diptych.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * This machine's Python, with fakes in place of Jupyter's packages; a test without a Python is
 * skipped.
 */
final class Python {
  private static final Path FAKES =
      Path.of("src/test/resources/diptych/lab/fakes").toAbsolutePath();

  final Map<String, String> environment = new TreeMap<>();
  private final Path project;
  private final Path program;

  /** Python for the scripts of a project's folder. */
  Python(Path project) throws IOException, InterruptedException {
    this.project = project;
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", System.getProperty("user.home"));
    environment.put("PYTHONPATH", FAKES + ":" + project.resolve("src/lab"));
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    program = Sandbox.real("python3").orElse(null);
    assumeTrue(program != null, "no python3 on this machine");
    assumeTrue(
        code("import sys; sys.exit(sys.version_info < (3, 9))").code() == 0,
        "python3 is older than 3.9");
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
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(what);
    command.addAll(Arrays.asList(arguments));
    return Sandbox.run(project, command, environment);
  }
}
