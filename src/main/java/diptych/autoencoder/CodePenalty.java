package diptych.autoencoder;

import diptych.autodiff.Node;
import diptych.tensor.Tensor;
import java.util.List;

/** What a code pays for not being sparse. */
final class CodePenalty {
  private CodePenalty() {}

  /** p = mean|h| over all numbers of codes (n, k), 1×1; h̄ = p̄·sign(h) / (n·k), 0 where h = 0. */
  static Node meanAbsolute(Node codes) {
    var h = codes.value();
    double sum = 0;
    for (float number : h.array()) {
      sum += Math.abs(number);
    }
    return Node.operation(
        "mean absolute code",
        Tensor.scalar((float) (sum / h.size())),
        List.of(codes),
        g -> {
          float share = g.item() / h.size();
          float[] gradient = codes.gradient().array();
          for (int i = 0; i < gradient.length; i++) {
            gradient[i] += Math.signum(h.array()[i]) * share;
          }
        });
  }
}
