package diptych.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.tensor.Tensor;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckTest {
  private static final double[] X = {1, 2, 3};

  private static double mse(double... differences) {
    double sum = 0;
    for (double d : differences) {
      sum += d * d;
    }
    return sum / differences.length;
  }

  private static int endless(int n) {
    return n == -1 ? 0 : endless(Math.abs(n) + 1) + 1;
  }

  private static double yourTurn() {
    throw new UnsupportedOperationException("your turn");
  }

  private static void assertVerdict(String expected, Check check) {
    assertEquals(expected, check.toString());
    assertEquals(expected.startsWith(Check.PASSED), check.passed());
  }

  @Test
  void aRightNumberPasses() {
    assertVerdict("passed: mse", Check.that("mse", () -> mse(1, 2)).equalTo(2.5, 1e-6));
    assertVerdict("passed: mse", Check.that("mse", () -> (float) mse(1, 2)).equalTo(2.5));
    assertVerdict("passed: count", Check.that("count", () -> 3).equalTo(3));
    assertVerdict("passed: count", Check.that("count", () -> 3L).equalTo(3));
    assertVerdict("passed: scalar", Check.that("scalar", () -> Tensor.scalar(2.5f)).equalTo(2.5));
  }

  @Test
  void aWrongNumberIsShownBesideTheExpectedOne() {
    assertVerdict(
        "not yet: mse: expected 2.5, got 5", Check.that("mse", () -> 5.0).equalTo(2.5, 1e-6));
    assertVerdict(
        "not yet: mse: expected 3, got 3.00001", Check.that("mse", () -> 3.00001).equalTo(3));
    assertVerdict(
        "not yet: mse: it returned \"2.5\", not a number",
        Check.that("mse", () -> "2.5").equalTo(2.5));
  }

  @Test
  void theToleranceIsInclusiveAndAbsolute() {
    assertTrue(Check.that("a", () -> 1.5).equalTo(1, 0.5).passed());
    assertFalse(Check.that("a", () -> 1.5001).equalTo(1, 0.5).passed());
    assertTrue(Check.that("a", () -> 1).equalTo(1, 0).passed());
    assertThrows(IllegalArgumentException.class, () -> Check.that("a", () -> 1).equalTo(1, -1));
    assertThrows(
        IllegalArgumentException.class, () -> Check.that("a", () -> 1).equalTo(1, Double.NaN));
  }

  @Test
  void notANumberIsSaidSo() {
    var check = Check.that("loss", () -> Double.NaN).equalTo(0.5);
    assertVerdict(
        "not yet: loss: it is NaN, which comes from 0/0 or the logarithm of a negative number",
        check);
    assertTrue(Check.that("0/0", () -> Double.NaN).equalTo(Double.NaN).passed());
    assertVerdict(
        "not yet: loss: expected 0.5, got infinity",
        Check.that("loss", () -> Double.POSITIVE_INFINITY).equalTo(0.5));
  }

  @Test
  void aStubIsYourTurnAndGetsNoHint() {
    var check = Check.that("mse", () -> yourTurn()).equalTo(2.5).hint("subtract first");
    assertVerdict("not yet: your turn: mse", check);
  }

  @Test
  void anotherUnsupportedOperationIsAMistake() {
    assertVerdict(
        "not yet: list: it threw UnsupportedOperationException",
        Check.that("list", () -> List.of(1).remove(0)).equalTo(1));
  }

  @Test
  void theClassThatJShellPutsAroundACellIsNotShown() {
    assertVerdict(
        "not yet: a: it threw NullPointerException: the return value of \"bound()\" is null",
        Check.that(
                "a",
                () -> {
                  throw new NullPointerException(
                      "the return value of \"REPL.$JShell$31M.bound()\" is null");
                })
            .equalTo(2));
  }

  @Test
  void nothingThatAStudentThrowsLeavesTheCheck() {
    assertVerdict(
        "not yet: a: it threw ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3",
        Check.that("a", () -> X[3]).equalTo(2));
    assertVerdict(
        "not yet: a: it calls itself without end", Check.that("a", () -> endless(0)).equalTo(2));
    assertVerdict("not yet: a: it returned null", Check.that("a", () -> null).equalTo(2));
    assertVerdict(
        "not yet: a: it threw AssertionError: two lines",
        Check.that(
                "a",
                () -> {
                  throw new AssertionError("two\n  lines");
                })
            .equalTo(2));
    assertVerdict(
        "not yet: a: it threw Exception: checked",
        Check.that(
                "a",
                () -> {
                  throw new Exception("checked");
                })
            .equalTo(2));
    assertFalse(
        Check.that(
                "a",
                () -> {
                  throw new OutOfMemoryError();
                })
            .equalTo(2)
            .passed());
  }

  @Test
  void aStrangeObjectCannotBreakTheVerdict() {
    var strange =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("no");
          }
        };
    assertTrue(
        Check.that("a", () -> strange).equalTo(2).toString().startsWith("not yet: a: it returned"));
    assertTrue(Check.that("a", () -> strange).equalTo("b").toString().startsWith("not yet: a: "));
  }

  @Test
  @SuppressWarnings("deprecation")
  void theEndOfTheThreadPassesThrough() {
    assertThrows(
        ThreadDeath.class,
        () ->
            Check.that(
                "a",
                () -> {
                  throw new ThreadDeath();
                }));
  }

  @Test
  void anInterruptStaysOne() {
    var check =
        Check.that(
                "a",
                () -> {
                  throw new InterruptedException();
                })
            .equalTo(2);
    assertTrue(Thread.interrupted());
    assertFalse(check.passed());
  }

  @Test
  void aLongMessageIsCut() {
    Callable<Object> wordy =
        () -> {
          throw new IllegalStateException("x".repeat(1000));
        };
    var line = Check.that("a", wordy).equalTo(2).toString();
    assertTrue(line.length() < 200 && line.endsWith("…"), line);
  }

  @Test
  void tensorsAreComparedNumberByNumber() {
    var right = Tensor.of(2, 2, 1, 2, 3, 4);
    assertTrue(Check.that("t", () -> right.times(1.0000001f)).equalTo(right).passed());
    assertVerdict(
        "not yet: t: expected 3 at row 1, column 0, got 3.5",
        Check.that("t", () -> Tensor.of(2, 2, 1, 2, 3.5f, 4)).equalTo(right, 0.1));
    assertVerdict(
        "not yet: t: it returned 5, not a tensor", Check.that("t", () -> 5).equalTo(right));
  }

  @Test
  void aWrongShapeIsShownBesideTheExpectedOne() {
    var right = Tensor.zeros(2, 3);
    assertVerdict(
        "not yet: t: expected shape (2, 3), got (2, 2)",
        Check.that("t", () -> Tensor.zeros(2, 2)).equalTo(right));
    assertVerdict(
        "not yet: t: expected shape (2, 3), got (3, 2): rows and columns swapped",
        Check.that("t", () -> Tensor.zeros(3, 2)).equalTo(right));
  }

  @Test
  void arraysAreComparedNumberByNumber() {
    assertTrue(Check.that("a", () -> new float[] {1, 2, 3}).equalTo(X).passed());
    assertVerdict(
        "not yet: a: at index 1: expected 2, got 5",
        Check.that("a", () -> new double[] {1, 5, 3}).equalTo(X));
    assertVerdict(
        "not yet: a: expected an array of length 3, got 2",
        Check.that("a", () -> new int[2]).equalTo(X));
  }

  @Test
  void aChoiceIsComparedWithoutCaseAndNotGivenAway() {
    assertVerdict(
        "passed: why, because the code is too small",
        Check.that("why", () -> " B ").equalTo("b").because("the code is too small"));
    assertVerdict("passed: why", Check.that("why", () -> 'b').equalTo("b"));
    assertVerdict(
        "not yet: why: \"a\" is not the answer, hint: more epochs do not help either",
        Check.that("why", () -> "a").equalTo("b").hintFor("a", "more epochs do not help either"));
  }

  @Test
  void conditionsMustHold() {
    assertVerdict("passed: shape kept", Check.that("shape kept", () -> X.length == 3));
    assertVerdict("not yet: shape kept: it is false", Check.that("shape kept", () -> false));
    assertVerdict("not yet: a: it is 1", Check.that("a", () -> 1));
  }

  @Test
  void theHintOfAUsualMistakeComesBeforeTheGeneralOne() {
    var check =
        Check.that("mse", () -> 5)
            .equalTo(2.5, 1e-6)
            .hint("subtract, square, take the mean")
            .hintFor(5, "you summed; the formula takes the mean")
            .hintIf(v -> v > 2.5, "too much");
    assertVerdict(
        "not yet: mse: expected 2.5, got 5, hint: you summed; the formula takes the mean", check);
  }

  @Test
  void hintsThatDoNotFitStaySilent() {
    var check =
        Check.that("mse", () -> 4)
            .equalTo(2.5, 1e-6)
            .hintFor(5, "you summed")
            .hintIf(v -> v < 0, "negative")
            .hint("read the formula again");
    assertVerdict("not yet: mse: expected 2.5, got 4, hint: read the formula again", check);
    assertVerdict(
        "passed: mse", Check.that("mse", () -> 2.5).equalTo(2.5).hint("h").hintFor(2.5, "h"));
  }

  @Test
  void everyCaseMustPassAndTheFirstMistakeIsReportedWithItsOwnHints() {
    var check =
        Check.that("one row", () -> 1)
            .equalTo(1)
            .hint("wrong hint")
            .and("two rows", () -> 3)
            .equalTo(2)
            .hintFor(3, "right hint")
            .and("no rows", () -> 9)
            .equalTo(0)
            .hintFor(9, "wrong hint")
            .hint("wrong hint");
    assertVerdict("not yet: two rows: expected 2, got 3, hint: right hint", check);
    assertVerdict(
        "passed: one row, two rows",
        Check.that("one row", () -> 1).equalTo(1).and("two rows", () -> true));
  }

  @Test
  void anAnswerIsComputedOnceAndNotAfterAMistake() {
    var calls = new AtomicInteger();
    var check =
        Check.that("a", calls::incrementAndGet)
            .equalTo(1)
            .hintFor(7, "seven")
            .and("b", () -> false)
            .and("c", calls::incrementAndGet)
            .equalTo(2);
    assertEquals(check.toString(), check.toString());
    assertEquals(1, calls.get());
  }

  @Test
  void aChoiceIsOneAnswerAmongSeveral() {
    assertVerdict("passed: explain", Check.choice("explain", () -> "B", "b"));
    assertVerdict(
        "not yet: explain: \"c\" is not the answer, hint: look at the axis",
        Check.choice("explain", () -> "c", "b").hintFor("c", "look at the axis"));
  }

  @Test
  void casesSayWhatDoesNotHold() {
    assertVerdict(
        "passed: mse, in 2 cases",
        Check.cases("mse").expect("is 0 for equal rows", () -> true).expect("grows", () -> true));
    assertVerdict(
        "not yet: mse: grows with the difference, hint: square it",
        Check.cases("mse")
            .expect("is 0 for equal rows", () -> true)
            .expect("grows with the difference", () -> false)
            .hint("square it")
            .expect("is symmetric", () -> X[7] > 0));
    assertVerdict(
        "not yet: mse: is symmetric: it threw ArithmeticException: / by zero",
        Check.cases("mse").expect("is symmetric", () -> 1 / (X.length - 3) == 0));
    assertVerdict(
        "not yet: your turn: mse", Check.cases("mse").expect("grows", () -> yourTurn() > 0));
  }

  @Test
  void aHintWithoutAnAnswerIsTheAuthorsMistake() {
    assertThrows(IllegalStateException.class, () -> Check.cases("a").hint("h"));
  }
}
