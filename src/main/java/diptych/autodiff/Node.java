package diptych.autodiff;

import diptych.tensor.Elementwise;
import diptych.tensor.Functions;
import diptych.tensor.Products;
import diptych.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A value in a computation, with the gradient of the final result with respect to it.
 *
 * <p>Leaves are parameters (which have gradients) and constants (which have none). Every operation
 * makes a new node that remembers its parents and how to push its own gradient to them; the
 * operation's value and gradient stand side by side in this file. {@link #backward} starts from a
 * 1×1 result L and leaves ∂L/∂p in every parameter p, added to what was there.
 */
public final class Node {
  private final String operation;
  private final Tensor value;
  private final List<Node> parents;
  private final Consumer<Tensor> push;
  private final boolean needsGradient;
  private final Workspace workspace;
  private Tensor gradient;
  private boolean blank = true;
  private boolean walked;

  private Node(
      String operation,
      Tensor value,
      List<Node> parents,
      Consumer<Tensor> push,
      boolean needsGradient,
      Workspace workspace) {
    this.operation = operation;
    this.value = value;
    this.parents = parents;
    this.push = push;
    this.needsGradient = needsGradient;
    this.workspace = workspace;
  }

  /** A leaf that is to be learned; it keeps {@code value} itself, not a copy. */
  public static Node parameter(Tensor value) {
    return new Node("parameter", value, List.of(), null, true, null);
  }

  /** A leaf that stays as it is, such as a batch of samples. */
  public static Node constant(Tensor value) {
    return constant(value, null);
  }

  /** A leaf that stays as it is; what is computed from it lives in {@code workspace}. */
  public static Node constant(Tensor value, Workspace workspace) {
    return new Node("constant", value, List.of(), null, false, workspace);
  }

  /**
   * A new operation: {@code value} was computed from {@code parents}, and {@code push} adds to each
   * parent's {@link #gradient} what it is due, given this node's gradient.
   *
   * <p>{@code push} must leave parents alone for which {@link #needsGradient} is false.
   */
  public static Node operation(
      String name, Tensor value, List<Node> parents, Consumer<Tensor> push) {
    boolean needed = false;
    for (var parent : parents) {
      needed |= parent.needsGradient;
    }
    return new Node(name, value, parents, push, needed, workspaceOf(parents));
  }

  /** A tensor for an operation on {@code parents}: from their workspace where there is one. */
  public static Tensor buffer(int rows, int columns, Node... parents) {
    var workspace = workspaceOf(Arrays.asList(parents));
    return workspace == null ? Tensor.zeros(rows, columns) : workspace.take(rows, columns);
  }

  /**
   * Memory for a node's push, of the shape of its gradient: in a workspace that of the gradient
   * itself, which is not needed afterwards; otherwise new, so that {@link #gradient} stays
   * readable.
   */
  public static Tensor buffer(Tensor gradient, Node... parents) {
    return workspaceOf(Arrays.asList(parents)) == null
        ? Tensor.zeros(gradient.rows(), gradient.columns())
        : gradient;
  }

  private static Workspace workspaceOf(List<Node> parents) {
    for (var parent : parents) {
      if (parent.workspace != null) {
        return parent.workspace;
      }
    }
    return null;
  }

  /** The value. */
  public Tensor value() {
    return value;
  }

  /**
   * The gradient: for a parameter what {@link #backward} has added up, zero at first; for other
   * nodes the gradient of the one walk that passed here.
   *
   * @throws IllegalStateException if this node is a constant or depends on constants alone
   */
  public Tensor gradient() {
    requireGradient();
    if (blank) {
      Arrays.fill(memory().array(), 0);
    }
    return gradient;
  }

  /**
   * Adds a part to the gradient. Where there is none yet it is written instead, which spares two
   * ways through memory: to fill it with zeros and to read them.
   *
   * @param write overwrites the tensor that it gets with the part
   * @param add adds the part to the tensor that it gets
   */
  public void receive(Consumer<Tensor> write, Consumer<Tensor> add) {
    if (needsGradient && blank) {
      write.accept(memory());
    } else {
      add.accept(gradient());
    }
  }

  /** The gradient's memory, for somebody who overwrites it. */
  private Tensor memory() {
    if (gradient == null) {
      gradient = buffer(value.rows(), value.columns(), this);
    }
    blank = false;
    return gradient;
  }

  /** Whether a parameter stands behind this node, so that a gradient must reach it. */
  public boolean needsGradient() {
    return needsGradient;
  }

  /** Sets the gradient to zero, as a training step does before {@link #backward}. */
  public void zeroGradient() {
    requireGradient();
    blank = true; // filled when it is read, or overwritten by the first part
  }

  private void requireGradient() {
    if (!needsGradient) {
      throw new IllegalStateException(
          "a %s that depends on no parameter has no gradient".formatted(operation));
    }
  }

  /** The nodes that this one was computed from; none for a leaf. */
  public List<Node> parents() {
    return parents;
  }

  /**
   * Walks the graph once, from this 1×1 result to the leaves, in reverse topological order.
   *
   * @throws IllegalStateException if the value is not 1×1, depends on no parameter, or a part of
   *     the graph was walked before (its gradients would be counted twice)
   */
  public void backward() {
    if (value.size() != 1) {
      throw new IllegalStateException(
          "backward: starts from a (1, 1) result such as a loss, this is " + value.shape());
    }
    gradient(); // refuses a result that depends on no parameter
    var order = TopologicalOrder.endingAt(this);
    for (var node : order) {
      if (node.walked) {
        throw new IllegalStateException(
            "backward: '%s' was walked before; compute the result again, then call backward() once"
                .formatted(node.operation));
      }
    }
    Arrays.fill(gradient.array(), 1);
    for (int i = order.size() - 1; i >= 0; i--) {
      var node = order.get(i);
      if (node.push != null) {
        node.walked = true;
        node.push.accept(node.gradient());
      }
    }
  }

  /** The matrix product C = A·B. Its gradients: Ā = C̄·Bᵀ and B̄ = Aᵀ·C̄. */
  public Node matmul(Node b) {
    var c = buffer(value.rows(), b.value.columns(), this, b);
    Products.matmul(value, b.value, c);
    return operation(
        "matmul",
        c,
        List.of(this, b),
        g -> {
          give(gradient -> Products.addMatmulTransposed(g, b.value, gradient));
          b.give(gradient -> Products.addTransposedMatmul(value, g, gradient));
        });
  }

  /** a + b, broadcast. The gradient passes to both unchanged. */
  public Node plus(Node b) {
    return operation(
        "plus",
        value.plus(b.value),
        List.of(this, b),
        g -> {
          give(gradient -> Broadcast.add(g, gradient));
          b.give(gradient -> Broadcast.add(g, gradient));
        });
  }

  /** a − b, broadcast. The gradient passes to a unchanged, to b negated. */
  public Node minus(Node b) {
    return plus(b.times(-1));
  }

  /** a · b element by element, broadcast. ā = g·b, b̄ = g·a. */
  public Node times(Node b) {
    return operation(
        "times",
        value.times(b.value),
        List.of(this, b),
        g -> {
          give(gradient -> Broadcast.add(g.times(b.value), gradient));
          b.give(gradient -> Broadcast.add(g.times(value), gradient));
        });
  }

  /** a / b element by element, broadcast. ā = g/b, b̄ = −g·a/b². */
  public Node dividedBy(Node b) {
    var quotient = value.dividedBy(b.value);
    return operation(
        "dividedBy",
        quotient,
        List.of(this, b),
        g -> {
          var scaled = g.dividedBy(b.value);
          give(gradient -> Broadcast.add(scaled, gradient));
          b.give(gradient -> Broadcast.add(scaled.times(quotient).times(-1), gradient));
        });
  }

  /** Every number times {@code factor}; so is the gradient. */
  public Node times(float factor) {
    return unary("times", value.times(factor), g -> g.times(factor));
  }

  /** Every number plus {@code addend}. The gradient passes unchanged. */
  public Node plus(float addend) {
    return unary("plus", value.plus(addend), g -> g);
  }

  /** y = eˣ, x̄ = g·y. */
  public Node exp() {
    var y = value.map(Functions::exp);
    return unary("exp", y, g -> g.times(y));
  }

  /** y = ln x, x̄ = g/x. */
  public Node log() {
    return unary("log", value.map(Functions::log), g -> g.dividedBy(value));
  }

  /** y = x², x̄ = 2·g·x. */
  public Node square() {
    return unary("square", value.times(value), g -> g.times(value).times(2));
  }

  /** y = max(x, 0), x̄ = g where x &gt; 0, else 0. */
  public Node relu() {
    return leakyRelu(0);
  }

  /** y = x where x &gt; 0, else slope·x; x̄ = g there, else slope·g. */
  public Node leakyRelu(float slope) {
    return unary(
        "leakyRelu",
        value.map(x -> x > 0 ? x : slope * x),
        g -> g.times(value.map(x -> x > 0 ? 1 : slope)));
  }

  /** y = tanh x, x̄ = g·(1 − y²). */
  public Node tanh() {
    var y = value.map(Functions::tanh);
    return unary("tanh", y, g -> g.times(y.map(t -> 1 - t * t)));
  }

  /** y = σ(x) = 1 / (1 + e⁻ˣ), x̄ = g·y·(1 − y). */
  public Node sigmoid() {
    var y = value.map(Functions::sigmoid);
    return unary("sigmoid", y, g -> g.times(y.map(s -> s * (1 - s))));
  }

  /** y = ln(1 + eˣ), x̄ = g·σ(x). */
  public Node softplus() {
    return unary(
        "softplus", value.map(Functions::softplus), g -> g.times(value.map(Functions::sigmoid)));
  }

  /** The sum of all numbers, 1×1. Every number gets the gradient. */
  public Node sum() {
    return unary(
        "sum",
        Tensor.scalar(value.sum()),
        g -> Tensor.full(value.rows(), value.columns(), g.item()));
  }

  /** The mean of all numbers, 1×1. Every number gets the gradient over their count. */
  public Node mean() {
    return sum().times(1f / value.size());
  }

  private Node unary(String name, Tensor result, UnaryOperator<Tensor> pulledBack) {
    return operation(
        name,
        result,
        List.of(this),
        g -> give(gradient -> Elementwise.addScaled(pulledBack.apply(g), 1, gradient)));
  }

  /** Lets {@code addition} add to this node's gradient, if it has one. */
  private void give(Consumer<Tensor> addition) {
    if (needsGradient) {
      addition.accept(gradient());
    }
  }
}
