package diptych.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stored form of notebooks. */
class StoredTest {
  /**
   * Reads a run notebook and, after a line of dashes, one as stored before; prints the stored form.
   */
  private static final String NORMAL =
      """
      import json, sys, stored
      run, _, before = sys.argv[1].partition("----")
      before = stored.with_ids(json.loads(before)) if before else None
      print(stored.dumps(stored.normal(stored.with_ids(json.loads(run)), before)), end="")
      """;

  @TempDir Path folder;
  private Python python;

  @BeforeEach
  void theHelpers() {
    python = new Python(Path.of("").toAbsolutePath());
  }

  @Test
  void theStoredFormIsSortedIndentedByOneAndItsOwnStoredForm() throws Exception {
    String once = normal(notebook(cell("a", 7, "{}", print("1\\n2"))));
    assertTrue(
        once.startsWith(
            "{\n \"cells\": [\n  {\n   \"cell_type\": \"code\",\n   \"execution_count\": 1,\n"),
        once);
    assertTrue(once.endsWith("\n}\n") && once.contains("\"1\\n\",\n"), once);
    assertEquals(once, normal(once));
    assertEquals(once, normal(once + "----" + once));
  }

  @Test
  void countsAreSequentialAndResultsCarryTheirCellsCount() throws Exception {
    String result =
        "{\"output_type\": \"execute_result\", \"execution_count\": 9, \"metadata\": {}, \"data\": {\"text/plain\": \"x\"}}";
    JsonObject stored =
        parse(normal(notebook(cell("a", 4, "{}", print("1")) + "," + cell("b", 9, "{}", result))));
    JsonObject second = stored.getAsJsonArray("cells").get(1).getAsJsonObject();
    assertEquals(2, second.get("execution_count").getAsInt());
    assertEquals(
        2,
        second
            .getAsJsonArray("outputs")
            .get(0)
            .getAsJsonObject()
            .get("execution_count")
            .getAsInt());
  }

  @Test
  void whatProgramsNoteAboutARunIsTakenOutAndTheCoursesOwnMetadataStay() throws Exception {
    String stored =
        normal(
            notebook(
                cell(
                    "a",
                    1,
                    "{\"execution\": {\"iopub.status.busy\": \"2026\"}, \"scrolled\": true, \"tags\": [\"x\"], \"slideshow\": {\"slide_type\": \"slide\"}}",
                    "{\"output_type\": \"display_data\", \"metadata\": {}, \"transient\": {\"display_id\": \"7\"}, \"data\": {\"image/png\": \"QUJD\\nREVG\\n\"}}")));
    assertFalse(
        stored.contains("busy") || stored.contains("scrolled") || stored.contains("transient"),
        stored);
    assertTrue(stored.contains("slide_type") && stored.contains("\"tags\""), stored);
    assertTrue(stored.contains("\"image/png\": \"QUJDREVG\""), stored);
  }

  @Test
  void onlyKernelAndLanguageAreKeptOfTheNotebooksMetadataWithoutTheVersion() throws Exception {
    JsonObject metadata =
        parse(normal(notebook(cell("a", 1, "{}", print("1"))))).getAsJsonObject("metadata");
    assertEquals(
        parse(
            "{\"kernelspec\": {\"display_name\": \"Java\", \"language\": \"java\", \"name\": \"java\"},"
                + " \"language_info\": {\"name\": \"Java\", \"mimetype\": \"text/x-java\"}}"),
        metadata);
  }

  @Test
  void streamsAreMergedAndProgressLinesSettle() throws Exception {
    JsonObject cell =
        first(
            normal(
                notebook(
                    cell("a", 1, "{}", print("epoch 1 of 9\\r") + "," + print("epoch 2\\nend")))));
    assertEquals(
        "[\"epoch 2 of 9\\n\",\"end\"]",
        cell.getAsJsonArray("outputs").get(0).getAsJsonObject().get("text").toString());
  }

  @Test
  void cellsWithoutIdsGetOnesThatStay() throws Exception {
    String without = notebook(cell("a", 1, "{}", print("1")).replace("\"id\": \"a\",", ""));
    assertEquals(normal(without), normal(without));
    assertEquals(8, first(normal(without)).get("id").getAsString().length());
  }

  @Test
  void aTimingCellKeepsItsOldOutputWhenOnlyNumbersDiffer() throws Exception {
    String timing = "{\"tags\": [\"timing\"]}";
    String old = notebook(cell("a", 1, timing, print("took 1.25 s")));
    assertTrue(
        normal(notebook(cell("a", 1, timing, print("took 3 s"))) + "----" + old)
            .contains("took 1.25 s"));
    assertTrue(
        normal(notebook(cell("a", 1, timing, print("needed 3 s"))) + "----" + old)
            .contains("needed 3 s"));
    assertTrue(
        normal(notebook(cell("a", 1, "{}", print("took 3 s"))) + "----" + old)
            .contains("took 3 s"));
  }

  @Test
  void everyNotebookOfTheCourseHasDrawableFormulas() throws Exception {
    String code =
        """
        import formulas, json, pathlib, sys
        for file in sorted(pathlib.Path(sys.argv[1]).glob("*.ipynb")):
            for cell in json.loads(file.read_text())["cells"]:
                if cell["cell_type"] == "markdown":
                    for *_, tex, display in formulas.in_markdown("".join(cell["source"])):
                        try:
                            formulas.mathml(tex, display)
                        except formulas.UnknownTex as problem:
                            print(file.name, problem)
        """;
    Files.createDirectories(Path.of("notebooks"));
    assertEquals("", python.code(code, "notebooks").output());
  }

  private String normal(String notebook) throws Exception {
    var outcome = python.code(NORMAL, notebook);
    assertEquals(0, outcome.code(), outcome.output());
    return outcome.output();
  }

  private static JsonObject parse(String json) {
    return new Gson().fromJson(json, JsonObject.class);
  }

  private static JsonObject first(String json) {
    return parse(json).getAsJsonArray("cells").get(0).getAsJsonObject();
  }

  private static String notebook(String cells) {
    return "{\"cells\": ["
        + cells
        + "], \"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {\"widgets\": {}, \"kernelspec\":"
        + " {\"name\": \"java\", \"path\": \"/x\"}, \"language_info\": {\"name\": \"Java\", \"mimetype\": \"text/x-java\", \"version\": \"17\"}}}";
  }

  private static String cell(String id, int count, String metadata, String outputs) {
    return "{\"cell_type\": \"code\", \"id\": \"%s\", \"source\": \"f();\", \"execution_count\": %d, \"metadata\": %s, \"outputs\": [%s]}"
        .formatted(id, count, metadata, outputs);
  }

  private static String print(String text) {
    return "{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"" + text + "\"}";
  }
}
