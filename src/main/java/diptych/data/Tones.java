package diptych.data;

import diptych.tensor.RandomStream;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;

/**
 * Tones of up to six harmonics under an envelope: x(t) = e(t) Σₖ k^(−b) sin(2π k f t), scaled.
 *
 * <p>The pitch f is one of five notes, the brightness b, the rise and the fall of the envelope are
 * random. All harmonics start in step. Sines and exponentials are {@link StrictMath}'s: the same
 * bits on every machine.
 */
public final class Tones {
  /** Samples per second. */
  public static final int RATE = 8000;

  /** What {@link Sounds#source()} says of these sounds. */
  public static final String SOURCE = "tones";

  private static final double[] PITCHES = {220, 261.63, 293.66, 329.63, 392};
  private static final int HARMONICS = 6;

  private Tones() {}

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
      double pitch = PITCHES[order[i] % PITCHES.length];
      play(pitch, seed.child(i).stream(), samples, i);
    }
    return Sounds.of(samples, RATE, SOURCE);
  }

  private static void play(double pitch, RandomStream random, Tensor samples, int sound) {
    double brightness = random.nextUniform(0.8f, 2.5f);
    double rise = random.nextUniform(0.002f, 0.02f);
    double fall = random.nextUniform(0.05f, 0.2f);
    double loudness = 0;
    double[] share = new double[HARMONICS];
    for (int k = 0; k < HARMONICS; k++) {
      share[k] = StrictMath.pow(k + 1, -brightness);
      loudness += share[k];
    }
    for (int i = 0; i < samples.columns(); i++) {
      double t = i / (double) RATE;
      double sum = 0;
      for (int k = 0; k < HARMONICS; k++) {
        sum += share[k] * StrictMath.sin(2 * StrictMath.PI * (k + 1) * pitch * t);
      }
      double envelope = Math.min(1, t / rise) * StrictMath.exp(-t / fall);
      samples.set(sound, i, (float) (envelope * sum / loudness));
    }
  }
}
