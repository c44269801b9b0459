package diptych;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import diptych.tensor.engine.Engines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bits on record from both engines, on one and two threads, on old and new Java: each in a JVM
 * of its own. The last two are the weights after training; every number that a notebook prints
 * depends on them, so a change here changes the course.
 */
class SameBitsTest {
  private static final List<String> EXPECTED =
      """
      products ed19702a
      products 59d97669
      products dac7de46
      products 1e1edc3a
      products a9975881
      products fbd523dd
      products e0c3f697
      products a9d87fd5
      products b9b58165
      products 4764fe35
      products 18f502b7
      products 4a1d2968
      products 5982768c
      elementwise 1f74f107
      elementwise, all kinds of floats 4ba87156
      sums a678bdd3
      autoencoder d8df0c24
      adversaries ebbd3628
      """
          .lines()
          .toList();

  @ParameterizedTest(name = "Java {0}, {1} engine, {2} threads")
  @CsvSource({
    "17, vector, 1", "17, vector, 2", "17, scalar, 1", "17, scalar, 2",
    "25, vector, 1", "25, vector, 2", "25, scalar, 1", "25, scalar, 2"
  })
  void everyWayToComputeGivesTheSameBits(int version, String engine, int threads)
      throws IOException, InterruptedException {
    var java = java(version);
    assumeTrue(java.isPresent(), "no Java " + version + " beside this one");
    boolean vector = engine.equals("vector");
    assumeTrue(!vector || Engines.vectorModulePresent(), "no Vector API in this Java");
    var options = new ArrayList<>(List.of("-Ddiptych.engine=" + engine));
    options.add("-Ddiptych.threads=" + threads);
    if (vector) {
      options.add("--add-modules=jdk.incubator.vector");
    }
    var lines = run(java.get(), options);
    assertTrue(lines.get(0).startsWith(engine), lines.get(0));
    assertTrue(lines.get(0).endsWith(threads == 1 ? "1 thread" : threads + " threads"));
    assertEquals(EXPECTED, lines.subList(1, lines.size()));
  }

  @Test
  void theEngineThatChangesOverWhileItRunsGivesTheSameBits()
      throws IOException, InterruptedException {
    assumeTrue(Engines.vectorModulePresent(), "no Vector API in this Java");
    var lines =
        run(
            java(Runtime.version().feature()).orElseThrow(),
            List.of("--add-modules=jdk.incubator.vector"));
    assertTrue(lines.get(0).startsWith("vector"), lines.get(0));
    assertEquals(EXPECTED, lines.subList(1, lines.size()));
  }

  @Test
  void withoutTheModuleTheScalarEngineComputes() throws IOException, InterruptedException {
    var lines = run(java(Runtime.version().feature()).orElseThrow(), List.of());
    assertTrue(lines.get(0).startsWith("scalar"), lines.get(0));
    assertEquals(EXPECTED, lines.subList(1, lines.size()));
  }

  @Test
  void anEngineThatDoesNotExistIsRefused() throws IOException, InterruptedException {
    var lines =
        run(java(Runtime.version().feature()).orElseThrow(), List.of("-Ddiptych.engine=gpu"));
    assertTrue(
        lines.stream()
            .anyMatch(
                line ->
                    line.endsWith(
                        "-Ddiptych.engine=gpu: there is no such engine; say scalar or vector")),
        () -> String.join("\n", lines));
  }

  private static List<String> run(Path java, List<String> options)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(java.toString()));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(BitsProgram.class.getName());
    var output = Files.createTempFile("bits", ".txt");
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().remove("JDK_JAVA_OPTIONS");
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      var process = builder.redirectOutput(output.toFile()).start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("no end after five minutes: " + command);
      }
      return Files.readAllLines(output).stream()
          .filter(line -> !line.startsWith("WARNING: Using incubator"))
          .toList();
    } finally {
      Files.delete(output);
    }
  }

  /** The launcher of this Java if it has the version, or of one installed beside it. */
  private static Optional<Path> java(int version) {
    var home = Path.of(System.getProperty("java.home"));
    if (Runtime.version().feature() == version) {
      return Optional.of(home.resolve("bin/java"));
    }
    var parent = home.getParent();
    if (parent == null) {
      return Optional.empty();
    }
    try (var homes = Files.list(parent)) {
      return homes
          .filter(other -> isJava(other, version))
          .map(other -> other.resolve("bin/java"))
          .filter(Files::isExecutable)
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isJava(Path home, int version) {
    try {
      return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"" + version + ".");
    } catch (IOException e) {
      return false; // no Java at all, or not ours to read
    }
  }
}
