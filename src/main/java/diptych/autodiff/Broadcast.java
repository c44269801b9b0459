package diptych.autodiff;

import diptych.tensor.Elementwise;
import diptych.tensor.Reductions;
import diptych.tensor.Tensor;

/** The gradient of broadcasting: what was repeated in the forward step is summed here. */
final class Broadcast {
  private Broadcast() {}

  /** Adds {@code gradient} to {@code sum}, summed over rows, columns or both to the shape of it. */
  static void add(Tensor gradient, Tensor sum) {
    if (sum.rows() == gradient.rows() && sum.columns() == gradient.columns()) {
      Elementwise.addScaled(gradient, 1, sum);
    } else if (sum.columns() == gradient.columns()) {
      Reductions.addColumnSums(gradient, sum);
    } else if (sum.rows() == gradient.rows()) {
      Elementwise.addScaled(gradient.transpose().columnSums().transpose(), 1, sum);
    } else {
      sum.array()[0] += gradient.sum();
    }
  }
}
