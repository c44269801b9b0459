package diptych.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssistantTest {

  private static Evaluator evaluator;
  private static Assistant assistant;

  @BeforeAll
  static void start() throws Exception {
    evaluator = new Evaluator(Duration.ofSeconds(5), "");
    evaluator.eval("int answerToAll = 42; int twice(int number) { return 2 * number; }", 1);
    assistant = evaluator.assistant();
  }

  @AfterAll
  static void stop() {
    evaluator.close();
  }

  /** The cell after its first completion at the bar. */
  private static String completed(String cellWithBar) {
    var at = cellWithBar.indexOf('|');
    var cell = cellWithBar.replace("|", "");
    var options = assistant.complete(cell, at);
    assertEquals(at, options.getSourceEnd());
    return cell.substring(0, options.getSourceStart())
        + options.getReplacements().get(0)
        + cell.substring(at);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "Math.flo| -> Math.floor(",
        "ans| -> answerToAll",
        "var s = \"a\"; s.leng| -> var s = \"a\"; s.length()",
        "Math.flo|(3.5); int later = 3; -> Math.floor((3.5); int later = 3;",
        "class A { } int f() { return 1; } var s = \"a\"; s.leng| -> "
            + "class A { } int f() { return 1; } var s = \"a\"; s.length()",
      })
  void theTextBeforeTheCursorIsCompleted(String before, String after) {
    assertEquals(after, completed(before));
  }

  @Test
  void linesAboveMayBeMagicsOrImports() {
    assertEquals(
        "%jars ../lib/*.jar\nimport java.util.function.*;\nanswerToAll",
        completed("%jars ../lib/*.jar\nimport java.util.function.*;\nanswerTo|"));
  }

  @Test
  void nothingFitsMeansNoOptions() {
    assertEquals(List.of(), assistant.complete("nothingLikeThis", 15).getReplacements());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "Ma|th.max(1, 2) -> java.lang.Math",
        "Math.m|ax(1, 2) -> int Math.max(int a, int b)",
        "int a = 3; Math.max(a, |2) -> int Math.max(int a, int b)",
        "String.format(\"%s\", |Locale.ROOT) -> java.util.Locale",
        "Math.max(3 + |(1), 2) -> int Math.max(int a, int b)",
        "List.o|f(1) -> and 6 more of this name",
        "twi|ce(3) -> int twice(int number)",
        "answer|ToAll -> answerToAll: int"
      })
  void theNameAtTheCursorIsExplained(String cellWithBar, String start) {
    var at = cellWithBar.indexOf('|');
    var found = assistant.inspect(cellWithBar.replace("|", ""), at);
    var text = String.valueOf(found.getData(MIMEType.TEXT_PLAIN));
    assertTrue(text.contains(start), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "Math.max -> int Math.max(int a, int b)",
        "String.length -> int String.length()",
        "String -> java.lang.String",
        "answerToAll -> answerToAll: int"
      })
  void helpIsGivenByName(String name, String start) {
    assertTrue(assistant.help(name).startsWith(start), assistant.help(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothingLikeThis", "Math.nothing", "1 +"})
  void helpOnNothingIsRefused(String name) {
    var refusal = assertThrows(IllegalArgumentException.class, () -> assistant.help(name));
    assertTrue(refusal.getMessage().startsWith("%help " + name + ": no such"));
  }

  @Test
  void anUnknownNameIsNotExplained() {
    assertNull(assistant.inspect("nothingLikeThis", 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "1 + 1 -> complete",
        "int a = 1; -> complete",
        "%jars ../lib/*.jar -> complete",
        "if (true) { -> '    '",
        "'  f(' -> '      '",
        "for (;;) -> ''"
      })
  void aCellIsCompleteOrTheNextLineIsIndented(String cell, String answer) {
    assertEquals(answer, assistant.isComplete(cell));
  }
}
