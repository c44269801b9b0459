package diptych.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Symbol tables whose names exist, and planted ones whose names do not. */
class SymbolTablesTest {

  private static final String CODE =
      """
      import static diptych.training.StopRules.*;
      import org.tribuo.classification.sgd.linear.*;
      // comment notThere = 1
      var ae = Autoencoder.of(Dense.of(8, 4, RELU)); String said = "var alsoNot = 1;";
      record Point(double latitude, int[] places) {}
      List<Map<String, Integer>> counts = new ArrayList<>();
      static <T> Node forwardPass(Tensor batchOfX, int... sizes) { for (var row : rows) { } }
      counts.forEach((left, right) -> left); ae.encode(h -> h); var τ = 0.5;
      new LinearSGDTrainer(); double first = 1, second = 2, third;
      """;

  private static Notebook notebook(String table) throws IOException {
    var json = Notebook.read(NotebookRulesTest.WHOLE).json();
    cell(json, "exercise-one").addProperty("source", table);
    cell(json, "clock").addProperty("source", CODE);
    return Notebook.parse("99-whole.ipynb", json.toString());
  }

  private static JsonObject cell(JsonObject json, String id) {
    return NotebookRulesTest.cell(json, id);
  }

  private static List<String> problems(String java) throws IOException {
    var table = "Text.\n\n| symbol | shape | Java |\n|---|---|---|\n| $x$ | (n, 1) | %s |\n";
    return SymbolTables.problems(notebook(table.formatted(java)), Edition.ENGLISH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`ae`",
        "`ae.encode(x)`",
        "`latitude`, `places`, `Point`, `first`, `second`, `third`",
        "`counts`, `forwardPass`, `batchOfX`, `sizes`, `row`, `left`, `right`, `h`",
        "`Dense.of(100, 50, RELU)`",
        "`new Dense(...)`",
        "`Activation.RELU`, `GanLoss`, `encode`",
        "`.card()`",
        "`.or(...)`, inside `.run()`: the loop above",
        "`new LinearSGDTrainer()`, `.train(...)`",
        "`Tensor.uniform(1000, d, new Seed(τ))`",
        "`List.of(x)`",
        "column `\"var alsoNot = 1;\"`",
        "–",
      })
  void whatExistsIsAccepted(String java) throws IOException {
    assertEquals(List.of(), problems(java));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "`nowhere` § nowhere",
        "`ae`, `nowhere.encode(x)` § nowhere",
        "`notThere` § notThere",
        "`alsoNot` § alsoNot",
        "`Dense.off(1)` § off in Dense",
        "`Dense.of(1, LERU)` § LERU",
        "`ae.encoder().forwards(x)` § public member forwards",
        "`DenseLayer` § DenseLayer",
        "`RidgeTrainer` § RidgeTrainer",
        "column `\"modes\"` § \"modes\" in the code",
      })
  void whatDoesNotExistIsNamed(String java, String name) throws IOException {
    var expression = java.replaceAll("^.*`([^`]+)`.*$", "$1");
    var problem =
        "99-whole.ipynb, cell 7 [exercise-one]: the row of $x$ says `%s`, but there is no %s";
    assertEquals(List.of(problem.formatted(expression, name)), problems(java));
  }

  @Test
  void aRowWithoutANameIsTold() throws IOException {
    assertEquals(
        List.of(
            "99-whole.ipynb, cell 7 [exercise-one]: the row of $x$ has no Java name in backticks but"
                + " 'a bin'; write one, or – for none"),
        problems("a bin"));
  }

  @Test
  void aRowThatMarkdownWouldCutElsewhereIsTold() throws IOException {
    var table = "| symbol | meaning | Java |\n|---|---|---|\n| $|x|$ | size | `ae` |";
    assertEquals(
        List.of(
            "99-whole.ipynb, cell 7 [exercise-one]: the row of $ has 5 columns, its table 3; write"
                + " \\lvert or \\mid for | in a formula"),
        SymbolTables.problems(notebook(table), Edition.ENGLISH));
  }

  @Test
  void everyTableWithAColumnOfJavaIsReadButOneOfSymbolsMustBeThere() throws IOException {
    var table = "| Keras | Java |\n|---|---|\n| `Dense(1)` | `nowhere` |";
    assertEquals(
        List.of(
            "99-whole.ipynb, cell 7 [exercise-one]: the row of `Dense(1)` says `nowhere`, but there is no nowhere",
            "99-whole.ipynb: no table | symbol | … | Java |"),
        SymbolTables.problems(notebook(table), Edition.ENGLISH));
  }

  @Test
  void aChineseNotebookHasAChineseHead() throws IOException {
    var table = "| 符号 | 含义 | Java |\n|---|---|---|\n| $x$ | 样本 | `ae` |";
    assertEquals(List.of(), SymbolTables.problems(notebook(table), Edition.CHINESE));
    assertEquals(1, SymbolTables.problems(notebook(table), Edition.ENGLISH).size());
  }
}
