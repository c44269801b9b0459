package diptych.gan;

import java.util.Locale;

/**
 * What happened in one step of the discriminator, as it was before the step moved the weights.
 *
 * @param loss L_D; 2 ln 2 ≈ 1.386 when D cannot tell, near 0 when it is always right
 * @param real the mean of D(x) over the real samples
 * @param fake the mean of D(G(z)) over the generated samples
 * @param gradient the Euclidean norm of ∂L_D/∂θ_D
 */
public record DiscriminatorStep(double loss, double real, double fake, double gradient) {

  /** One line: {@code D step: loss 1.386, D(real) 0.5000, D(fake) 0.5000, gradient 0.1000}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "D step: loss %.4g, D(real) %.4f, D(fake) %.4f, gradient %.4g",
        loss,
        real,
        fake,
        gradient);
  }
}
