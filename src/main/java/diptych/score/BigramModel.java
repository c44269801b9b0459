package diptych.score;

import diptych.data.Alphabet;
import diptych.data.Words;
import diptych.tensor.RandomStream;
import diptych.tensor.Seed;
import java.util.ArrayList;
import java.util.List;

/**
 * How often each symbol follows each other one in words, and the Markov model that writes words by
 * these frequencies alone (Shannon 1948, section 3): the baseline of every generator of words.
 *
 * <p>{@link Alphabet#END} stands before the first and behind the last letter of each word, also of
 * one that fills all its places; so a word of k letters has k + 1 bigrams.
 */
public final class BigramModel {
  private final Alphabet alphabet;
  private final int length;
  private final int[] counts;
  private final int[] followers;
  private final int total;

  private BigramModel(Alphabet alphabet, int length, List<String> words) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException("bigrams need at least one word");
    }
    this.alphabet = alphabet;
    this.length = length;
    int size = alphabet.size();
    counts = new int[size * size];
    followers = new int[size];
    for (String word : words) {
      int before = size - 1;
      for (int place = 0; place <= word.length(); place++) {
        char symbol = place < word.length() ? word.charAt(place) : Alphabet.END;
        int next = alphabet.index(symbol);
        counts[before * size + next]++;
        followers[before]++;
        before = next;
      }
    }
    int sum = 0;
    for (int count : followers) {
      sum += count;
    }
    total = sum;
  }

  /** The bigrams of words to learn from; it writes words of as many places as theirs. */
  public static BigramModel of(Words words) {
    return new BigramModel(words.alphabet(), words.length(), words.list());
  }

  /**
   * {@code n} words by chance: each symbol by how often it followed the one before, until the end
   * or the last place. Words may repeat, and may be empty only if one of those counted was.
   */
  public List<String> sample(int n, Seed seed) {
    var random = seed.stream();
    var words = new ArrayList<String>();
    for (int i = 0; i < n; i++) {
      words.add(word(random));
    }
    return words;
  }

  private String word(RandomStream random) {
    var word = new StringBuilder();
    int symbol = alphabet.size() - 1;
    while (word.length() < length) {
      symbol = next(symbol, random);
      if (alphabet.symbol(symbol) == Alphabet.END) {
        break;
      }
      word.append(alphabet.symbol(symbol));
    }
    return word.toString();
  }

  private int next(int before, RandomStream random) {
    int ticket = random.nextInt(followers[before]);
    int symbol = 0;
    while (ticket >= counts[before * alphabet.size() + symbol]) {
      ticket -= counts[before * alphabet.size() + symbol];
      symbol++;
    }
    return symbol;
  }

  /**
   * The Jensen–Shannon divergence, in nats, between the bigrams counted here and those of other
   * words: each pair of symbols is a cell, its share of all bigrams its probability. 0 for equal
   * shares, ln 2 ≈ 0.693 for words without a common pair.
   *
   * <p>It is above 0 for finite samples of one and the same source too, and falls with their size:
   * compare only scores of equally many words.
   *
   * @throws IllegalArgumentException if there is no word, or one has a letter of no alphabet
   */
  public double js(List<String> words) {
    return Divergence.js(shares(), new BigramModel(alphabet, length, words).shares());
  }

  /** The share of each pair among all bigrams, row by row: the first symbol, then the second. */
  public double[] shares() {
    double[] shares = new double[counts.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = counts[i] / (double) total;
    }
    return shares;
  }

  /** One line: {@code bigrams of 6,400 words, 412 of 729 pairs occur}. */
  @Override
  public String toString() {
    int occurring = 0;
    for (int count : counts) {
      occurring += count > 0 ? 1 : 0;
    }
    return "bigrams of %d words, %d of %d pairs occur"
        .formatted(followers[alphabet.size() - 1], occurring, counts.length);
  }
}
