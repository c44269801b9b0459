package diptych.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diptych.course.NotebookRulesTest.Damage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A Chinese notebook beside its English one: each way to differ, once. */
class TranslationTest {

  private static final String ENGLISH = "Run `one()` for $x$.\n\n| a |\n|---|\n| 1 |";
  private static final String CHINESE = "**运行** **`one()`**，得到 **$x$**。\n\n| 甲 |\n|---|\n| 1 |";

  private static JsonObject english() throws IOException {
    var json = Notebook.read(NotebookRulesTest.WHOLE).json();
    NotebookRulesTest.cell(json, "exercise-one").addProperty("source", ENGLISH);
    return json;
  }

  /** What the generator makes of the English notebook. */
  private static JsonObject chinese() throws IOException {
    var json = english();
    var setup = NotebookRulesTest.cell(json, "setup");
    setup.addProperty("source", Output.text(setup.get("source")).replace("../lib/", "../../lib/"));
    NotebookRulesTest.cell(json, "exercise-one").addProperty("source", CHINESE);
    return json;
  }

  private static String markdown(JsonObject json) {
    var blocks = new StringBuilder();
    for (var cell : parse(json).cells()) {
      if (!cell.isCode()) {
        blocks.append("<!-- cell: %s source: 00000000 -->\n".formatted(cell.id()));
        blocks.append(cell.source()).append("\n\n");
      }
    }
    return blocks.toString();
  }

  private static Notebook parse(JsonObject json) {
    return Notebook.parse("99-whole.ipynb", json.toString());
  }

  private static List<String> problems(Damage damage) throws IOException {
    var markdown = markdown(chinese());
    var damaged = chinese();
    damage.accept(damaged);
    return Translation.problems(parse(english()), parse(damaged), markdown);
  }

  @Test
  void aTranslatedNotebookHasNoProblems() throws IOException {
    assertEquals(List.of(), problems(json -> {}));
  }

  private static Arguments differs(String problem, String id, Damage damage) {
    Damage there = json -> damage.accept(NotebookRulesTest.cell(json, id));
    return Arguments.of(problem, there);
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        differs("its code is not", "clock", c -> c.addProperty("source", "System.nanoTime();")),
        differs(
            "its code is not",
            "setup",
            c -> c.addProperty("source", "%jars ../lib/*.jar\nimport diptych.notebook.*;")),
        differs("outputs are not", "clock", c -> c.add("outputs", new JsonArray())),
        differs("outputs are not", "clock", c -> c.addProperty("execution_count", 77)),
        differs(
            "metadata or outputs are not",
            "stream",
            c -> c.getAsJsonObject("metadata").remove("slideshow")),
        differs("its cells are [title, gone", "setup", c -> c.addProperty("id", "gone")),
        differs(
            "is not that of src/zh",
            "exercise-one",
            c -> c.addProperty("source", CHINESE.replace("运行", "执行"))),
        Arguments.of(
            "its metadata are not",
            (Damage) json -> json.getAsJsonObject("metadata").addProperty("author", "me")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void aDifferenceIsToldAloneWithNotebookAndCell(String problem, Damage damage) throws IOException {
    var problems = problems(damage);
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).startsWith("zh/99-whole.ipynb"), problems.get(0));
    assertTrue(problems.get(0).contains(problem), problems.get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "`one()` § `two()` § its code are not those of the English cell; missing are [`one()`], added are [`two()`]",
        "$x$ § $y$ § its formulas are not those of the English cell; missing are [$x$], added are [$y$]",
        "| 1 | § 1 § its rows of tables are not those of the English cell; missing are [|], added are []",
        "**$x$**。 § **$x$。**是 § ** neither opens nor closes at '，得到 **@。**是'",
      })
  void aTranslationKeepsCodeFormulasAndTables(String good, String bad, String problem)
      throws IOException {
    var chinese = chinese();
    NotebookRulesTest.cell(chinese, "exercise-one")
        .addProperty("source", CHINESE.replace(good, bad));
    var problems = Translation.problems(parse(english()), parse(chinese), markdown(chinese));
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).contains(problem), problems.get(0));
  }

  @Test
  void aTranslationsLinesMayBreakBetweenChineseSigns() throws IOException {
    var broken = chinese();
    NotebookRulesTest.cell(broken, "exercise-one")
        .addProperty("source", CHINESE.replace("，得到", "，\n得到"));
    assertEquals(
        List.of(), Translation.problems(parse(english()), parse(chinese()), markdown(broken)));
  }

  @ParameterizedTest
  @CsvSource({
    "**注意**。下面, ''",
    "**注意。**, ''",
    "说 **A** 与 **B**, ''",
    "**注意。**下面, **注意。**下面",
    "字**“引”**。, 字**“引”**。",
    "只有 **开头, 只有 **开头"
  })
  void boldTextThatWouldShowItsAsterisksIsFound(String text, String where) {
    assertEquals(where, Translation.brokenBold(text));
  }
}
