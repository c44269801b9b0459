package diptych.score;

import diptych.data.WordSplit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * How good a generator's words are, in three numbers that can only be read together: training words
 * by heart have good bigrams, and random letters are all new.
 *
 * @param js the divergence of their bigrams from those of the words held out, {@link
 *     BigramModel#js}, in nats
 * @param distinct the number of different words over the number of words, 0 to 1
 * @param fresh the number of different words that are not among those learned from, over the number
 *     of words, 0 to 1; at most {@code distinct}
 */
public record WordScore(double js, double distinct, double fresh) {

  /**
   * Scores words.
   *
   * @param words as they were drawn, repeated ones too
   * @throws IllegalArgumentException if there is none, or one has a letter of no alphabet
   */
  public static WordScore of(List<String> words, WordSplit split) {
    double js = BigramModel.of(split.test()).js(words);
    var different = new HashSet<>(words);
    long fresh = different.stream().filter(word -> !split.train().contains(word)).count();
    return new WordScore(
        js, different.size() / (double) words.size(), fresh / (double) words.size());
  }

  /** One line: {@code bigram JS 0.0042, 91.2 % distinct, 83.0 % distinct and new}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "bigram JS %.4f, %.1f %% distinct, %.1f %% distinct and new",
        js,
        100 * distinct,
        100 * fresh);
  }
}
