package diptych.autodiff;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;

/** Orders a graph so that every node comes after its parents. */
final class TopologicalOrder {
  private TopologicalOrder() {}

  /** The nodes that need a gradient, from the leaves to {@code result}; no recursion, any depth. */
  static List<Node> endingAt(Node result) {
    var finished = new LinkedHashSet<Node>();
    var seen = new HashSet<Node>();
    var stack = new ArrayDeque<Node>();
    stack.push(result);
    while (!stack.isEmpty()) {
      var node = stack.peek();
      if (!seen.add(node)) {
        finished.add(stack.pop()); // its parents are finished
        continue;
      }
      for (var parent : node.parents()) {
        if (parent.needsGradient() && !seen.contains(parent)) {
          stack.push(parent);
        }
      }
    }
    return List.copyOf(finished);
  }
}
