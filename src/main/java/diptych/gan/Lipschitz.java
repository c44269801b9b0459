package diptych.gan;

import diptych.autodiff.Node;
import diptych.nn.Activation;
import diptych.nn.Dense;
import diptych.nn.Layer;
import diptych.nn.Sequential;
import diptych.tensor.Reductions;
import diptych.tensor.Tensor;

/**
 * How steep a critic f is: bounds on its Lipschitz constant K, the smallest number with |f(x) −
 * f(y)| ≤ K·‖x − y‖ for all x and y, and the steepness that samples show.
 *
 * <p>The true K lies between {@link #betweenSamples} or {@link #atSamples}, which any samples bound
 * from below, and {@link #upperBound}.
 */
public final class Lipschitz {
  /** The power of W·Wᵀ is 2 to the power of this. */
  private static final int SQUARINGS = 9;

  private Lipschitz() {}

  /**
   * The product over the layers of ‖W‖₂ and the activation's own constant (1; 1/4 for sigmoid): no
   * network of these layers is steeper (Szegedy et al. 2014, section 4.3).
   *
   * @throws IllegalArgumentException if there is a layer other than {@link Dense} and {@link
   *     Sequential}: its constant is not known
   */
  public static double upperBound(Layer network) {
    if (network instanceof Dense dense) {
      double own = dense.activation() == Activation.SIGMOID ? 0.25 : 1;
      return own * spectralNormBound(dense.weights().value());
    }
    if (network instanceof Sequential sequence) {
      return sequence.layers().stream()
          .mapToDouble(Lipschitz::upperBound)
          .reduce(1, (a, b) -> a * b);
    }
    throw new IllegalArgumentException(
        "no bound on the steepness of %s is known; use dense layers alone".formatted(network));
  }

  /**
   * A bound from above on the largest singular value of W, too large by less than 0.5 % for up to
   * 10,000 rows or columns: the Schatten norm (Σ σᵢ²ᵖ)^(1/2p) with 2p = 2048, from the 512th power
   * of the smaller of W·Wᵀ and Wᵀ·W.
   *
   * <p>Power iteration, as in {@link WeightConstraint#spectralNorm}, comes from below instead: a
   * bound must not.
   */
  static double spectralNormBound(Tensor weights) {
    var turned = weights.transpose();
    var power =
        weights.rows() < weights.columns() ? weights.matmul(turned) : turned.matmul(weights);
    // (W·Wᵀ)^(2^i) is power times a factor whose logarithm, over 2^(i+1), is kept aside
    double logarithm = 0;
    for (int i = 0; i <= SQUARINGS; i++) {
      if (i > 0) {
        power = power.matmul(power);
      }
      double norm = power.norm();
      if (norm == 0) {
        return 0;
      }
      logarithm += Math.log(norm) / (2L << i);
      power = power.times((float) (1 / norm));
    }
    return Math.exp(logarithm);
  }

  /**
   * The largest |f(x) − f(y)| / ‖x − y‖ over pairs of rows of two tensors (n, d): the first of
   * each, the second of each, and so on. Pairs of equal rows are left out.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public static double betweenSamples(Layer critic, Tensor x, Tensor y) {
    if (x.rows() != y.rows() || x.columns() != y.columns()) {
      throw new IllegalArgumentException(
          "pairs need two tensors of one shape, got %s and %s".formatted(x.shape(), y.shape()));
    }
    var fx = critic.apply(x);
    var fy = critic.apply(y);
    double steepest = 0;
    for (int i = 0; i < x.rows(); i++) {
      double distance = Math.sqrt(Reductions.sumOfSquaredDifferences(x.row(i), y.row(i)));
      if (distance > 0) {
        double rise = Math.abs((double) fx.get(i, 0) - fy.get(i, 0));
        steepest = Math.max(steepest, rise / distance);
      }
    }
    return steepest;
  }

  /** The largest norm ‖∇f(x)‖ of the critic's gradient at samples (n, d). */
  public static double atSamples(Layer critic, Tensor x) {
    var samples = Node.parameter(x.copy());
    critic.frozen().forward(samples).sum().backward();
    double steepest = 0;
    for (int i = 0; i < x.rows(); i++) {
      steepest = Math.max(steepest, samples.gradient().row(i).norm());
    }
    return steepest;
  }
}
