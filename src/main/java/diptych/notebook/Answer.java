package diptych.notebook;

import diptych.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a student's code gave: a value, or something that it threw. */
final class Answer {
  /** The mistake of an exercise that nobody has begun. */
  static final String YOUR_TURN = "your turn";

  /** The mistake of a condition that does not hold. */
  static final String FALSE = "it is false";

  private static final int LONGEST = 160;

  /** The class that JShell puts around a cell: no name that a student has written. */
  private static final Pattern JSHELL = Pattern.compile("REPL\\.\\$JShell\\$\\w+\\.");

  private final Object value;
  private final Throwable thrown;

  private Answer(Object value, Throwable thrown) {
    this.value = value;
    this.thrown = thrown;
  }

  /** Runs the code. Only the end of the thread itself passes through. */
  static Answer of(Callable<?> code) {
    try {
      return new Answer(code.call(), null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(null, e);
    } catch (Throwable e) {
      if (e instanceof Error error && e.getClass().getName().equals("java.lang.ThreadDeath")) {
        throw error; // how a kernel stops a cell on Java 17
      }
      return new Answer(null, e);
    }
  }

  /** What is wrong with the answer, as the rest of a sentence; null if nothing is. */
  String mistake(Object expected, double tolerance) {
    if (thrown != null) {
      return thrownMistake();
    }
    if (value == null) {
      return "it returned null";
    }
    try {
      return valueMistake(expected, tolerance);
    } catch (RuntimeException | StackOverflowError e) {
      return "it returned an object whose own methods fail"; // its toString or equals
    }
  }

  private String valueMistake(Object expected, double tolerance) {
    if (expected instanceof Number number) {
      return numberMistake(number.doubleValue(), tolerance);
    }
    if (expected instanceof Tensor tensor) {
      return tensorMistake(tensor, tolerance);
    }
    if (expected != null && expected.getClass().isArray()) {
      return arrayMistake(expected, tolerance);
    }
    if (expected instanceof Boolean) {
      return expected.equals(value) ? null : "it is " + text(value);
    }
    if (expected instanceof CharSequence || expected instanceof Character) {
      return normal(expected).equals(normal(value)) ? null : text(value) + " is not the answer";
    }
    return Objects.equals(expected, value) ? null : "it returned " + text(value);
  }

  boolean isNumberWith(DoublePredicate predicate) {
    var number = number();
    return number != null && predicate.test(number);
  }

  private String thrownMistake() {
    if (thrown instanceof UnsupportedOperationException
        && String.valueOf(thrown.getMessage()).startsWith(YOUR_TURN)) {
      return YOUR_TURN;
    }
    if (thrown instanceof StackOverflowError) {
      return "it calls itself without end";
    }
    if (thrown.getClass().getName().equals("jdk.jshell.spi.SPIResolutionException")) {
      return "it uses a name that no cell has defined";
    }
    var message =
        thrown.getMessage() == null
            ? ""
            : ": " + JSHELL.matcher(thrown.getMessage()).replaceAll("");
    return "it threw " + cut(thrown.getClass().getSimpleName() + message);
  }

  private String numberMistake(double expected, double tolerance) {
    var number = number();
    if (number == null) {
      return "it returned %s, not a number".formatted(text(value));
    }
    if (number.isNaN() && !Double.isNaN(expected)) {
      return "it is NaN, which comes from 0/0 or the logarithm of a negative number";
    }
    return close(number, expected, tolerance)
        ? null
        : "expected %s, got %s".formatted(exact(expected), exact(number));
  }

  private Double number() {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    return value instanceof Tensor tensor && tensor.size() == 1 ? (double) tensor.item() : null;
  }

  private String tensorMistake(Tensor expected, double tolerance) {
    if (!(value instanceof Tensor tensor)) {
      return "it returned %s, not a tensor".formatted(text(value));
    }
    if (tensor.rows() != expected.rows() || tensor.columns() != expected.columns()) {
      var turned = tensor.rows() == expected.columns() && tensor.columns() == expected.rows();
      return "expected shape %s, got %s%s"
          .formatted(expected.shape(), tensor.shape(), turned ? ": rows and columns swapped" : "");
    }
    return IntStream.range(0, tensor.size())
        .filter(i -> !close(tensor.array()[i], expected.array()[i], tolerance))
        .mapToObj(
            i ->
                "expected %s at row %s, column %s, got %s"
                    .formatted(
                        exact(expected.array()[i]),
                        i / expected.columns(),
                        i % expected.columns(),
                        exact(tensor.array()[i])))
        .findFirst()
        .orElse(null);
  }

  private String arrayMistake(Object expected, double tolerance) {
    if (!value.getClass().isArray()) {
      return "it returned %s, not an array".formatted(text(value));
    }
    if (Array.getLength(value) != Array.getLength(expected)) {
      return "expected an array of length %s, got %s"
          .formatted(Array.getLength(expected), Array.getLength(value));
    }
    return IntStream.range(0, Array.getLength(expected))
        .mapToObj(
            i -> {
              var element = new Answer(Array.get(value, i), null);
              var mistake = element.mistake(Array.get(expected, i), tolerance);
              return mistake == null ? null : "at index %s: %s".formatted(i, mistake);
            })
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static boolean close(double actual, double expected, double tolerance) {
    return actual == expected
        || (Double.isNaN(actual) && Double.isNaN(expected))
        || Math.abs(actual - expected) <= tolerance;
  }

  /** Enough digits to see a difference that matters. */
  private static String exact(double number) {
    return Numbers.shortest(number, 6);
  }

  private static String normal(Object text) {
    return String.valueOf(text).strip().toLowerCase(Locale.ROOT);
  }

  private static String text(Object object) {
    var text = String.valueOf(object);
    return cut(object instanceof CharSequence ? "\"" + text + "\"" : text);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
