package diptych.score;

/**
 * How far two discrete distributions are apart, in nats. Both are arrays of probabilities over the
 * same cells, each adding up to 1.
 */
public final class Divergence {
  private Divergence() {}

  /**
   * The Kullback–Leibler divergence KL(p ‖ q) = Σᵢ pᵢ ln(pᵢ / qᵢ) (Kullback and Leibler 1951): 0
   * for equal distributions, infinite where p has a cell that q has not.
   *
   * @throws IllegalArgumentException if the lengths differ, or either is no distribution
   */
  public static double kl(double[] p, double[] q) {
    require(p, q);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      if (p[i] > 0) {
        sum += p[i] * StrictMath.log(p[i] / q[i]);
      }
    }
    return Math.max(0, sum);
  }

  /**
   * The Jensen–Shannon divergence JS(p, q) = ½ KL(p ‖ m) + ½ KL(q ‖ m) with m = ½ (p + q) (Lin
   * 1991): from 0 for equal distributions to ln 2 ≈ 0.693 for those that share no cell.
   *
   * @throws IllegalArgumentException if the lengths differ, or either is no distribution
   */
  public static double js(double[] p, double[] q) {
    require(p, q);
    double[] middle = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      middle[i] = (p[i] + q[i]) / 2;
    }
    return (kl(p, middle) + kl(q, middle)) / 2;
  }

  private static void require(double[] p, double[] q) {
    if (p.length != q.length || p.length == 0) {
      throw new IllegalArgumentException(
          "a divergence needs two distributions over the same cells, got %d and %d"
              .formatted(p.length, q.length));
    }
    requireDistribution(p);
    requireDistribution(q);
  }

  private static void requireDistribution(double[] p) {
    double sum = 0;
    for (double probability : p) {
      if (!(probability >= 0)) {
        throw new IllegalArgumentException("a probability must be 0 or more, got " + probability);
      }
      sum += probability;
    }
    if (Math.abs(sum - 1) > 1e-6) {
      throw new IllegalArgumentException("probabilities must add up to 1, got " + sum);
    }
  }
}
