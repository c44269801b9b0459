package diptych.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Damaged notebooks are read by {@code ./lab --run} or refused with a reason. {@code
 * -Ddiptych.fuzz=100} tries a hundred times as many.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class NotebookFuzzTest {
  private static final int ROUNDS = 2_000 * Integer.getInteger("diptych.fuzz", 1);
  private static final Path SCRIPT =
      Path.of("src/test/resources/diptych/lab/fuzz_notebooks.py").toAbsolutePath();

  /** A run notebook with an output of every kind. */
  private static final String NOTEBOOK =
      """
      {"cells": [
        {"cell_type": "markdown", "id": "a", "metadata": {"slideshow": {"slide_type": "slide"}},
         "source": ["# Title\\n", "text"]},
        {"cell_type": "code", "id": "b", "execution_count": 1, "metadata": {"tags": ["timing"]},
         "source": "1 + 1",
         "outputs": [
           {"output_type": "stream", "name": "stdout", "text": ["a\\r", "b\\n"]},
           {"output_type": "display_data", "metadata": {},
            "data": {"text/plain": ["a figure"], "image/png": "aW1hZ2U="}},
           {"output_type": "execute_result", "execution_count": 1, "metadata": {},
            "data": {"text/plain": "2"}},
           {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t"]}]}],
       "metadata": {"language_info": {"name": "java"}}, "nbformat": 4, "nbformat_minor": 5}
      """;

  @TempDir Path folder;

  private Python python() {
    return new Python(Path.of("").toAbsolutePath());
  }

  @Test
  void aDamagedNotebookIsReadOrRefusedWithAReason() throws Exception {
    var whole = Files.writeString(folder.resolve("whole.ipynb"), NOTEBOOK);
    var fuzzed = folder.resolve("fuzzed.ipynb");
    var outcome =
        python()
            .code(
                Files.readString(SCRIPT),
                whole.toString(),
                String.valueOf(ROUNDS),
                fuzzed.toString());
    assertEquals(0, outcome.code(), outcome.output());
    int accepted = Integer.parseInt(outcome.output().strip());
    assertTrue(accepted > ROUNDS / 100 && accepted < ROUNDS, accepted + " were read");
    try (var files = Files.list(folder)) {
      assertEquals(List.of(fuzzed, whole), files.sorted().toList());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"cells": [          | line 1, column 12: no JSON: Expecting value
          []                   | it has no list of cells
          {"cells": [3]}       | cell 1 is no object
          {"cells": [], "nbformat": 3} | it is not of notebook format 4
          """)
  void aFileThatIsNoNotebookIsRefusedWithItsNameAndPlace(String content, String reason)
      throws Exception {
    var sandbox = new Sandbox(folder);
    var notebook = sandbox.project.resolve("notebooks/00-start.ipynb");
    Files.writeString(notebook, content);
    var outcome = new Python(sandbox.project).script("run.py", notebook.toString());
    assertEquals(1, outcome.code());
    assertEquals(
        "lab: 00-start.ipynb is no undamaged notebook: %s\n".formatted(reason), outcome.output());
  }
}
