package diptych.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/**
 * The verdict on an exercise, in one line: the value of the cell that checks it.
 *
 * <pre>{@code
 * Check.that("mse", () -> mse(x, y)).equalTo(0.25)
 *     .hintFor(25, "you summed; the formula takes the mean")
 *     .hint("subtract, square, take the mean")
 * }</pre>
 *
 * <p>The line starts with {@link #PASSED} or with {@link #NOT_YET}, and with nothing else: that is
 * how tests of the course tell them apart. Whatever the student's code throws becomes part of the
 * line; a check itself throws only where its author made a mistake, such as a negative tolerance.
 * Each answer is computed once, when it is given, and none after the first wrong one.
 *
 * <p>Numbers, and each number of a tensor or an array, may differ from the expected one by a
 * tolerance. Texts are compared without regard to case and to spaces around them, and the expected
 * text is never shown, so that a choice between a, b and c stays one.
 */
public final class Check {
  /** How the line of a right answer starts. */
  public static final String PASSED = "passed: ";

  /** How the line of a wrong or missing answer starts. */
  public static final String NOT_YET = "not yet: ";

  private static final double USUAL_TOLERANCE = 1e-6;

  private record Hint(Predicate<Answer> fits, String text) {}

  /** One answer and what is expected of it: unless something else is said, to be true. */
  private static final class Case {
    final String name;
    final Answer answer;
    Object expected = true;
    double tolerance = USUAL_TOLERANCE;
    final List<Hint> hints = new ArrayList<>();
    String hint;

    Case(String name, Answer answer) {
      this.name = name;
      this.answer = answer;
    }

    String mistake() {
      return answer.mistake(expected, tolerance);
    }

    String help() {
      var text =
          hints.stream()
              .filter(h -> h.fits().test(answer))
              .map(Hint::text)
              .findFirst()
              .orElse(hint);
      return text == null ? "" : ", hint: " + text;
    }
  }

  private final List<Case> cases = new ArrayList<>();
  private Case last;
  private final String title;
  private String because = "";

  private Check(String title) {
    this.title = title;
  }

  /** Checks an answer: see {@link #equalTo}; without it, the answer must be true. */
  public static Check that(String what, Callable<?> answer) {
    return new Check("").and(what, answer);
  }

  /** Checks the choice of an answer among several, such as a, b and c. */
  public static Check choice(String what, Callable<?> answer, String right) {
    return that(what, answer).equalTo(right);
  }

  /** A check of several conditions, which {@link #expect} adds. */
  public static Check cases(String what) {
    return new Check(what);
  }

  /** Checks that a condition holds; what it says is shown when it does not. */
  public Check expect(String what, Callable<?> condition) {
    return and(what, condition);
  }

  /** Checks one more answer. What follows is about this one. */
  public Check and(String what, Callable<?> answer) {
    if (passed()) {
      last = new Case(what, Answer.of(answer));
      cases.add(last);
    } else {
      last = new Case(what, null); // not computed: the first mistake is enough
    }
    return this;
  }

  /** Says what the answer is to be: a number, tensor, array, text, or anything with an equals. */
  public Check equalTo(Object expected) {
    return equalTo(expected, USUAL_TOLERANCE);
  }

  /**
   * Says what the answer is to be.
   *
   * @param tolerance how far each number may be off
   */
  public Check equalTo(Object expected, double tolerance) {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException(
          "%s: a tolerance is 0 or more, got %s".formatted(last().name, tolerance));
    }
    last().expected = expected;
    last().tolerance = tolerance;
    return this;
  }

  /** What to try if the answer is wrong and no other hint fits. */
  public Check hint(String text) {
    last().hint = text;
    return this;
  }

  /** What to try if the answer equals this wrong one: the result of a usual mistake. */
  public Check hintFor(Object wrong, String text) {
    var about = last();
    about.hints.add(new Hint(answer -> answer.mistake(wrong, about.tolerance) == null, text));
    return this;
  }

  /** What to try if the answer is a number that a usual mistake would give. */
  public Check hintIf(DoublePredicate wrong, String text) {
    last().hints.add(new Hint(answer -> answer.isNumberWith(wrong), text));
    return this;
  }

  /** Why the right answer is right: shown when it has been given. */
  public Check because(String reason) {
    because = reason;
    return this;
  }

  private Case last() {
    if (last == null) {
      throw new IllegalStateException(title + ": give an answer first, with expect or and");
    }
    return last;
  }

  /** Whether every answer is right. */
  public boolean passed() {
    return cases.stream().allMatch(one -> one.mistake() == null);
  }

  /** The verdict. */
  @Override
  public String toString() {
    var wrong = cases.stream().filter(one -> one.mistake() != null).findFirst();
    return wrong
        .map(one -> NOT_YET + (one.mistake().equals(Answer.YOUR_TURN) ? turn(one) : about(one)))
        .orElseGet(() -> PASSED + names() + (because.isEmpty() ? "" : ", because " + because))
        .replaceAll("\\s*\\R\\s*", " ");
  }

  private String turn(Case one) {
    return Answer.YOUR_TURN + ": " + (title.isEmpty() ? one.name : title);
  }

  private String about(Case one) {
    if (title.isEmpty()) {
      return one.name + ": " + one.mistake() + one.help();
    }
    var more = one.mistake().equals(Answer.FALSE) ? "" : ": " + one.mistake();
    return title + ": " + one.name + more + one.help();
  }

  private String names() {
    return title.isEmpty()
        ? String.join(", ", cases.stream().map(one -> one.name).toList())
        : title + ", in " + cases.size() + (cases.size() == 1 ? " case" : " cases");
  }
}
