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
