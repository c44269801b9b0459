package diptych.nn;

import diptych.autodiff.Node;
import diptych.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule that moves parameters against their gradients, so that the loss falls.
 *
 * <p>What a rule remembers of a parameter (its velocity, its moments) belongs to the optimiser
 * object: use one for the whole of a training, and another one for another model.
 */
public abstract sealed class Optimizer permits Sgd, RmsProp, Adam {
  private final double learningRate;

  Optimizer(double learningRate) {
    requirePositive("learning rate", learningRate);
    this.learningRate = learningRate;
  }

  /** The learning rate η. */
  public final double learningRate() {
    return learningRate;
  }

  /** Moves every parameter once, by its present gradient. */
  public abstract void step(List<Node> parameters);

  /** What the rule remembers of the parameters, by the name of its symbol; the same objects. */
  abstract Map<String, Memory> memories();

  /** What else the rule remembers: numbers that count its steps. */
  double[] counters() {
    return new double[0];
  }

  /** Takes over numbers that {@link #counters} gave. */
  void counters(double... numbers) {}

  static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "the %s must be a positive number, got %s".formatted(name, value));
    }
  }

  static void requireFraction(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s must be at least 0 and below 1, got %s".formatted(name, value));
    }
  }

  /** What an optimiser remembers of each parameter: tensors of its shape, zero at first. */
  static final class Memory {
    private final Map<Node, Tensor> tensors = new HashMap<>();

    /** A memory's tensors as they are kept in a file, zero for a parameter that was never moved. */
    List<Tensor> of(List<Node> parameters) {
      return parameters.stream().map(this::tensor).toList();
    }

    float[] of(Node parameter) {
      return tensor(parameter).array();
    }

    Tensor tensor(Node parameter) {
      return tensors.computeIfAbsent(parameter, Memory::zeros);
    }

    private static Tensor zeros(Node parameter) {
      return Tensor.zeros(parameter.value().rows(), parameter.value().columns());
    }
  }
}
