package diptych.nn;

import diptych.autodiff.Node;
import diptych.tensor.Elementwise;
import diptych.tensor.Reductions;
import diptych.tensor.Tensor;
import java.util.List;

/** How far an output is from its target, as one number that training makes smaller. */
@FunctionalInterface
public interface Loss {

  /** The 1×1 loss of an output (n, d) against a target of the same shape. */
  Node of(Node output, Tensor target);

  /**
   * Mean squared error: the mean of (x̂ − x)² over all n·d numbers.
   *
   * <p>The article's ‖x − x̂‖² sums over the d features of a sample instead: d times as much.
   */
  Loss MSE = Loss::meanSquaredError;

  /**
   * Binary cross-entropy on logits: the mean of −(t·ln σ(z) + (1 − t)·ln(1 − σ(z))) over all
   * numbers, for targets t in [0, 1], computed as softplus(z) − t·z so that no log(0) can occur.
   */
  Loss BINARY_CROSS_ENTROPY = Loss::binaryCrossEntropy;

  private static Node meanSquaredError(Node output, Tensor target) {
    requireSameShape("MSE", output, target);
    var y = output.value();
    float loss = (float) (Reductions.sumOfSquaredDifferences(y, target) / y.size());
    return Node.operation(
        "MSE",
        Tensor.scalar(loss),
        List.of(output),
        g -> {
          // ȳ = 2(y − t) / (n·d)
          float scale = 2 * g.item() / y.size();
          output.receive(
              gradient -> Elementwise.scaledDifference(y, target, scale, gradient),
              gradient -> Elementwise.addScaledDifference(y, target, scale, gradient));
        });
  }

  private static Node binaryCrossEntropy(Node logits, Tensor target) {
    requireSameShape("binary cross-entropy", logits, target);
    var z = logits.value();
    var losses = Node.buffer(z.rows(), z.columns(), logits);
    Elementwise.softplus(z, losses);
    for (int i = 0; i < z.size(); i++) {
      losses.array()[i] -= target.array()[i] * z.array()[i];
    }
    return Node.operation(
        "binary cross-entropy",
        Tensor.scalar(losses.mean()),
        List.of(logits),
        g -> {
          // z̄ = (σ(z) − t) / (n·d)
          float scale = g.item() / z.size();
          Elementwise.sigmoid(z, losses);
          logits.receive(
              gradient -> Elementwise.scaledDifference(losses, target, scale, gradient),
              gradient -> Elementwise.addScaledDifference(losses, target, scale, gradient));
        });
  }

  private static void requireSameShape(String loss, Node output, Tensor target) {
    var y = output.value();
    if (y.rows() != target.rows() || y.columns() != target.columns()) {
      throw new IllegalArgumentException(
          "%s: the output has shape %s, the target %s".formatted(loss, y.shape(), target.shape()));
    }
    if (y.size() == 0) {
      throw new IllegalArgumentException("%s: the output is empty: %s".formatted(loss, y.shape()));
    }
  }
}
