package diptych.kernel;

import java.util.ArrayList;
import java.util.List;

/** Folds what comes round again and again in a stack trace, as of a recursion without an end. */
final class Rounds {

  private static final int LONGEST = 6;
  private static final int WORTH_FOLDING = 3;

  private Rounds() {}

  /** The lines, each group that repeats at least three times in a row only once, with its count. */
  static List<String> folded(List<String> lines) {
    var folded = new ArrayList<String>();
    for (var at = 0; at < lines.size(); ) {
      var length = period(lines, at);
      var rounds = rounds(lines, at, length);
      folded.addAll(lines.subList(at, at + length));
      if (rounds >= WORTH_FOLDING) {
        folded.add(
            length == 1
                ? "    ... this call %d times in a row".formatted(rounds)
                : "    ... these %d calls %d times in a row".formatted(length, rounds));
        at += length * rounds;
      } else {
        at += length;
      }
    }
    return folded;
  }

  /** The length of the shortest group that starts here and is worth folding, or 1. */
  private static int period(List<String> lines, int at) {
    for (var length = 1; length <= LONGEST && at + length <= lines.size(); length++) {
      if (rounds(lines, at, length) >= WORTH_FOLDING) {
        return length;
      }
    }
    return 1;
  }

  private static int rounds(List<String> lines, int at, int length) {
    var group = lines.subList(at, at + length);
    var rounds = 1;
    for (var next = at + length; next + length <= lines.size(); next += length) {
      if (!lines.subList(next, next + length).equals(group)) {
        break;
      }
      rounds++;
    }
    return rounds;
  }
}
