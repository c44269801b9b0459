package diptych.score;

import diptych.data.GaussianMixture;
import diptych.tensor.Tensor;

/**
 * The best answer that any discriminator can give when both densities are known: D*(x) = p_data(x)
 * / (p_data(x) + p_g(x)) (Goodfellow et al. 2014, proposition 1).
 *
 * @param real p_data
 * @param generated p_g, in as many dimensions
 */
public record OptimalDiscriminator(GaussianMixture real, GaussianMixture generated) {

  /**
   * Checks that both live in the same space.
   *
   * @throws IllegalArgumentException if they do not
   */
  public OptimalDiscriminator {
    if (real.dimensions() != generated.dimensions()) {
      throw new IllegalArgumentException(
          "the real density has %d dimensions, the generated one %d"
              .formatted(real.dimensions(), generated.dimensions()));
    }
  }

  /** D*(x) at each of the points (n, d): an (n, 1) tensor of probabilities. */
  public Tensor at(Tensor points) {
    var result = Tensor.zeros(points.rows(), 1);
    for (int i = 0; i < points.rows(); i++) {
      double s = logDensity(real, points, i) - logDensity(generated, points, i);
      result.set(i, 0, (float) (1 / (1 + StrictMath.exp(-s))));
    }
    return result;
  }

  /**
   * The value of the game that a discriminator reaches: V = E_x[ln D(x)] + E_z[ln(1 − D(G(z)))],
   * estimated on samples. Of D* it is −ln 4 + 2 JS(p_data, p_g) (the same paper, theorem 1).
   *
   * @param onReal D of real samples
   * @param onGenerated D of generated samples
   */
  public static double value(Tensor onReal, Tensor onGenerated) {
    double sum = 0;
    for (float d : onReal.array()) {
      sum += StrictMath.log(d) / onReal.size();
    }
    for (float d : onGenerated.array()) {
      sum += StrictMath.log1p(-d) / onGenerated.size();
    }
    return sum;
  }

  /** ln p of row {@code i}, by the largest term and the others relative to it: no underflow. */
  private static double logDensity(GaussianMixture mixture, Tensor points, int i) {
    var means = mixture.means();
    double[] terms = new double[mixture.modes()];
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < terms.length; k++) {
      double deviation = mixture.deviation(k);
      double squares = 0;
      for (int j = 0; j < points.columns(); j++) {
        double away = (points.get(i, j) - means.get(k, j)) / deviation;
        squares += away * away;
      }
      terms[k] =
          StrictMath.log(mixture.weight(k))
              - points.columns() * StrictMath.log(deviation)
              - squares / 2;
      largest = Math.max(largest, terms[k]);
    }
    double sum = 0;
    for (double term : terms) {
      sum += StrictMath.exp(term - largest);
    }
    return largest + StrictMath.log(sum);
  }
}
