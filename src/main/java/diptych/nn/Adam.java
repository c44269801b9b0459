package diptych.nn;

import diptych.autodiff.Node;
import diptych.tensor.Elementwise;
import java.util.List;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015, algorithm 1): m ← β₁·m + (1 − β₁)·g, s ← β₂·s + (1 − β₂)·g², then θ ← θ
 * − η·m̂ / (√ŝ + ε) with m̂ = m / (1 − β₁ᵗ) and ŝ = s / (1 − β₂ᵗ) in step t.
 *
 * <p>Computed as the paper's section 2 suggests, with ηₜ = η·√(1 − β₂ᵗ) / (1 − β₁ᵗ) and θ ← θ −
 * ηₜ·m / (√s + ε), as Keras does; ε = 10⁻⁷ is Keras' default too.
 */
public final class Adam extends Optimizer {
  private static final float EPSILON = 1e-7f;

  private final double beta1;
  private final double beta2;
  private final Memory means = new Memory();
  private final Memory meanSquares = new Memory();
  private double power1 = 1;
  private double power2 = 1;

  /** Adam with learning rate η, β₁ = 0.9 and β₂ = 0.999. */
  public Adam(double learningRate) {
    this(learningRate, 0.9, 0.999);
  }

  /**
   * Adam with learning rate η and decays β₁ and β₂.
   *
   * @throws IllegalArgumentException if η is not positive or a decay is not in [0, 1)
   */
  public Adam(double learningRate, double beta1, double beta2) {
    super(learningRate);
    requireFraction("beta1", beta1);
    requireFraction("beta2", beta2);
    this.beta1 = beta1;
    this.beta2 = beta2;
  }

  @Override
  public void step(List<Node> parameters) {
    power1 *= beta1;
    power2 *= beta2;
    float rate = (float) (learningRate() * Math.sqrt(1 - power2) / (1 - power1));
    for (var parameter : parameters) {
      Elementwise.adam(
          parameter.value(),
          parameter.gradient(),
          means.tensor(parameter),
          meanSquares.tensor(parameter),
          beta1,
          beta2,
          rate,
          EPSILON);
    }
  }

  @Override
  Map<String, Memory> memories() {
    return Map.of("m", means, "s", meanSquares);
  }

  @Override
  double[] counters() {
    return new double[] {power1, power2};
  }

  @Override
  void counters(double... numbers) {
    power1 = numbers[0];
    power2 = numbers[1];
  }

  /**
   * The call that makes this optimiser: {@code Adam(0.001)}, or {@code Adam(0.001, 0.5, 0.999)}.
   */
  @Override
  public String toString() {
    return beta1 == 0.9 && beta2 == 0.999
        ? "Adam(%s)".formatted(learningRate())
        : "Adam(%s, %s, %s)".formatted(learningRate(), beta1, beta2);
  }
}
