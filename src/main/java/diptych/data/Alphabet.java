package diptych.data;

import diptych.tensor.Tensor;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The characters that words are made of, and how a word becomes a row of numbers: each place is a
 * group of {@link #size()} numbers, 1 for the character that stands there and 0 for the others
 * (one-hot).
 *
 * <p>The last symbol is {@link #END}: it fills the places behind a word that is shorter than the
 * row.
 */
public final class Alphabet {
  /** What stands behind the end of a word. */
  public static final char END = '·';

  /** The most symbols that an alphabet may have. */
  static final int LIMIT = 128;

  private final String symbols;

  private Alphabet(String symbols) {
    this.symbols = symbols;
  }

  /**
   * The alphabet of the characters that occur in {@code words}, in the order of their Unicode
   * numbers, and {@link #END}.
   *
   * @throws IllegalArgumentException if there is no character, there are more than 127, or {@link
   *     #END} is one of them
   */
  public static Alphabet of(List<String> words) {
    String characters =
        words.stream()
            .flatMapToInt(String::chars)
            .distinct()
            .sorted()
            .limit(LIMIT)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    if (characters.isEmpty() || characters.length() == LIMIT) {
      throw new IllegalArgumentException(
          "an alphabet needs 1 to %d characters, got %s"
              .formatted(LIMIT - 1, characters.isEmpty() ? "none" : "more"));
    }
    if (characters.indexOf(END) >= 0) {
      throw new IllegalArgumentException(
          "'%s' marks the end of a word; no word may hold it".formatted(END));
    }
    return new Alphabet(characters + END);
  }

  /** The number of symbols, {@link #END} included. */
  public int size() {
    return symbols.length();
  }

  /** The symbol with number {@code i}; the last is {@link #END}. */
  public char symbol(int i) {
    return symbols.charAt(i);
  }

  /**
   * The number of a symbol, counted from 0.
   *
   * @throws IllegalArgumentException if it is not in the alphabet
   */
  public int index(char symbol) {
    int index = symbols.indexOf(symbol);
    if (index < 0) {
      throw new IllegalArgumentException(
          "'%s' (%s) is not in the alphabet %s"
              .formatted(symbol, Character.getName(symbol), symbols));
    }
    return index;
  }

  /**
   * Words as one-hot rows (n, length · size): place p of a word takes the columns from p · size on.
   *
   * @param length the places of each row
   * @throws IllegalArgumentException if a word is longer, or holds a character of no alphabet
   */
  public Tensor encode(List<String> words, int length) {
    var rows = Tensor.zeros(words.size(), Math.multiplyExact(length, size()));
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.length() > length) {
        throw new IllegalArgumentException(
            "'%s' has %d characters, more than the %d places of a row"
                .formatted(word, word.length(), length));
      }
      for (int place = 0; place < length; place++) {
        char symbol = place < word.length() ? word.charAt(place) : END;
        rows.set(i, place * size() + index(symbol), 1);
      }
    }
    return rows;
  }

  /**
   * The words of rows (n, length · size): at each place the symbol with the largest number (of
   * equal ones the first), up to the first {@link #END}. Rows need not be one-hot.
   *
   * @throws IllegalArgumentException if the columns are no whole number of places
   */
  public List<String> decode(Tensor rows) {
    if (rows.columns() % size() != 0) {
      throw new IllegalArgumentException(
          "rows of words need a multiple of %d columns, got %s".formatted(size(), rows.shape()));
    }
    return IntStream.range(0, rows.rows()).mapToObj(i -> decode(rows, i)).toList();
  }

  private String decode(Tensor rows, int row) {
    var word = new StringBuilder();
    for (int start = 0; start < rows.columns(); start += size()) {
      int best = 0;
      for (int k = 1; k < size(); k++) {
        if (rows.get(row, start + k) > rows.get(row, start + best)) {
          best = k;
        }
      }
      if (symbol(best) == END) {
        break;
      }
      word.append(symbol(best));
    }
    return word.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Alphabet that && symbols.equals(that.symbols);
  }

  @Override
  public int hashCode() {
    return symbols.hashCode();
  }

  /** The symbols, one behind the other: {@code abc…z·}. */
  @Override
  public String toString() {
    return symbols;
  }
}
