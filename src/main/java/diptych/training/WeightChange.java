package diptych.training;

import diptych.autodiff.Node;
import diptych.tensor.Reductions;
import diptych.tensor.Tensor;
import java.util.List;

/** How far parameters have moved since the last {@link #mark}, and the way back. */
public final class WeightChange {
  private final List<Node> parameters;
  private final List<Tensor> marked;

  /** Marks the present values. */
  public WeightChange(List<Node> parameters) {
    this.parameters = List.copyOf(parameters);
    marked = parameters.stream().map(parameter -> parameter.value().copy()).toList();
  }

  /** Marks the present values anew. */
  public void mark() {
    for (int i = 0; i < marked.size(); i++) {
      copy(parameters.get(i).value(), marked.get(i));
    }
  }

  /** The Euclidean norm of the change of all parameters since the mark. */
  public double norm() {
    double sum = 0;
    for (int i = 0; i < marked.size(); i++) {
      sum += Reductions.sumOfSquaredDifferences(parameters.get(i).value(), marked.get(i));
    }
    return Math.sqrt(sum);
  }

  /** Takes the parameters back to where they were marked. */
  public void undo() {
    for (int i = 0; i < marked.size(); i++) {
      copy(marked.get(i), parameters.get(i).value());
    }
  }

  private static void copy(Tensor from, Tensor to) {
    System.arraycopy(from.array(), 0, to.array(), 0, from.size());
  }
}
