package diptych.data;

import diptych.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Sounds of one length and one rate, a row of samples each. */
public final class Sounds {
  /** The most numbers that the sounds of some files may have together. */
  static final long LIMIT = 50_000_000;

  private final Tensor samples;
  private final int rate;
  private final String source;

  private Sounds(Tensor samples, int rate, String source) {
    this.samples = samples;
    this.rate = rate;
    this.source = source;
  }

  /**
   * Sounds from their samples.
   *
   * @param samples (n, length), full scale from −1 to 1; kept, not copied
   * @param rate samples per second, in Hz
   * @param source what the sounds are, for titles: {@code "plucked strings"}
   * @throws IllegalArgumentException if there is no sample, one is not finite, or the rate is no
   *     possible one
   */
  public static Sounds of(Tensor samples, int rate, String source) {
    if (samples.size() == 0) {
      throw new IllegalArgumentException(
          "%s: sounds need at least one row of samples, got %s".formatted(source, samples.shape()));
    }
    Sound.requireRate(rate);
    for (int i = 0; i < samples.size(); i++) {
      if (!Float.isFinite(samples.array()[i])) {
        throw new IllegalArgumentException(
            "%s: sample %d of sound %d is %s; samples must be finite"
                .formatted(
                    source, i % samples.columns(), i / samples.columns(), samples.array()[i]));
      }
    }
    return new Sounds(samples, rate, source);
  }

  /**
   * The sounds of WAV files in the given order, see {@link Wav#read}, {@code length} samples of
   * each: those with the most energy. A shorter sound is filled up with silence at its end.
   *
   * @param source what the sounds are, for titles
   * @throws IOException if a file cannot be read as {@link Wav#read} says, the rates differ, or
   *     there is no file
   * @throws IllegalArgumentException if the length is not positive, or they would be more than 50
   *     million samples
   */
  public static Sounds read(List<Path> files, int length, String source) throws IOException {
    if (length < 1 || (long) length * files.size() > LIMIT) {
      throw new IllegalArgumentException(
          "%d samples of each of %d sounds were asked for; at least 1, and at most %d together"
              .formatted(length, files.size(), LIMIT));
    }
    if (files.isEmpty()) {
      throw new IOException(source + ": expected WAV files, found none");
    }
    var samples = Tensor.zeros(files.size(), length);
    int rate = 0;
    for (int i = 0; i < files.size(); i++) {
      var sound = Wav.read(files.get(i));
      if (i == 0) {
        rate = sound.rate();
      } else if (sound.rate() != rate) {
        throw new IOException(
            "%s: expected %d samples per second as in %s, found %d"
                .formatted(
                    SmallFile.name(files.get(i)),
                    rate,
                    SmallFile.name(files.get(0)),
                    sound.rate()));
      }
      float[] all = sound.samples().array();
      int count = Math.min(length, all.length);
      System.arraycopy(all, loudest(all, count), samples.array(), i * length, count);
    }
    return new Sounds(samples, rate, source);
  }

  /** Where the {@code count} samples with the most energy start; the first place of equal ones. */
  private static int loudest(float[] samples, int count) {
    double energy = 0;
    double most = 0;
    int start = 0;
    for (int i = 0; i < samples.length; i++) {
      energy += (double) samples[i] * samples[i];
      if (i >= count) {
        energy -= (double) samples[i - count] * samples[i - count];
      }
      if (i >= count - 1 && energy > most) {
        most = energy;
        start = i - count + 1;
      }
    }
    return start;
  }

  /** The number of sounds. */
  public int size() {
    return samples.rows();
  }

  /** Samples per sound. */
  public int length() {
    return samples.columns();
  }

  /** Samples per second, in Hz. */
  public int rate() {
    return rate;
  }

  /** The samples, (n, length): the sounds' own, not a copy. */
  public Tensor samples() {
    return samples;
  }

  /** What the sounds are and where they come from, as a title says it. */
  public String source() {
    return source;
  }

  /** Sound {@code i}, copied. */
  public Sound get(int i) {
    return new Sound(samples.row(i), rate);
  }

  /** The sounds with the given numbers, counted from 0, in the given order. */
  public Sounds take(int... indices) {
    return of(samples.take(indices), rate, source);
  }

  /** The same sounds, each as loud as it can be: its largest sample is 1 or −1. Silence stays. */
  public Sounds normalized() {
    var scaled = samples.copy();
    float[] values = scaled.array();
    for (int start = 0; start < values.length; start += length()) {
      float peak = 0;
      for (int i = start; i < start + length(); i++) {
        peak = Math.max(peak, Math.abs(values[i]));
      }
      for (int i = start; i < start + length() && peak > 0; i++) {
        values[i] /= peak;
      }
    }
    return new Sounds(scaled, rate, source);
  }

  /**
   * All sounds one after the other, to be listened to.
   *
   * @param pause the silence between two sounds, in seconds, from 0 to 10
   */
  public Sound inTurn(double pause) {
    if (!(pause >= 0 && pause <= 10)) {
      throw new IllegalArgumentException("a pause has 0 to 10 seconds, got " + pause);
    }
    int step = length() + (int) Math.round(pause * rate);
    var all = Tensor.zeros(1, Math.multiplyExact(step, size() - 1) + length());
    for (int i = 0; i < size(); i++) {
      System.arraycopy(samples.array(), i * length(), all.array(), i * step, length());
    }
    return new Sound(all, rate);
  }

  /**
   * Every fifth sound (index mod 5 = 4) held out for testing, the others for training.
   *
   * @throws IllegalArgumentException if there are fewer than five
   */
  public SoundSplit split() {
    return new SoundSplit(take(EveryFifth.train(size())), take(EveryFifth.test(size())));
  }

  /** One line: {@code plucked strings: 2,000 sounds of 1,024 samples at 8,000 Hz}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s: %,d sounds of %,d samples at %,d Hz", source, size(), length(), rate);
  }
}
