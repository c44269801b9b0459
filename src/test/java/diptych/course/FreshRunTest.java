package diptych.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the comparison of fresh and stored outputs finds what is wrong, and only that. */
class FreshRunTest {

  @TempDir static Path scratch;

  private static Stage stage;
  private static Map<Cell, List<Output>> wholeRun;

  @BeforeAll
  static void runTheWholeNotebook() throws IOException {
    stage = Stage.build(scratch.resolve("stage"));
    wholeRun = FreshRun.of(Notebook.read(NotebookRulesTest.WHOLE), stage, scratch);
  }

  private static Notebook damaged(Map<String, Consumer<JsonObject>> damages) throws IOException {
    var notebook = Notebook.read(NotebookRulesTest.WHOLE);
    damages.forEach((id, damage) -> damage.accept(NotebookRulesTest.cell(notebook.json(), id)));
    return Notebook.parse(notebook.name(), notebook.json().toString());
  }

  /** The problems when these outputs had been stored, without running the cells again. */
  private static List<String> problemsIfStored(String id, Consumer<JsonObject> damage)
      throws IOException {
    var notebook = damaged(Map.of(id, damage));
    var fresh = new LinkedHashMap<Cell, List<Output>>();
    var run = wholeRun.values().iterator();
    notebook.codeCells().forEach(cell -> fresh.put(cell, run.next()));
    return Comparison.problems(notebook, fresh);
  }

  private static JsonObject output(JsonObject cell, int index) {
    return cell.getAsJsonArray("outputs").get(index).getAsJsonObject();
  }

  @Test
  void aWholeNotebookShowsWhatIsStored() throws IOException {
    assertEquals(List.of(), problemsIfStored("title", cell -> {}));
  }

  @Test
  void aChangedLineOfStandardOutputIsShownBesideTheStoredOne() throws IOException {
    var problems =
        problemsIfStored("stream", cell -> output(cell, 0).addProperty("text", "step 2, over\n"));
    assertEquals(1, problems.size());
    assertEquals(
        "99-whole.ipynb, cell 4 [stream]: text/plain differs in line 1:%n".formatted()
            + "  stored: step 2, over%n  fresh:  step 2, done".formatted(),
        problems.get(0));
  }

  @Test
  void aProgressLineMayBeStoredWithItsCarriageReturns() throws IOException {
    var text = "step 0 of 2\rstep 1 of 2\rstep 2, done\n";
    assertEquals(
        List.of(), problemsIfStored("stream", cell -> output(cell, 0).addProperty("text", text)));
  }

  @Test
  void theFinalStateOfAnUpdatedDisplayCounts() throws IOException {
    var problems =
        problemsIfStored(
            "stream",
            cell -> output(cell, 1).getAsJsonObject("data").addProperty("text/plain", "draft"));
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains("stored: draft"), problems.get(0));
    assertTrue(problems.get(0).contains("fresh:  final"), problems.get(0));
  }

  @Test
  void aPictureThatIsNotStoredIsMissed() throws IOException {
    var problems =
        problemsIfStored(
            "picture", cell -> output(cell, 0).getAsJsonObject("data").remove("image/png"));
    assertEquals(
        List.of(
            "99-whole.ipynb, cell 3 [picture]: stored as [text/plain], fresh as [image/png, text/plain]"),
        problems);
  }

  @Test
  void anOutputMoreOrLessIsTold() throws IOException {
    var problems = problemsIfStored("stream", cell -> cell.getAsJsonArray("outputs").remove(1));
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains("stored are [STDOUT], fresh are [STDOUT, DISPLAY]"));
  }

  @Test
  void onlyACellTaggedTimingMayDiffer() throws IOException {
    assertEquals(List.of(), problemsIfStored("clock", cell -> {}));
    var problems =
        problemsIfStored("clock", cell -> cell.getAsJsonObject("metadata").remove("tags"));
    assertEquals(1, problems.size());
  }

  @Test
  void whatCellsDoWrongIsToldEvenIfTheyAreTaggedTimingAndTheRunEndsAtTheFirstError()
      throws IOException {
    var notebook =
        damaged(
            Map.of(
                "clock", cell -> cell.addProperty("source", "System.err.println(\"tick\")"),
                "one-solution",
                    cell -> cell.addProperty("source", "int one() { return 7; }\ncheck1()"),
                "two-stub", cell -> cell.addProperty("source", "int two() { return 2; }"),
                "three-stub", cell -> cell.addProperty("source", "int three = nothing;")));
    var fresh = FreshRun.of(notebook, stage, scratch);
    var problems = Comparison.problems(notebook, fresh);
    assertTrue(problems.get(0).contains("[clock]: it writes to standard error: tick"));
    assertTrue(problems.get(1).contains("[one-solution]: the verdict should be 'passed: '"));
    assertTrue(problems.get(2).contains("[one-solution]: text/plain differs"));
    assertTrue(problems.get(3).contains("[two-check]: the verdict should be 'not yet: your turn'"));
    assertTrue(problems.get(4).contains("[two-check]: text/plain differs"));
    assertTrue(problems.get(5).contains("[three-stub]: it fails: CompileError"));
    assertEquals(6, problems.size(), String.join("\n", problems));
    assertEquals("three-stub", List.copyOf(fresh.keySet()).get(fresh.size() - 1).id());
  }
}
