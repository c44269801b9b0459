package diptych.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule, broken once in a notebook that keeps all of them. */
class NotebookRulesTest {

  static final Path WHOLE = Path.of("src", "test", "resources", "course", "99-whole.ipynb");

  /** A way to break a notebook. */
  interface Damage extends Consumer<JsonObject> {}

  private static Arguments breaks(String rule, Damage damage) {
    return arguments(rule, damage);
  }

  private static Arguments breaksCell(String rule, String id, Damage damage) {
    return breaks(rule, json -> damage.accept(cell(json, id)));
  }

  static JsonObject cell(JsonObject json, String id) {
    for (var cell : json.getAsJsonArray("cells")) {
      if (cell.getAsJsonObject().get("id").getAsString().equals(id)) {
        return cell.getAsJsonObject();
      }
    }
    throw new IllegalArgumentException("no cell " + id);
  }

  private static JsonObject metadata(JsonObject cell) {
    return cell.getAsJsonObject("metadata");
  }

  private static JsonObject output(JsonObject cell) {
    return cell.getAsJsonArray("outputs").get(0).getAsJsonObject();
  }

  private static JsonObject parsed(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  private static void addCells(JsonObject json, int count) {
    var cells = json.getAsJsonArray("cells");
    var last = cells.remove(cells.size() - 1);
    for (var i = 0; i < count; i++) {
      var cell = last.deepCopy().getAsJsonObject();
      cell.addProperty("id", "more-" + i);
      cells.add(cell);
    }
    cells.add(last);
  }

  private static void swap(JsonObject json, String one, String other) {
    var cells = json.getAsJsonArray("cells");
    var swapped = new JsonArray();
    cells.forEach(
        cell -> {
          var id = cell.getAsJsonObject().get("id").getAsString();
          swapped.add(
              id.equals(one) ? cell(json, other) : id.equals(other) ? cell(json, one) : cell);
        });
    json.add("cells", swapped);
  }

  static Stream<Arguments> broken() {
    return Stream.of(ofTheFile(), ofCells(), ofOutputs(), ofExercises()).flatMap(rules -> rules);
  }

  private static Stream<Arguments> ofTheFile() {
    return Stream.of(
        breaks("the kernel is not named java", j -> kernel(j).addProperty("name", "java17")),
        breaks("41 cells; at most 40", j -> addCells(j, 22)),
        breaks("the format is not 4.5", j -> j.addProperty("nbformat_minor", 4)),
        breaks("hold 'papermill'", j -> j.getAsJsonObject("metadata").addProperty("papermill", 1)),
        breaks(
            "are not sorted", j -> kernel(j).add("display_name", kernel(j).remove("display_name"))),
        breaks(
            "the version of someone's Java",
            j ->
                j.getAsJsonObject("metadata")
                    .getAsJsonObject("language_info")
                    .addProperty("version", "17")),
        breaksCell(
            " bytes; at most 1000000",
            "clock",
            c ->
                output(c)
                    .getAsJsonObject("data")
                    .addProperty("text/plain", "x".repeat(1_000_000))));
  }

  private static JsonObject kernel(JsonObject json) {
    return json.getAsJsonObject("metadata").getAsJsonObject("kernelspec");
  }

  private static Stream<Arguments> ofCells() {
    return Stream.of(
        breaksCell(
            "the first cell begins no slide",
            "title",
            c -> metadata(c).getAsJsonObject("slideshow").addProperty("slide_type", "skip")),
        breaksCell(
            "does not say 'Time:'",
            "title",
            c -> c.addProperty("source", "**You will be able to** learn. **Needs:** nothing")),
        breaksCell(
            "does not say where to 'Read on'", "read-on", c -> c.addProperty("source", "End")),
        breaksCell(
            "does not start with %jars ../lib/*.jar",
            "setup",
            c -> c.addProperty("source", "import diptych.notebook.*;\n%jars ../lib/*.jar")),
        breaksCell(
            "16 lines; at most 15", "clock", c -> c.addProperty("source", "1;\n".repeat(16))),
        breaksCell(
            "a line of 101 characters; at most 100: 1+",
            "clock",
            c -> c.addProperty("source", "1;\n" + "1+".repeat(50) + "1")),
        breaksCell(
            "31 lines; at most 30",
            "read-on",
            c -> c.addProperty("source", "Read on\n".repeat(31))),
        breaksCell("no slideshow metadata", "update", c -> metadata(c).remove("slideshow")),
        breaksCell(
            "no slideshow metadata",
            "update",
            c -> metadata(c).getAsJsonObject("slideshow").addProperty("slide_type", "part")),
        breaksCell(
            "hold 'execution'",
            "update",
            c -> {
              var slideshow = metadata(c).remove("slideshow");
              metadata(c)
                  .add("execution", parsed("{\"iopub.execute_input\": \"2026-01-01T00:00:00Z\"}"));
              metadata(c).add("slideshow", slideshow);
            }),
        breaksCell(
            "are not sorted",
            "clock",
            c -> metadata(c).add("slideshow", metadata(c).remove("slideshow"))),
        breaksCell(
            "unknown tag timming", "clock", c -> metadata(c).getAsJsonArray("tags").add("timming")),
        breaksCell("the id is no name", "update", c -> c.addProperty("id", "7 up")),
        breaksCell("the id is random", "update", c -> c.addProperty("id", "b9fa32c1")),
        breaksCell("another cell has the same id", "update", c -> c.addProperty("id", "stream")),
        breaksCell(
            "assert does nothing",
            "update",
            c -> c.addProperty("source", "int a = 1;\nassert a > 0;")),
        breaksCell(
            "its text names a folder of a machine: /home/me/data",
            "read-on",
            c -> c.addProperty("source", "Read on in /home/me/data")));
  }

  private static Stream<Arguments> ofOutputs() {
    return Stream.of(
        breaksCell(
            "stored error: Oops: no",
            "update",
            c ->
                c.getAsJsonArray("outputs")
                    .add(
                        parsed(
                            "{\"output_type\":\"error\",\"ename\":\"Oops\",\"evalue\":\"no\"}"))),
        breaksCell("stored stderr: step", "stream", c -> output(c).addProperty("name", "stderr")),
        breaksCell(
            "an output has no text/plain",
            "clock",
            c ->
                output(c)
                    .getAsJsonObject("data")
                    .add("text/html", output(c).getAsJsonObject("data").remove("text/plain"))),
        breaksCell(
            "an output needs JavaScript",
            "clock",
            c -> output(c).getAsJsonObject("data").addProperty("application/javascript", "1")),
        breaksCell(
            "its HTML needs a script or the network",
            "clock",
            c ->
                output(c)
                    .getAsJsonObject("data")
                    .addProperty("text/html", "<img src=\"https://example.org/a.png\">")),
        breaksCell(
            "its output names a folder of a machine: /tmp/data",
            "stream",
            c -> output(c).addProperty("text", "read /tmp/data\n")),
        breaksCell(
            "its output differs in every run: java.io.PrintStream@603c14ce",
            "clock",
            c ->
                output(c)
                    .getAsJsonObject("data")
                    .addProperty("text/plain", "java.io.PrintStream@603c14ce")),
        breaks("no outputs are stored", NotebookRulesTest::forgetOutputs),
        breaksCell(
            "it was not the 5. cell to run", "clock", c -> c.addProperty("execution_count", 6)),
        breaksCell(
            "no picture is stored",
            "picture",
            c -> output(c).getAsJsonObject("data").remove("image/png")));
  }

  private static void forgetOutputs(JsonObject json) {
    for (var cell : json.getAsJsonArray("cells")) {
      if (cell.getAsJsonObject().remove("execution_count") != null) {
        cell.getAsJsonObject().add("outputs", new JsonArray());
      }
    }
  }

  private static Stream<Arguments> ofExercises() {
    return Stream.of(
        breaksCell("2 cells tagged exercise", "two-stub", c -> metadata(c).remove("tags")),
        breaks(
            "the next code cells are not its check and its solution",
            j -> {
              swap(j, "two-check", "two-solution");
              renumber(j);
            }),
        breaksCell(
            "the stub does not throw",
            "two-stub",
            c -> c.addProperty("source", "int two() { return 0; }")),
        breaksCell("a solution is collapsed", "two-solution", c -> metadata(c).remove("jupyter")),
        breaksCell(
            "the verdict should be 'passed: '",
            "two-solution",
            c -> output(c).getAsJsonObject("data").addProperty("text/plain", "not yet: two is 3")),
        breaksCell(
            "the verdict should be 'not yet: your turn'",
            "two-check",
            c -> output(c).getAsJsonObject("data").addProperty("text/plain", "passed: two")),
        breaksCell("it shows no verdict", "two-solution", c -> c.add("outputs", new JsonArray())));
  }

  private static void renumber(JsonObject json) {
    var count = 1;
    for (var cell : json.getAsJsonArray("cells")) {
      if (cell.getAsJsonObject().has("execution_count")) {
        cell.getAsJsonObject().addProperty("execution_count", count++);
      }
    }
  }

  private static List<String> violations(Damage damage) throws IOException {
    var whole = Notebook.read(WHOLE);
    damage.accept(whole.json());
    return NotebookRules.violations(
        Notebook.parse(whole.name(), whole.json().toString()), Edition.ENGLISH);
  }

  @Test
  void theWholeNotebookKeepsAllRules() throws IOException {
    assertEquals(List.of(), violations(json -> {}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void aBrokenRuleIsToldAloneWithTheNameOfTheNotebook(String rule, Damage damage)
      throws IOException {
    var violations = violations(damage);
    assertEquals(1, violations.size(), violations.toString());
    assertTrue(violations.get(0).startsWith("99-whole.ipynb: "), violations.get(0));
    assertTrue(violations.get(0).contains(rule), violations.get(0));
  }

  @Test
  void theNameOfTheFileIsPartOfTheRules() throws IOException {
    var whole = Notebook.read(WHOLE);
    var violations =
        NotebookRules.violations(Notebook.parse("Whole.ipynb", whole.text()), Edition.ENGLISH);
    assertEquals(List.of("Whole.ipynb: the file name is not NN-slug.ipynb"), violations);
  }

  @Test
  void aLectureHasSpeakerNotes() throws IOException {
    var whole = Notebook.read(WHOLE);
    var lecture = Notebook.parse("07-whole.ipynb", whole.text());
    assertEquals(
        List.of("07-whole.ipynb: 0 cells of speaker notes; a lecture has at least 2"),
        NotebookRules.violations(lecture, Edition.ENGLISH));
    for (var id : List.of("exercise-one", "exercise-two")) {
      metadata(cell(lecture.json(), id))
          .getAsJsonObject("slideshow")
          .addProperty("slide_type", "notes");
    }
    assertEquals(List.of(), NotebookRules.violations(lecture, Edition.ENGLISH));
  }

  @Test
  void aNotebookWithoutCodeIsToldSo() {
    var empty = Notebook.parse("98-empty.ipynb", "{\"cells\": []}");
    assertEquals(
        List.of("98-empty.ipynb: there is no cell of code"),
        NotebookRules.violations(empty, Edition.ENGLISH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "{\"cells\": 3}", "{\"cells\": [{}]}", "{\"cells\": [", "text"})
  void whatIsNoNotebookIsRefusedWithItsName(String text) {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> Notebook.parse("bad.ipynb", text));
    assertTrue(refusal.getMessage().startsWith("bad.ipynb is no notebook: "), refusal.getMessage());
  }
}
