package diptych.score;

import diptych.data.Sounds;
import diptych.tensor.Tensor;

/**
 * The spectra of sounds in decibels: how loud each frequency is in each sound, whatever its phase.
 *
 * <p>A sound x of N samples is faded in and out by the periodic Hann window wₜ = ½ − ½ cos(2π t /
 * N) and taken apart by the discrete Fourier transform: aₖ = 2 |Σₜ wₜ xₜ e^(−2πi k t / N)| / Σₜ wₜ
 * for k = 0 … ⌊N / 2⌋, so that a sine of amplitude 1 at a frequency of the grid has aₖ = 1. Bin k
 * stands for k · rate / N Hz and holds 20 log₁₀ √(aₖ² + f²), where f is the floor that stands for
 * silence.
 *
 * @param decibels (n, ⌊N / 2⌋ + 1): a row for each sound
 * @param hertzPerBin rate / N
 * @param floor the level of silence in decibels, 20 log₁₀ f
 */
public record Spectra(Tensor decibels, double hertzPerBin, double floor) {
  /** The floor unless told otherwise, in decibels: beside a loud partial, less is not heard. */
  public static final double FLOOR = -40;

  /** The spectra of sounds, with the floor {@link #FLOOR}. */
  public static Spectra of(Sounds sounds) {
    return of(sounds, FLOOR);
  }

  /**
   * The spectra of sounds.
   *
   * @param floor the level of silence in decibels, such as −40
   * @throws IllegalArgumentException if the sounds have fewer than two samples or the floor is not
   *     finite
   */
  public static Spectra of(Sounds sounds, double floor) {
    int length = sounds.length();
    if (length < 2 || !Double.isFinite(floor)) {
      throw new IllegalArgumentException(
          "spectra need at least two samples and a finite floor, got %d and %s"
              .formatted(length, floor));
    }
    int bins = length / 2 + 1;
    // one product for all sounds: columns 0 … bins − 1 are cosines, the others sines
    var parts = sounds.samples().matmul(waves(length, bins));
    double silence = StrictMath.pow(10, floor / 10);
    var decibels = Tensor.zeros(sounds.size(), bins);
    for (int i = 0; i < sounds.size(); i++) {
      for (int k = 0; k < bins; k++) {
        double re = parts.get(i, k);
        double im = parts.get(i, bins + k);
        decibels.set(i, k, (float) (10 * StrictMath.log10(re * re + im * im + silence)));
      }
    }
    return new Spectra(decibels, sounds.rate() / (double) length, floor);
  }

  /** The windowed cosines and sines, (length, 2 · bins). */
  private static Tensor waves(int length, int bins) {
    var waves = Tensor.zeros(length, 2 * bins);
    for (int t = 0; t < length; t++) {
      // Σ w = length / 2, so 2 / Σ w = 4 / length
      double scale = (2 - 2 * StrictMath.cos(2 * StrictMath.PI * t / length)) / length;
      for (int k = 0; k < bins; k++) {
        double angle = 2 * StrictMath.PI * ((long) k * t % length) / length;
        waves.set(t, k, (float) (scale * StrictMath.cos(angle)));
        waves.set(t, bins + k, (float) (scale * StrictMath.sin(angle)));
      }
    }
    return waves;
  }

  /** The number of sounds. */
  public int size() {
    return decibels.rows();
  }

  /** The number of frequencies. */
  public int bins() {
    return decibels.columns();
  }

  /** The mean over the sounds, in decibels: a number for each bin. */
  public double[] means() {
    double[] means = new double[bins()];
    for (int i = 0; i < size(); i++) {
      for (int k = 0; k < bins(); k++) {
        means[k] += decibels.get(i, k) / (double) size();
      }
    }
    return means;
  }

  /** The standard deviation over the sounds, in decibels: a number for each bin. */
  public double[] deviations() {
    double[] means = means();
    double[] deviations = new double[bins()];
    for (int k = 0; k < bins(); k++) {
      double squares = 0;
      for (int i = 0; i < size(); i++) {
        double away = decibels.get(i, k) - means[k];
        squares += away * away;
      }
      deviations[k] = Math.sqrt(squares / size());
    }
    return deviations;
  }

  /**
   * How far two sets of sounds are apart, in decibels: √(meanₖ [(μₖ − μₖ′)² + (σₖ − σₖ′)²]), with
   * each bin's mean μ and standard deviation σ over the sounds of a set.
   *
   * <p>It is Fréchet's distance between normal distributions (Dowson and Landau 1982) of
   * independent bins, per bin; the idea of scoring a generator by it is Heusel et al.'s (2017), who
   * take a network's features. It is above 0 for two samples of one and the same source too, and
   * falls with their size: compare only scores of equally many sounds. It does not see phases, nor
   * whether the right partials sound together.
   *
   * @throws IllegalArgumentException if the spectra are of different lengths, rates or floors
   */
  public double distance(Spectra other) {
    if (bins() != other.bins() || hertzPerBin != other.hertzPerBin || floor != other.floor) {
      throw new IllegalArgumentException(
          "spectra of %d bins, %s Hz each, floor %s dB cannot be compared with %d bins of %s Hz,"
                  .formatted(bins(), hertzPerBin, floor, other.bins(), other.hertzPerBin)
              + " floor %s dB".formatted(other.floor));
    }
    double[] mean = means();
    double[] deviation = deviations();
    double[] otherMean = other.means();
    double[] otherDeviation = other.deviations();
    double squares = 0;
    for (int k = 0; k < bins(); k++) {
      double shift = mean[k] - otherMean[k];
      double widening = deviation[k] - otherDeviation[k];
      squares += shift * shift + widening * widening;
    }
    return Math.sqrt(squares / bins());
  }

  /**
   * The mean {@link #distance} of sets of so many sounds: the first {@code size} of each, the next,
   * and so on as long as both have so many.
   *
   * @param size sounds per set
   * @throws IllegalArgumentException if one has not so many sounds, or they do not fit
   */
  public double distanceOfSets(Spectra other, int size) {
    int sets = size < 1 ? 0 : Math.min(size(), other.size()) / size;
    if (sets == 0) {
      throw new IllegalArgumentException(
          "%d and %d sounds give no sets of %d".formatted(size(), other.size(), size));
    }
    double sum = 0;
    for (int i = 0; i < sets; i++) {
      sum += rows(i * size, size).distance(other.rows(i * size, size));
    }
    return sum / sets;
  }

  private Spectra rows(int from, int count) {
    return new Spectra(decibels.rows(from, from + count), hertzPerBin, floor);
  }

  /** One line: {@code spectra of 500 sounds, 513 bins of 7.8125 Hz, floor -40.0 dB}. */
  @Override
  public String toString() {
    return "spectra of %d sounds, %d bins of %s Hz, floor %s dB"
        .formatted(size(), bins(), hertzPerBin, floor);
  }
}
