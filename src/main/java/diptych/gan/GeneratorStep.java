package diptych.gan;

import java.util.Locale;

/**
 * What happened in one step of the generator, as it was before the step moved the weights.
 *
 * @param loss L_G, by the training's {@link GanLoss}
 * @param fake the mean of D(G(z)) over the generated samples
 * @param gradient the Euclidean norm of ∂L_G/∂θ_G
 */
public record GeneratorStep(double loss, double fake, double gradient) {

  /** One line: {@code G step: loss 0.6931, D(fake) 0.5000, gradient 0.1000}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "G step: loss %.4g, D(fake) %.4f, gradient %.4g", loss, fake, gradient);
  }
}
