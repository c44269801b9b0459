package diptych.autodiff;

import diptych.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tensors that are used again: a training loop builds the same graph in every step, so its values
 * and gradients can live in the same memory each time.
 *
 * <p>A graph that starts from {@link Node#constant(Tensor, Workspace)} takes its tensors from here.
 * After {@link #reset} the next graph overwrites them: keep a {@link Tensor#copy} of what is to
 * outlive the step. For one thread at a time.
 */
public final class Workspace {
  private final List<Tensor> tensors = new ArrayList<>();
  private int taken;

  /** An empty workspace, which grows to what the largest graph needs. */
  public Workspace() {}

  /** Gives every tensor back, to be taken again by the next graph. */
  public void reset() {
    taken = 0;
  }

  /** A tensor of the given shape whose numbers are whatever they were. */
  public Tensor take(int rows, int columns) {
    int i = taken;
    while (i < tensors.size() && !hasShape(tensors.get(i), rows, columns)) {
      i++;
    }
    if (i == tensors.size()) {
      tensors.add(Tensor.zeros(rows, columns));
    }
    // the same graph asks for the same shapes in the same order: next time it is the first one
    Collections.swap(tensors, i, taken);
    return tensors.get(taken++);
  }

  private static boolean hasShape(Tensor x, int rows, int columns) {
    return x.rows() == rows && x.columns() == columns;
  }
}
