package diptych.nn;

import diptych.autodiff.Node;
import java.util.List;
import java.util.Map;

/**
 * Stochastic gradient descent with momentum: v ← μ·v − η·g, then θ ← θ + v (Polyak 1964, in the
 * form of Sutskever et al. 2013, equations 1 and 2). With μ = 0 it is plain gradient descent.
 */
public final class Sgd extends Optimizer {
  private final double momentum;
  private final Memory velocities = new Memory();

  /** Plain gradient descent with learning rate η. */
  public Sgd(double learningRate) {
    this(learningRate, 0);
  }

  /**
   * Gradient descent with learning rate η and momentum μ.
   *
   * @throws IllegalArgumentException if η is not positive or μ is not in [0, 1)
   */
  public Sgd(double learningRate, double momentum) {
    super(learningRate);
    requireFraction("momentum", momentum);
    this.momentum = momentum;
  }

  @Override
  public void step(List<Node> parameters) {
    float eta = (float) learningRate();
    float mu = (float) momentum;
    for (var parameter : parameters) {
      float[] theta = parameter.value().array();
      float[] g = parameter.gradient().array();
      float[] v = velocities.of(parameter);
      for (int i = 0; i < theta.length; i++) {
        v[i] = Math.fma(mu, v[i], -eta * g[i]);
        theta[i] += v[i];
      }
    }
  }

  @Override
  Map<String, Memory> memories() {
    return Map.of("v", velocities);
  }

  @Override
  public String toString() {
    return "Sgd(%s, momentum %s)".formatted(learningRate(), momentum);
  }
}
