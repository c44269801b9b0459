package diptych.bench;

import diptych.tensor.Products;
import diptych.tensor.Tensor;

/** Diptych's products; the transposed forms add to what is there, as a training step needs it. */
final class DiptychMultiplier implements Multiplier {
  @Override
  public Runnable prepare(Shape shape, float[] a, float[] b) {
    var left = Tensor.of(a.length / shape.aColumns(), shape.aColumns(), a);
    var right = Tensor.of(b.length / shape.bColumns(), shape.bColumns(), b);
    var out = Tensor.zeros(shape.m(), shape.n());
    return switch (shape.form()) {
      case NN -> () -> Products.matmul(left, right, out);
      case TN -> () -> Products.addTransposedMatmul(left, right, out);
      case NT -> () -> Products.addMatmulTransposed(left, right, out);
    };
  }
}
