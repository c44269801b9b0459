package diptych.data;

import diptych.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Different words, in places of one fixed number, for models that know no other length: a shorter
 * word is filled up with {@link Alphabet#END}, a longer one is cut off behind the last place.
 */
public final class Words {
  /** The most places that a word may have. */
  public static final int LONGEST = 64;

  private final List<String> list;
  private final Set<String> set;
  private final int length;
  private final Alphabet alphabet;
  private final String source;

  private Words(Set<String> words, int length, Alphabet alphabet, String source) {
    list = List.copyOf(words);
    set = words;
    this.length = length;
    this.alphabet = alphabet;
    this.source = source;
  }

  /**
   * The given words, each once, in the order of their first occurrence after cutting.
   *
   * @param length the places of each word, 1 to {@link #LONGEST}
   * @param source what the words are, for titles: {@code "invented names"}
   * @throws IllegalArgumentException if there is no word, one is empty, or they have no {@link
   *     Alphabet}
   */
  public static Words of(List<String> words, int length, String source) {
    requireLength(length);
    var distinct = new LinkedHashSet<String>();
    for (String word : words) {
      if (word.isEmpty()) {
        throw new IllegalArgumentException(source + ": an empty word");
      }
      distinct.add(word.substring(0, Math.min(length, word.length())));
    }
    return new Words(distinct, length, Alphabet.of(List.copyOf(distinct)), source);
  }

  /**
   * The words of a text file, one a line, in UTF-8; see {@link #of} for what becomes of long and of
   * repeated ones.
   *
   * <p>Words are made of Latin letters, which are read as small ones, apostrophes and hyphens.
   * Blank lines and the space around a word are skipped. A file may have 16 MB, a line 64
   * characters.
   *
   * @param length the places of each word, 1 to {@link #LONGEST}
   * @throws IOException if the file cannot be read, or holds anything else; the message gives its
   *     name, the line, the place in it, and the reason
   * @throws IllegalArgumentException if the length is no possible one
   */
  public static Words read(Path file, int length) throws IOException {
    requireLength(length);
    var words = new WordFile(file).words();
    try {
      return of(words, length, SmallFile.name(file));
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(SmallFile.name(file), e.getMessage()), e);
    }
  }

  private static void requireLength(int length) {
    if (length < 1 || length > LONGEST) {
      throw new IllegalArgumentException(
          "words need 1 to %d places, got %d".formatted(LONGEST, length));
    }
  }

  /** The number of words. */
  public int size() {
    return list.size();
  }

  /** Word {@code i}, without {@link Alphabet#END}. */
  public String get(int i) {
    return list.get(i);
  }

  /** All words, in their order. */
  public List<String> list() {
    return list;
  }

  /** Whether {@code word} is one of them. */
  public boolean contains(String word) {
    return set.contains(word);
  }

  /** The places of each word. */
  public int length() {
    return length;
  }

  /** The characters of all words, those that {@link #take} left out included. */
  public Alphabet alphabet() {
    return alphabet;
  }

  /** What the words are and where they come from, as a title says it. */
  public String source() {
    return source;
  }

  /** The words as one-hot rows (n, length · alphabet size), see {@link Alphabet#encode}. */
  public Tensor rows() {
    return alphabet.encode(list, length);
  }

  /** The words with the given numbers, counted from 0, in the given order; the same alphabet. */
  public Words take(int... indices) {
    var chosen = new LinkedHashSet<String>();
    Arrays.stream(indices).forEach(i -> chosen.add(list.get(i)));
    return new Words(chosen, length, alphabet, source);
  }

  /** Every fifth word (index mod 5 = 4) held out for testing, the others for training. */
  public WordSplit split() {
    return new WordSplit(take(EveryFifth.train(size())), take(EveryFifth.test(size())));
  }

  /** One line: {@code invented names: 5,000 words in 8 places, alphabet abc…z·}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s: %,d words in %d places, alphabet %s", source, size(), length, alphabet);
  }
}
