package diptych.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An answer to an exercise that was tried, as a student might type it into the stub's cell.
 *
 * <p>The answers to the exercises of notebook NN are in {@code
 * src/test/resources/diptych/course/answers/NN.jsh}: cells of Java, each below a line
 *
 * <pre>{@code
 * //// exercise-1-stub right: with a stream
 * //// exercise-1-stub wrong: forgets the biases -> every output has a bias
 * }</pre>
 *
 * @param cell the id of the stub's cell
 * @param right whether the check must accept it
 * @param name what is special about it
 * @param hint words that the verdict on a wrong answer must contain; empty for a right one
 * @param code the cell
 */
record Answer(String cell, boolean right, String name, String hint, String code) {

  private static final Pattern HEAD =
      Pattern.compile("//// (\\S+) (?:right: (.+)|wrong: (.+?) -> (.+))");

  /**
   * Reads a file of answers.
   *
   * @throws IllegalArgumentException if a line that starts with {@code ////} is not understood, or
   *     the file does not start with one
   */
  static List<Answer> read(Path file) throws IOException {
    return parse(file.getFileName().toString(), Files.readString(file));
  }

  /** Reads answers from the text of a file. */
  static List<Answer> parse(String name, String text) {
    var answers = new ArrayList<Answer>();
    for (var line : text.lines().toList()) {
      var head = HEAD.matcher(line);
      if (head.matches()) {
        var right = head.group(2) != null;
        answers.add(
            new Answer(
                head.group(1),
                right,
                right ? head.group(2) : head.group(3),
                right ? "" : head.group(4),
                ""));
      } else if (line.startsWith("////") || answers.isEmpty()) {
        throw new IllegalArgumentException(
            "%s: expected '//// cell right: name' or '//// cell wrong: name -> hint', found '%s'"
                .formatted(name, line));
      } else {
        answers.add(answers.remove(answers.size() - 1).with(line));
      }
    }
    return answers;
  }

  private Answer with(String line) {
    return new Answer(cell, right, name, hint, code + line + "\n");
  }
}
