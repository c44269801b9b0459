package diptych.tensor.engine;

/**
 * What a machine must be able to do for the tensor room: the loops that are worth a second version.
 *
 * <p>Every implementation gives the same bits; {@link ScalarEngine} is the definition. The methods
 * with a range work on the numbers {@code from} (inclusive) to {@code to} (exclusive) of row-major
 * arrays in the calling thread; {@code out} may be an input. Nothing is checked here: shapes are
 * checked in {@code diptych.tensor}.
 */
public interface Engine {

  /** What it is called in reports: {@code scalar}, or {@code vector} with its width. */
  String name();

  /** Announces products with so many columns, so that the engine may get ready for them. */
  void expect(int columns);

  /** Computes a matrix product, on all threads where that pays. */
  void multiply(Product product);

  /** out = f(x). */
  void apply(Pointwise f, float[] x, float[] out, int from, int to);

  /** out = x where x &lt; 0 is replaced by slope · x; for a slope of 0, by 0. */
  void leakyRelu(float slope, float[] x, float[] out, int from, int to);

  /** out = g where y &gt; 0, slope · g elsewhere; for a slope of 0, 0 elsewhere. */
  void leakyReluGradient(float slope, float[] y, float[] g, float[] out, int from, int to);

  /** The lane sum (see {@link diptych.tensor.Reductions}) of at most one block of numbers. */
  float sum(Summand summand, float[] x, float[] y, int from, int to);

  /**
   * Overwrites 2 · {@code pairs} numbers of {@code out} with normal ones: pair i, by {@link
   * Normal}, from {@code high[i]} and {@code low[i]}.
   */
  void normal(int[] high, int[] low, int pairs, float[] out, int from);
}
