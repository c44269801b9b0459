package diptych.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every notebook in {@code notebooks/}: its rules, and a whole run beside its stored outputs. */
class CourseTest {

  private static final Path NOTEBOOKS = Path.of("notebooks");

  @TempDir static Path scratch;

  private static List<Path> notebooks() throws IOException {
    try (var files = Files.walk(NOTEBOOKS)) {
      return files
          .filter(file -> file.toString().endsWith(".ipynb"))
          .filter(file -> !file.toString().contains(".ipynb_checkpoints"))
          .sorted()
          .toList();
    }
  }

  @Test
  void thereIsACourse() throws IOException {
    assertFalse(notebooks().isEmpty(), "no notebook in " + NOTEBOOKS.toAbsolutePath());
  }

  @TestFactory
  Stream<DynamicTest> aNotebookKeepsTheRules() throws IOException {
    return notebooks().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> assertNone(NotebookRules.violations(Notebook.read(file)))));
  }

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT) // each in a kernel of its own
  Stream<DynamicTest> aNotebookShowsWhatIsStored() throws IOException {
    var stage = Stage.build(Path.of("target", "stage").toAbsolutePath());
    return notebooks().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), () -> assertNone(run(file, stage))));
  }

  private static List<String> run(Path file, Stage stage) throws IOException {
    var notebook = Notebook.read(file);
    var start = System.nanoTime();
    System.out.printf("%s: running %d cells%n", notebook.name(), notebook.codeCells().size());
    var fresh = FreshRun.of(notebook, stage, scratch);
    var seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%s: %d cells in %.1f s%n", notebook.name(), fresh.size(), seconds);
    return Comparison.problems(notebook, fresh);
  }

  private static void assertNone(List<String> problems) {
    assertEquals("", String.join("\n", problems));
  }
}
