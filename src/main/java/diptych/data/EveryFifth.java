package diptych.data;

import java.util.stream.IntStream;

/** The course's split: of n samples, those with index mod 5 = 4 are held out. */
final class EveryFifth {
  private EveryFifth() {}

  /** The indices to learn from, in order. */
  static int[] train(int n) {
    return IntStream.range(0, n).filter(i -> i % 5 != 4).toArray();
  }

  /** The indices held out, in order. */
  static int[] test(int n) {
    return IntStream.range(0, n).filter(i -> i % 5 == 4).toArray();
  }
}
