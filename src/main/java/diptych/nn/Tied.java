package diptych.nn;

import diptych.autodiff.Node;
import diptych.tensor.Elementwise;
import diptych.tensor.Products;
import diptych.tensor.Reductions;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * A decoder layer that uses an encoder layer's weights the other way round: y = activation(h·Wᵀ +
 * c), W₂ = W₁ᵀ (Vincent et al. 2010, section 2.2). Only the bias c is its own.
 *
 * <p>It halves the weights of an autoencoder. The shared W belongs to the encoder's layer: that one
 * draws it and names it among its parameters; both layers add to its gradient.
 */
public final class Tied implements Layer {
  private final Dense partner;
  private final Activation activation;
  private final Node bias;

  private Tied(Dense partner, Activation activation) {
    this.partner = partner;
    this.activation = activation;
    bias = Node.parameter(Tensor.zeros(1, partner.inputs()));
  }

  /** The layer that goes back from {@code partner}'s outputs to its inputs. */
  public static Tied to(Dense partner, Activation activation) {
    return new Tied(partner, activation);
  }

  @Override
  public int inputs() {
    return partner.outputs();
  }

  @Override
  public int outputs() {
    return partner.inputs();
  }

  /** Sets the bias to zero; the weights are the partner's to draw. */
  @Override
  public void init(Seed seed) {
    Arrays.fill(bias.value().array(), 0);
  }

  /** The bias alone: the weights are the partner's. */
  @Override
  public List<Node> parameters() {
    return List.of(bias);
  }

  /** The layer that has the shared weights, W of shape (outputs, inputs) of this one. */
  public Dense partner() {
    return partner;
  }

  /** c, of shape (1, outputs). */
  public Node bias() {
    return bias;
  }

  /** The function that the layer applies to its sums. */
  public Activation activation() {
    return activation;
  }

  /**
   * {@inheritDoc}
   *
   * <p>With s = h·Wᵀ + c and y = a(s): s̄ = ȳ·a′(s), h̄ = s̄·W, W̄ = s̄ᵀ·h, c̄ = the sum of s̄ over
   * the samples.
   */
  @Override
  public Node forward(Node h) {
    if (h.value().columns() != inputs()) {
      throw new IllegalArgumentException(
          "%s takes (n, %d) codes, got %s".formatted(this, inputs(), h.value().shape()));
    }
    partner.requireReady();
    var weights = partner.weights();
    int samples = h.value().rows();
    var y = Node.buffer(samples, outputs(), h);
    for (int i = 0; i < samples; i++) {
      System.arraycopy(bias.value().array(), 0, y.array(), i * outputs(), outputs());
    }
    Products.addMatmulTransposed(h.value(), weights.value(), y);
    activation.applyInPlace(y);
    return Node.operation(
        toString(),
        y,
        List.of(h, weights, bias),
        g -> {
          var sums = activation.gradient(y, g, Node.buffer(g, h));
          Products.addTransposedMatmul(sums, h.value(), weights.gradient());
          Reductions.addColumnSums(sums, bias.gradient());
          if (h.needsGradient()) {
            h.receive(
                gradient -> Products.matmul(sums, weights.value(), gradient),
                gradient -> {
                  var back = Node.buffer(samples, inputs(), h);
                  Products.matmul(sums, weights.value(), back);
                  Elementwise.addScaled(back, 1, gradient);
                });
          }
        });
  }

  /** What it is: {@code Tied(32 → 784, sigmoid)}. */
  @Override
  public String toString() {
    return "Tied(%d → %d, %s)".formatted(inputs(), outputs(), activation.label());
  }
}
