package diptych.nn;

import diptych.autodiff.Node;
import diptych.tensor.Products;
import diptych.tensor.Reductions;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.List;

/**
 * A fully connected layer: y = activation(x·W + b), with W (inputs, outputs) and b (1, outputs).
 *
 * <p>The product, the bias and the activation are one node of the graph, so that no sum is written
 * to memory twice.
 */
public final class Dense implements Layer {
  private final int inputs;
  private final int outputs;
  private final Activation activation;
  private final Initializer initializer;
  private final Node weights;
  private final Node bias;
  private final String name;
  private boolean ready;

  private Dense(int inputs, int outputs, Activation activation, Initializer initializer) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.activation = activation;
    this.initializer = initializer;
    weights = Node.parameter(Tensor.zeros(inputs, outputs));
    bias = Node.parameter(Tensor.zeros(1, outputs));
    Products.expect(outputs);
    Products.expect(inputs);
    name = "Dense(" + inputs + " → " + outputs + ", " + activation.label() + ")";
  }

  /** A frozen view of a layer, on the same numbers. */
  private Dense(Dense learning) {
    inputs = learning.inputs;
    outputs = learning.outputs;
    activation = learning.activation;
    initializer = learning.initializer;
    weights = Node.constant(learning.weights.value());
    bias = Node.constant(learning.bias.value());
    name = learning.name;
    ready = learning.ready;
  }

  /**
   * A layer whose weights will be drawn by {@link Initializer#GLOROT}.
   *
   * @throws IllegalArgumentException if a size is not positive
   */
  public static Dense of(int inputs, int outputs, Activation activation) {
    return of(inputs, outputs, activation, Initializer.GLOROT);
  }

  /** A layer whose weights will be drawn by {@code initializer}. */
  public static Dense of(int inputs, int outputs, Activation activation, Initializer initializer) {
    if (inputs <= 0 || outputs <= 0) {
      throw new IllegalArgumentException(
          "a dense layer needs at least one input and one output, got %d and %d"
              .formatted(inputs, outputs));
    }
    return new Dense(inputs, outputs, activation, initializer);
  }

  @Override
  public void init(Seed seed) {
    assign(initializer.draw(inputs, outputs, seed), Tensor.zeros(1, outputs));
  }

  /**
   * Copies given weights and biases into the layer, instead of drawing them.
   *
   * @throws IllegalArgumentException if W is not (inputs, outputs) or b is not (1, outputs)
   */
  public void assign(Tensor newWeights, Tensor newBias) {
    requireShape("weights", newWeights, weights.value());
    requireShape("bias", newBias, bias.value());
    newWeights.copyInto(weights.value());
    newBias.copyInto(bias.value());
    ready = true;
  }

  private void requireShape(String what, Tensor given, Tensor own) {
    if (given.rows() != own.rows() || given.columns() != own.columns()) {
      throw new IllegalArgumentException(
          "%s: the %s must have shape %s, got %s"
              .formatted(this, what, own.shape(), given.shape()));
    }
  }

  /** W, of shape (inputs, outputs). */
  public Node weights() {
    return weights;
  }

  /** b, of shape (1, outputs). */
  public Node bias() {
    return bias;
  }

  /** The function that the layer applies to its sums. */
  public Activation activation() {
    return activation;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public List<Node> parameters() {
    return List.of(weights, bias);
  }

  @Override
  public Dense frozen() {
    return new Dense(this);
  }

  /**
   * {@inheritDoc}
   *
   * <p>With s = x·W + b and y = a(s): s̄ = ȳ·a′(s), x̄ = s̄·Wᵀ, W̄ = xᵀ·s̄, b̄ = the sum of s̄ over
   * the samples.
   */
  @Override
  public Node forward(Node x) {
    requireReady();
    requireInputs(x.value());
    int samples = x.value().rows();
    var y = Node.buffer(samples, outputs, x);
    Products.matmulPlusRow(x.value(), weights.value(), bias.value(), y);
    activation.applyInPlace(y);
    return Node.operation(
        toString(),
        y,
        List.of(x, weights, bias),
        g -> {
          var sums = activation.gradient(y, g, Node.buffer(g, x));
          if (weights.needsGradient()) {
            weights.receive(
                gradient -> Products.transposedMatmul(x.value(), sums, gradient),
                gradient -> Products.addTransposedMatmul(x.value(), sums, gradient));
            bias.receive(
                gradient -> Reductions.columnSums(sums, gradient),
                gradient -> Reductions.addColumnSums(sums, gradient));
          }
          if (x.needsGradient()) {
            x.receive(
                gradient -> Products.matmulTransposed(sums, weights.value(), gradient),
                gradient -> Products.addMatmulTransposed(sums, weights.value(), gradient));
          }
        });
  }

  /** Refuses to compute with weights that nobody has drawn. */
  void requireReady() {
    if (!ready) {
      throw new IllegalStateException(
          this + " has no weights yet: call init(new Seed(1)) on the model or the layer first");
    }
  }

  /** The call that makes this layer: {@code Dense(100 → 50, relu)}. */
  @Override
  public String toString() {
    return name;
  }
}
