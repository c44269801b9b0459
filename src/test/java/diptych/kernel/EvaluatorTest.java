package diptych.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.common.Text;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {

  private static final String SHARED = SharedWithCells.class.getName();

  private static final RecordingViewer VIEWER = new RecordingViewer();
  private static final Outbox OUTBOX = new Outbox(VIEWER);
  private static Evaluator evaluator;

  @BeforeAll
  static void start() {
    var renderer = new Renderer();
    Text.registerAll(renderer);
    Display.connect(renderer, OUTBOX);
    evaluator = new Evaluator(Duration.ofMillis(300), "");
  }

  @AfterAll
  static void stop() {
    evaluator.close();
  }

  private static Object eval(String cell) throws Exception {
    return evaluator.eval(cell, 7);
  }

  private static CellFailure failureOf(String cell) {
    return assertThrows(CellFailure.class, () -> eval(cell));
  }

  private static String plain(CellFailure failure) {
    return String.join("\n", failure.report()).replaceAll("\u001b\\[\\d+m", "");
  }

  @Test
  void theValueIsTheObjectItselfNotItsText() throws Exception {
    assertSame(SharedWithCells.OBJECT, eval(SHARED + ".OBJECT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "// nothing",
        "int shown0 = 3;",
        "int shown1 = 3; shown1 = 4",
        "int shown2() { return 2; }",
        "String shown3 = null; shown3",
        "new ArrayList<String>().forEach(System.out::println)",
        "class Shown {}",
        "1 + 1; int shown4 = 3;"
      })
  void whatIsNoValueShowsNothing(String cell) throws Exception {
    assertNull(eval(cell));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 1                                  | 2",
        "1 + 1;                                 | 2",
        "int q = 5; q                           | 5",
        "int f(int a) { return a * 2; } f(4)    | 8",
        "int i = 0; for (; i < 9; i++) { } i    | 9",
        "if (true) System.out.print(\"\"); 3    | 3",
        "3 // with a comment                    | 3",
        "record P(int a) { } new P(1)           | P[a=1]",
        "new BigInteger(\"7\")                  | 7",
        "new Scanner(\"8\").nextInt()           | 8",
        "List.of(new File(\"a\"), Pattern.compile(\"b\")) | [a, b]",
      })
  void severalSnippetsGiveTheValueOfTheLastExpression(String cell, String shown) throws Exception {
    assertEquals(shown, String.valueOf(eval(cell)));
  }

  @Test
  void onlyWhatIjavaImportsIsImported() {
    assertTrue(failureOf("Function<String, String> g = null;").getMessage().contains("Function"));
  }

  @Test
  void aMethodMayBeReplacedAndItsCallersFollow() throws Exception {
    eval("int stub() { throw new UnsupportedOperationException(\"your turn\"); }");
    eval("int caller() { return stub() + 1; }");
    assertEquals("UnsupportedOperationException", failureOf("caller()").name());
    eval("int stub() { return 41; }");
    assertEquals(42, eval("caller()"));
  }

  @Test
  void aCellSeesThePicturesItShowsInOrder() throws Exception {
    VIEWER.messages.clear();
    assertNull(
        eval(
            "String id = display(\"a\"); updateDisplay(id, \"b\"); display(null, \"x/y\"); id = null;"));
    OUTBOX.drain();
    assertEquals(List.of("display a", "update b", "display null"), VIEWER.messages);
  }

  @Test
  void aCompileErrorMarksTheLineAndStopsBeforeTheRest() throws Exception {
    eval("boolean wentOn = false;");
    var failure = failureOf("int ok = 1;\n\nint bad =  \"text\";\nwentOn = true;");
    assertEquals("CompileError", failure.name());
    assertEquals(
        "line 3: incompatible types: java.lang.String cannot be converted to int",
        failure.getMessage());
    assertTrue(
        plain(failure).startsWith("   3 | int bad =  \"text\";\n     |            ^^^^^^\n"),
        plain(failure));
    assertEquals(false, eval("wentOn"));
    assertEquals(1, eval("ok"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for (int i = 0; i < 3; i++) { | line 1: this statement does not end",
        "int a1 = 1; \"open             | line 1: unclosed string literal",
        "class A extends Nothing {}    | line 1: there is no class Nothing",
        "nix.nax()                     | line 1: cannot find symbol; symbol: variable nix",
        "import nowhere.*;             | line 1: package nowhere does not exist",
        "int a2 = 1, b2 = nix;         | line 1: cannot find symbol; symbol: variable nix",
      })
  void otherErrorsOfTheCompilerAreToldInOneLine(String cell, String message) {
    var failure = failureOf(cell);
    assertEquals("CompileError", failure.name());
    assertTrue(failure.getMessage().startsWith(message), failure.getMessage());
  }

  @Test
  void aTraceNamesTheLinesOfTheCellsAndEndsThere() throws Exception {
    eval("// line 1\n\nint deep(int n) {\n  return n == 0 ? 1 / n : deep(n - 1);\n}");
    var failure = failureOf("int before = 1;\ndeep(before)");
    assertEquals("ArithmeticException", failure.name());
    assertEquals("/ by zero", failure.getMessage());
    assertEquals(
        """
        java.lang.ArithmeticException: / by zero
            at deep, cell [7] line 4: return n == 0 ? 1 / n : deep(n - 1);
            at deep, cell [7] line 4: return n == 0 ? 1 / n : deep(n - 1);
            at cell [7] line 2: deep(before)""",
        plain(failure));
  }

  @Test
  void causesAreTold() {
    var failure =
        failureOf(
            "throw new IllegalStateException(\"outer\", new java.io.IOException(\"inner\"));");
    assertTrue(plain(failure).contains("Caused by: java.io.IOException: inner"), plain(failure));
    assertInstanceOf(IllegalStateException.class, failure.getCause());
  }

  @Test
  void anEndlessRecursionIsCutShort() {
    var failure = failureOf("int endless(int n) { return endless(n + 1); }\nendless(0)");
    assertEquals("StackOverflowError", failure.name());
    assertTrue(failure.report().size() < 30, failure.report().size() + " lines");
  }

  @Test
  void aMethodThatWaitsForAnotherSaysSo() {
    var failure = failureOf("int early() { return later(); }\nearly()");
    assertEquals("early cannot be used yet: it needs method later()", failure.getMessage());
  }

  @Test
  void anErrorInAMethodThatNoLaterCellCanCureIsToldAtOnce() {
    var failure = failureOf("int length(String s) {\n  return s.size();\n}");
    assertEquals("CompileError", failure.name());
    assertTrue(failure.getMessage().startsWith("line 2: cannot find symbol"), plain(failure));
  }

  @Test
  void aValueThatCannotBeShownIsAnErrorOfTheCellWithoutTheKernelsOwnCalls() throws Exception {
    var value =
        eval("new Object() { public String toString() { throw new RuntimeException(\"sad\"); } }");
    var failure =
        assertThrows(CellFailure.class, () -> evaluator.asCell(() -> Display.render(value)));
    assertEquals("RuntimeException", failure.name());
    assertFalse(plain(failure).contains("jupyter"), plain(failure));
  }

  private static Thread interruptWhenRunning(int times) {
    SharedWithCells.expectCell();
    var thread =
        new Thread(
            () -> {
              try {
                SharedWithCells.awaitCell();
                Thread.sleep(50);
                for (var i = 0; i < times; i++) {
                  evaluator.interrupt();
                }
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    return thread;
  }

  @Test
  void aLoopThatTakesTheInterruptReturnsAndTheRestOfTheCellRuns() throws Exception {
    var stopper = interruptWhenRunning(1);
    var value =
        eval(
            """
            long train() {
              %s.cellRuns();
              long rounds = 0;
              while (!Thread.interrupted()) rounds++;
              return rounds;
            }
            var rounds = train();
            rounds > 0"""
                .formatted(SHARED));
    stopper.join();
    assertEquals(true, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread.sleep(600_000);",
        "new CountDownLatch(1).await();",
        "while (true) { }",
        "synchronized (new Object()) { for (long i = 0; ; i++) { if (i < 0) break; } }"
      })
  void aCellThatIsStoppedEndsAndItsRestDoesNotRun(String waiting) throws Exception {
    eval("boolean rest = false;");
    var stopper = interruptWhenRunning(1);
    assertThrows(
        CellInterrupted.class,
        () -> eval("{ %s.cellRuns();\n%s }\nrest = true;".formatted(SHARED, waiting)));
    stopper.join();
    assertEquals(false, eval("rest"));
  }

  @Test
  void aCellThatSwallowsTheInterruptIsStoppedByTheSecond() throws Exception {
    var stopper = interruptWhenRunning(2);
    assertThrows(
        CellInterrupted.class,
        () ->
            eval(
                "{ %s.cellRuns(); while (true) { try { Thread.sleep(1); }".formatted(SHARED)
                    + " catch (InterruptedException e) { } } }"));
    stopper.join();
  }

  @Test
  void libraryCodeThatCannotBeStoppedIsGivenUp() throws Exception {
    var stopper = interruptWhenRunning(1);
    var failure =
        assertThrows(CellInterrupted.class, () -> eval(SHARED + ".runDeafUntilReleased();"));
    stopper.join();
    SharedWithCells.release();
    assertTrue(failure.getMessage().contains("goes on in the background"), failure.getMessage());
    assertEquals(5, eval("5"));
  }
}
