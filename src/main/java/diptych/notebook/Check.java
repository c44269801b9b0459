package diptych.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;

/**
 * The verdict on an exercise, in one line: the value of the cell that checks it.
 *
 * <pre>{@code
 * Check.that("mse", () -> mse(x, y), 0.25, 1e-6)
 *     .hintIf(25, "you summed; the formula takes the mean")
 *     .hint("subtract, square, take the mean")
 * }</pre>
 *
 * <p>The line starts with {@link #PASSED} or with {@link #NOT_YET}, nothing else: that is how tests
 * of the course tell them apart. Whatever the student's code throws becomes part of the line; a
 * check itself throws only where its author made a mistake, such as a negative tolerance. Each
 * answer is computed once, when it is given; after the first wrong one no further is computed.
 *
 * <p>Numbers may differ from the expected one by the tolerance, and where none is given by a
 * millionth; tensors and arrays likewise, each number. Texts are compared without regard to case
 * and to spaces around them, and the expected text is never shown, so that a choice between a, b
 * and c stays one.
 */
public final class Check {
  /** How the line of a right answer starts. */
  public static final String PASSED = "passed: ";

  /** How the line of a wrong or missing answer starts. */
  public static final String NOT_YET = "not yet: ";

  private static final double USUAL_TOLERANCE = 1e-6;

  private final List<String> names = new ArrayList<>();
  private String because = "";
  private Answer answer;
  private Object expected;
  private double tolerance;
  private String mistake;
  private String specialHint;
  private String hint;

  private Check() {}

  /** Checks that a condition holds. */
  public static Check that(String what, Callable<?> condition) {
    return new Check().and(what, condition);
  }

  /** Checks an answer: a number, a tensor, an array, a text, or anything with {@code equals}. */
  public static Check that(String what, Callable<?> answer, Object expected) {
    return new Check().and(what, answer, expected);
  }

  /** Checks an answer made of numbers, each of which may be off by at most {@code tolerance}. */
  public static Check that(String what, Callable<?> answer, Object expected, double tolerance) {
    return new Check().and(what, answer, expected, tolerance);
  }

  /** Checks that one more condition holds. */
  public Check and(String what, Callable<?> condition) {
    return and(what, condition, true);
  }

  /** Checks one more answer. */
  public Check and(String what, Callable<?> answer, Object expected) {
    return and(what, answer, expected, USUAL_TOLERANCE);
  }

  /** Checks one more answer made of numbers. */
  public Check and(String what, Callable<?> newAnswer, Object newExpected, double newTolerance) {
    if (!(newTolerance >= 0)) {
      throw new IllegalArgumentException(
          "%s: a tolerance is 0 or more, got %s".formatted(what, newTolerance));
    }
    if (mistake == null) {
      names.add(what);
      answer = Answer.of(newAnswer);
      expected = newExpected;
      tolerance = newTolerance;
      mistake = answer.mistake(expected, tolerance);
      hint = null;
      specialHint = null;
    } else {
      answer = null; // the hints that follow are not about the first mistake
    }
    return this;
  }

  /** What to try if the answer just given is wrong and no {@link #hintIf} fits. */
  public Check hint(String text) {
    if (answer != null) {
      hint = text;
    }
    return this;
  }

  /** What to try if the answer just given equals this wrong one: the result of a usual mistake. */
  public Check hintIf(Object wrong, String text) {
    return hintWhen(answer != null && answer.mistake(wrong, tolerance) == null, text);
  }

  /** What to try if the answer just given is a number and looks like a usual mistake. */
  public Check hintIf(DoublePredicate wrong, String text) {
    return hintWhen(answer != null && answer.isNumberWith(wrong), text);
  }

  private Check hintWhen(boolean fits, String text) {
    if (fits && specialHint == null) {
      specialHint = text;
    }
    return this;
  }

  /** Why the right answer is right: shown when it has been given. */
  public Check because(String reason) {
    because = reason;
    return this;
  }

  /** Whether every answer is right. */
  public boolean passed() {
    return mistake == null;
  }

  /** The verdict. */
  @Override
  public String toString() {
    if (passed()) {
      var all = names.stream().collect(Collectors.joining(", "));
      return PASSED + all + (because.isEmpty() ? "" : ", because " + because);
    }
    var last = names.get(names.size() - 1);
    if (mistake.equals(Answer.YOUR_TURN)) {
      return NOT_YET + Answer.YOUR_TURN + ": " + last;
    }
    var help = specialHint != null ? specialHint : hint;
    var line = NOT_YET + last + ": " + mistake + (help == null ? "" : ", hint: " + help);
    return line.replaceAll("\\s*\\R\\s*", " ");
  }
}
