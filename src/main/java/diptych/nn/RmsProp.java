package diptych.nn;

import diptych.autodiff.Node;
import java.util.List;
import java.util.Map;

/**
 * RMSProp: s ← ρ·s + (1 − ρ)·g², then θ ← θ − η·g / (√s + ε) (Tieleman and Hinton 2012, lecture
 * 6.5), with ρ = 0.9 and ε = 10⁻⁷.
 */
public final class RmsProp extends Optimizer {
  private static final float EPSILON = 1e-7f;

  private final double decay;
  private final Memory meanSquares = new Memory();

  /** RMSProp with learning rate η and ρ = 0.9. */
  public RmsProp(double learningRate) {
    this(learningRate, 0.9);
  }

  /**
   * RMSProp with learning rate η and decay ρ.
   *
   * @throws IllegalArgumentException if η is not positive or ρ is not in [0, 1)
   */
  public RmsProp(double learningRate, double decay) {
    super(learningRate);
    requireFraction("decay", decay);
    this.decay = decay;
  }

  @Override
  public void step(List<Node> parameters) {
    float eta = (float) learningRate();
    float rho = (float) decay;
    float rest = (float) (1 - decay);
    for (var parameter : parameters) {
      float[] theta = parameter.value().array();
      float[] g = parameter.gradient().array();
      float[] s = meanSquares.of(parameter);
      for (int i = 0; i < theta.length; i++) {
        s[i] = Math.fma(rho, s[i], rest * g[i] * g[i]);
        theta[i] -= eta * g[i] / ((float) Math.sqrt(s[i]) + EPSILON);
      }
    }
  }

  @Override
  Map<String, Memory> memories() {
    return Map.of("s", meanSquares);
  }

  @Override
  public String toString() {
    return "RmsProp(%s, decay %s)".formatted(learningRate(), decay);
  }
}
