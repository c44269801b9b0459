package diptych.autodiff;

import diptych.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tensors that are used again: a training loop builds the same graph in every step, so its values
 * and gradients can live in the same memory each time.
 *
 * <p>A graph that starts from {@link Node#constant(Tensor, Workspace)} takes its tensors from here.
 * After {@link #reset} the next graph overwrites them: keep a {@link Tensor#copy} of what is to
 * outlive the step. For one thread at a time.
 */
public final class Workspace {
  private final Map<Shape, Pool> pools = new HashMap<>();

  /** An empty workspace, which grows to what the largest graph needs. */
  public Workspace() {}

  /** Gives every tensor back, to be taken again by the next graph. */
  public void reset() {
    pools.values().forEach(pool -> pool.taken = 0);
  }

  /** A tensor of the given shape whose numbers are whatever they were. */
  public Tensor take(int rows, int columns) {
    var pool = pools.computeIfAbsent(new Shape(rows, columns), shape -> new Pool());
    if (pool.taken == pool.tensors.size()) {
      pool.tensors.add(Tensor.zeros(rows, columns));
    }
    return pool.tensors.get(pool.taken++);
  }

  private record Shape(int rows, int columns) {}

  private static final class Pool {
    final List<Tensor> tensors = new ArrayList<>();
    int taken;
  }
}
