package diptych.gan;

import static diptych.nn.Loss.BINARY_CROSS_ENTROPY;

import diptych.autodiff.Node;
import diptych.tensor.Tensor;

/**
 * What each side of the game makes smaller, from the discriminator's logits s: D(x) = σ(s).
 *
 * <p>The value of the game (Goodfellow et al. 2014, equation 1) is V(D, G) = E_x[ln D(x)] +
 * E_z[ln(1 − D(G(z)))]. D makes it larger, so its loss is −V: the sum of two binary
 * cross-entropies, 2 ln 2 ≈ 1.386 where real and generated samples cannot be told apart. The losses
 * differ in what G makes smaller. On logits no ln 0 can occur.
 */
public interface GanLoss {

  /** The 1×1 loss of D, from its logits (n, 1) for real and (m, 1) for generated samples. */
  Node discriminator(Node real, Node fake);

  /** The 1×1 loss of G, from D's logits (n, 1) for what G generated. */
  Node generator(Node fake);

  /**
   * The game as it is defined: G makes V smaller, L_G = E_z[ln(1 − D(G(z)))] = −E[softplus(s)].
   *
   * <p>Its gradient on a logit is −σ(s) / n: almost none where D is sure that a sample is generated
   * (the same paper, section 3).
   */
  GanLoss SATURATING =
      new GanLoss() {
        @Override
        public Node discriminator(Node real, Node fake) {
          return crossEntropies(real, 1, fake);
        }

        @Override
        public Node generator(Node fake) {
          return towards(0, fake).times(-1);
        }
      };

  /**
   * The same game for D; G makes L_G = −E_z[ln D(G(z))] = E[softplus(−s)] smaller instead (the same
   * paper, section 3).
   *
   * <p>Its gradient on a logit is −(1 − σ(s)) / n: strongest where D is sure that a sample is
   * generated.
   */
  GanLoss NON_SATURATING =
      new GanLoss() {
        @Override
        public Node discriminator(Node real, Node fake) {
          return crossEntropies(real, 1, fake);
        }

        @Override
        public Node generator(Node fake) {
          return towards(1, fake);
        }
      };

  /**
   * The Wasserstein game (Arjovsky, Chintala and Bottou 2017, algorithm 1): D is a critic f whose
   * number is no logit but a height; it makes E_x[f(x)] − E_z[f(G(z))] larger, and G makes −E_z[f(
   * G(z))] smaller.
   *
   * <p>If f is Lipschitz with constant K, minus D's loss is at most K times the Wasserstein-1
   * distance between both distributions (equation 2, Kantorovich and Rubinstein's duality), and the
   * generator's gradient does not vanish. So the critic needs a bound: {@link
   * WeightConstraint#clip} (the paper's) or {@link WeightConstraint#spectralNorm} (K = 1 for bound
   * 1); {@link Lipschitz} measures K. The columns {@code D(real)} and {@code D(fake)} of the
   * training, σ of the heights, mean nothing here.
   *
   * <p>The gradient penalty of Gulrajani et al. (2017) is not offered. Its term (‖∇ₓf‖ − 1)² has
   * itself to be differentiated by the weights: a derivative of second order, which {@link Node}
   * does not compute, for its gradients are numbers and no nodes of a graph. Differences of f
   * between samples bound f along single lines only, which is another method under the same name.
   */
  GanLoss WASSERSTEIN =
      new GanLoss() {
        @Override
        public Node discriminator(Node real, Node fake) {
          return fake.mean().minus(real.mean());
        }

        @Override
        public Node generator(Node fake) {
          return fake.mean().times(-1);
        }
      };

  /**
   * The non-saturating loss with one-sided label smoothing: D's target for real samples is {@code
   * label} instead of 1, so that it is never quite sure (Salimans et al. 2016, section 3.4).
   *
   * @param label between 0.5 and 1, usually 0.9
   * @throws IllegalArgumentException if it is not
   */
  static GanLoss smoothed(double label) {
    if (!(label > 0.5 && label <= 1)) {
      throw new IllegalArgumentException(
          "a smoothed label must be above 0.5 and at most 1, got " + label);
    }
    return new GanLoss() {
      @Override
      public Node discriminator(Node real, Node fake) {
        return crossEntropies(real, (float) label, fake);
      }

      @Override
      public Node generator(Node fake) {
        return NON_SATURATING.generator(fake);
      }
    };
  }

  private static Node crossEntropies(Node real, float realLabel, Node fake) {
    return towards(realLabel, real).plus(towards(0, fake));
  }

  private static Node towards(float label, Node logits) {
    var s = logits.value();
    return BINARY_CROSS_ENTROPY.of(logits, Tensor.full(s.rows(), s.columns(), label));
  }
}
