package diptych.training;

import diptych.autodiff.Node;
import diptych.tensor.Reductions;
import diptych.tensor.Tensor;
import java.util.List;

/**
 * How far parameters have moved since the last {@link #mark}, and the way back to the last ones
 * that gave a finite loss.
 */
public final class WeightChange {
  private final List<Node> parameters;
  private List<Tensor> marked;
  private List<Tensor> markedBefore;
  private boolean good;

  /** Marks the present values. */
  public WeightChange(List<Node> parameters) {
    this.parameters = List.copyOf(parameters);
    marked = copies();
    markedBefore = copies();
  }

  private List<Tensor> copies() {
    return parameters.stream().map(parameter -> parameter.value().copy()).toList();
  }

  /** Marks the present values anew. */
  public void mark() {
    if (good) {
      var last = marked;
      marked = markedBefore;
      markedBefore = last;
    }
    for (int i = 0; i < marked.size(); i++) {
      parameters.get(i).value().copyInto(marked.get(i));
    }
    good = false;
  }

  /** Notes that the marked values have given a finite loss. */
  public void good() {
    good = true;
  }

  /** The Euclidean norm of the change of all parameters since the mark. */
  public double norm() {
    double sum = 0;
    for (int i = 0; i < marked.size(); i++) {
      sum += Reductions.sumOfSquaredDifferences(parameters.get(i).value(), marked.get(i));
    }
    return Math.sqrt(sum);
  }

  /**
   * Takes the parameters back to where they were marked; if those have not given a finite loss, to
   * the mark before, which has.
   */
  public void undo() {
    var last = good ? marked : markedBefore;
    for (int i = 0; i < last.size(); i++) {
      last.get(i).copyInto(parameters.get(i).value());
    }
  }
}
