package diptych.score;

import diptych.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Makes whole numbers of codes, and counts the bits that they cost: the number h becomes the symbol
 * q = round(h / Δ), the decoder gets q·Δ back.
 *
 * <p>Each of the k numbers of a code has a table of its symbols' frequencies, counted on the codes
 * that the quantiser was fitted to. A symbol s then costs −log₂ p(s) bits, as an ideal arithmetic
 * coder with these tables would spend (Cover and Thomas 2006, section 5.4). The tables belong to
 * the coder, like the decoder's weights: no sample pays for them. To keep every symbol possible,
 * one is added to each count, and symbols outside the fitted range become the nearest one inside.
 */
public final class Quantizer {
  /** More symbols than this in one number of a code mean that the step is far too small. */
  private static final int MOST_SYMBOLS = 1 << 16;

  private final double step;
  private final int[] lowest;
  private final double[][] bits;

  private Quantizer(double step, int[] lowest, double[][] bits) {
    this.step = step;
    this.lowest = lowest;
    this.bits = bits;
  }

  /**
   * Counts the symbols of codes (n, k), best those of the training samples.
   *
   * @param step the width Δ of a symbol's interval, the same for all k numbers
   * @throws IllegalArgumentException if there is no code, a number is not finite, the step is not
   *     positive, or it is so small that a number has more than 65,536 symbols
   */
  public static Quantizer fit(Tensor codes, double step) {
    if (!(step > 0) || Double.isInfinite(step)) {
      throw new IllegalArgumentException("a quantiser's step must be positive, got " + step);
    }
    if (codes.size() == 0) {
      throw new IllegalArgumentException("a quantiser needs codes to count, got " + codes.shape());
    }
    int[] lowest = new int[codes.columns()];
    double[][] bits = new double[codes.columns()][];
    for (int j = 0; j < bits.length; j++) {
      double[] symbols = symbols(codes, j, step);
      double low = Arrays.stream(symbols).min().orElseThrow();
      double range = Arrays.stream(symbols).max().orElseThrow() - low + 1;
      if (!(range <= MOST_SYMBOLS) || Math.abs(low) > 1e9) {
        throw new IllegalArgumentException(
            "number %d of the codes is not finite, or needs %.3g symbols with step %s: take a larger step"
                .formatted(j, range, step));
      }
      lowest[j] = (int) low;
      bits[j] = costs(symbols, low, (int) range);
    }
    return new Quantizer(step, lowest, bits);
  }

  private static double[] symbols(Tensor codes, int column, double step) {
    return IntStream.range(0, codes.rows())
        .mapToDouble(i -> Math.rint(codes.get(i, column) / step))
        .toArray();
  }

  private static double[] costs(double[] symbols, double low, int range) {
    double[] counts = new double[range];
    Arrays.fill(counts, 1);
    for (double symbol : symbols) {
      counts[(int) (symbol - low)]++;
    }
    return Arrays.stream(counts).map(count -> log2((symbols.length + range) / count)).toArray();
  }

  /** The numbers per code, k. */
  public int codeSize() {
    return bits.length;
  }

  /**
   * What the decoder gets for codes (n, k): each number replaced by its symbol's q·Δ.
   *
   * @throws IllegalArgumentException if the codes have another k
   */
  public Tensor quantize(Tensor codes) {
    requireCodes(codes);
    var result = Tensor.zeros(codes.rows(), codes.columns());
    for (int i = 0; i < codes.rows(); i++) {
      for (int j = 0; j < codes.columns(); j++) {
        result.set(i, j, (float) ((lowest[j] + index(codes.get(i, j), j)) * step));
      }
    }
    return result;
  }

  /**
   * The bits that a code costs, the mean over codes (n, k). Divide by the pixels of a sample for
   * bits per pixel.
   *
   * @throws IllegalArgumentException if the codes have another k, or there is none
   */
  public double bitsPerCode(Tensor codes) {
    requireCodes(codes);
    if (codes.rows() == 0) {
      throw new IllegalArgumentException("there is no code to count the bits of");
    }
    double sum = 0;
    for (int i = 0; i < codes.rows(); i++) {
      for (int j = 0; j < codes.columns(); j++) {
        sum += bits[j][index(codes.get(i, j), j)];
      }
    }
    return sum / codes.rows();
  }

  private int index(float number, int column) {
    double index = Math.rint(number / step) - lowest[column];
    return (int) Math.max(0, Math.min(index, bits[column].length - 1));
  }

  private void requireCodes(Tensor codes) {
    if (codes.columns() != codeSize()) {
      throw new IllegalArgumentException(
          "the quantiser was fitted to codes of %d numbers, got %s"
              .formatted(codeSize(), codes.shape()));
    }
  }

  /**
   * The entropy of some symbols, in bits: −Σ p·log₂ p over the different ones, with p how often
   * each occurs (Shannon 1948). 0 if all are equal.
   */
  public static double entropy(int... symbols) {
    int[] sorted = symbols.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int from = 0; from < sorted.length; ) {
      int to = from;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      double p = (to - from) / (double) sorted.length;
      sum -= p * log2(p);
      from = to;
    }
    return Math.max(sum, 0);
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  /** What it is: {@code Quantizer(32 numbers, step 0.5)}. */
  @Override
  public String toString() {
    return "Quantizer(%d numbers, step %s)".formatted(codeSize(), step);
  }
}
