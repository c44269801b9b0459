package diptych.nn;

import diptych.autodiff.Node;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.List;

/** A function with parameters, from rows of {@link #inputs} numbers to rows of {@link #outputs}. */
public interface Layer {

  /** Features per sample that come in. */
  int inputs();

  /** Features per sample that go out. */
  int outputs();

  /** Draws fresh weights; equal seeds give equal weights. */
  void init(Seed seed);

  /** The weights and biases, in a fixed order. */
  List<Node> parameters();

  /**
   * The outputs (n, outputs) for n samples (n, inputs), as part of a graph.
   *
   * @throws IllegalArgumentException if {@code x} has not {@link #inputs} columns
   * @throws IllegalStateException if the weights were not drawn: call {@link #init} first
   */
  Node forward(Node x);

  /**
   * The same layer on the same weights, which get no gradient: for a network that passes a gradient
   * on but does not learn from it, as a discriminator does while the generator learns. A layer that
   * has no such form is itself; its gradients are then computed for nothing.
   */
  default Layer frozen() {
    return this;
  }

  /** The outputs (n, outputs) for n samples (n, inputs), when no gradient is needed. */
  default Tensor apply(Tensor x) {
    return forward(Node.constant(x)).value();
  }

  /**
   * Refuses samples that this layer cannot take.
   *
   * @throws IllegalArgumentException if they have not {@link #inputs} columns
   */
  default void requireInputs(Tensor samples) {
    if (samples.columns() != inputs()) {
      throw new IllegalArgumentException(
          "%s takes (n, %d) samples, got %s".formatted(this, inputs(), samples.shape()));
    }
  }

  /** The number of weights and biases that training adjusts. */
  default int parameterCount() {
    return parameters().stream().mapToInt(p -> p.value().size()).sum();
  }
}
