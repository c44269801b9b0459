package diptych.data;

import diptych.tensor.RandomStream;
import diptych.tensor.Seed;
import java.util.LinkedHashSet;

/**
 * Names that nobody has, built of syllables by rules: a list of words without a list of words.
 *
 * <p>A name is a beginning, none to two middles, and an ending:
 *
 * <ul>
 *   <li>the beginning is an onset and a vowel; one name in six has no onset;
 *   <li>a middle is a bridge of one, two or three consonants and a vowel;
 *   <li>the ending is a bridge and a rhyme, such as {@code a}, {@code in} or {@code elle}.
 * </ul>
 *
 * <p>Parts that stand further left in their list are likelier: of n parts, number i (from 0) has
 * the weight n − i. Rules over syllables reach further than from one letter to the next, so a model
 * that only knows pairs of letters gets some of its names wrong.
 */
public final class InventedNames {
  /** What {@link Words#source()} says of these names. */
  public static final String SOURCE = "invented names";

  private static final String[] ONSETS =
      "m l k r s t n d j b f h v g br p sh th tr cl fr gr dr st ch fl w z".split(" ");
  private static final String[] VOWELS = "a e i o a e u ai o y".split(" ");
  private static final String[] BRIDGES =
      "l n r m s t d v k nn ll nd r lm st br rt ss th rl tt mb sh nk rd z ndr str".split(" ");
  private static final String[] RHYMES =
      "a in o e el an a is en on ia us y ar ine or il as ette ien elle".split(" ");

  /** How many names are drawn for each that is wanted before there are held to be no more. */
  private static final int PATIENCE = 100;

  private InventedNames() {}

  /**
   * {@code n} different names of at most {@code length} letters, drawn by chance; longer ones are
   * drawn again, never cut.
   *
   * @throws IllegalArgumentException if n is not positive, or the rules do not give so many short
   *     names
   */
  public static Words generate(int n, int length, Seed seed) {
    if (n < 1) {
      throw new IllegalArgumentException("cannot invent %d names".formatted(n));
    }
    var random = seed.stream();
    var names = new LinkedHashSet<String>();
    for (long tries = 0; names.size() < n; tries++) {
      if (tries > (long) n * PATIENCE) {
        throw new IllegalArgumentException(
            "the rules give %d names of at most %d letters so far; %d are too many"
                .formatted(names.size(), length, n));
      }
      String name = name(random);
      if (name.length() <= length) {
        names.add(name);
      }
    }
    return Words.of(names.stream().toList(), length, SOURCE);
  }

  private static String name(RandomStream random) {
    var name = new StringBuilder();
    if (random.nextInt(6) > 0) {
      name.append(choose(ONSETS, random));
    }
    name.append(choose(VOWELS, random));
    int middles = random.nextInt(3);
    for (int i = 0; i < middles; i++) {
      name.append(choose(BRIDGES, random)).append(choose(VOWELS, random));
    }
    return name.append(choose(BRIDGES, random)).append(choose(RHYMES, random)).toString();
  }

  /** Part i of n with the weight n − i. */
  private static String choose(String[] parts, RandomStream random) {
    int n = parts.length;
    int ticket = random.nextInt(n * (n + 1) / 2);
    int i = 0;
    while (ticket >= n - i) {
      ticket -= n - i;
      i++;
    }
    return parts[i];
  }
}
