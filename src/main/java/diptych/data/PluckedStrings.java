package diptych.data;

import diptych.tensor.RandomStream;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;

/**
 * Strings that are plucked at different places, by the algorithm of Karplus and Strong (1983): the
 * string is a loop of p samples; what leaves the loop goes back in as the mean of itself and its
 * neighbour, a little weaker (Jaffe and Smith 1983), so that high partials die first.
 *
 * <p>The loop starts as a triangle, the shape of a string that is drawn aside at one place, with a
 * little noise on it. Where the string is drawn, how strongly, how fast it fades, and which of five
 * notes it sounds are random. Every sound starts when the string is let go, so that equal notes are
 * in step.
 */
public final class PluckedStrings {
  /** Samples per second. */
  public static final int RATE = 8000;

  /** What {@link Sounds#source()} says of these sounds. */
  public static final String SOURCE = "plucked strings";

  /**
   * Samples in the loop, half a sample more than a period, for a mean of neighbours stands half a
   * sample before the later one: notes of 219, 262, 291, 327 and 390 Hz, nearly a pentatonic scale.
   */
  private static final int[] LOOPS = {37, 31, 28, 25, 21};

  private static final float NOISE = 0.05f;

  private PluckedStrings() {}

  /**
   * {@code n} sounds of {@code length} samples, as many of each note as of any other (one more of
   * the first n mod 5), in random order.
   *
   * @throws IllegalArgumentException if n or the length is not positive
   */
  public static Sounds generate(int n, int length, Seed seed) {
    var samples = Tensor.zeros(n, length);
    int[] order = seed.child(-1).stream().permutation(n);
    for (int i = 0; i < n; i++) {
      pluck(LOOPS[order[i] % LOOPS.length], seed.child(i).stream(), samples.array(), i, length);
    }
    return Sounds.of(samples, RATE, SOURCE);
  }

  private static void pluck(int loop, RandomStream random, float[] out, int sound, int length) {
    float[] string = drawn(loop, random);
    float kept = random.nextUniform(0.96f, 0.99f);
    int start = sound * length;
    for (int i = 0; i < length; i++) {
      int at = i % loop;
      float leaves = string[at];
      out[start + i] = leaves;
      string[at] = kept * 0.5f * (leaves + string[(at + 1) % loop]);
    }
  }

  /** A string at rest, drawn aside at one place; its mean is 0, for a string has no way to move. */
  private static float[] drawn(int loop, RandomStream random) {
    float place = random.nextUniform(0.1f, 0.4f) * loop;
    float strength = random.nextUniform(0.5f, 0.8f);
    float[] string = new float[loop];
    float mean = 0;
    for (int i = 0; i < loop; i++) {
      float shape = i < place ? i / place : (loop - i) / (loop - place);
      string[i] = strength * (2 * shape - 1) + NOISE * random.nextNormal();
      mean += string[i] / loop;
    }
    for (int i = 0; i < loop; i++) {
      string[i] -= mean;
    }
    return string;
  }
}
