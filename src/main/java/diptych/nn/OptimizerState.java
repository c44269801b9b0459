package diptych.nn;

import diptych.autodiff.Node;
import diptych.file.Npz;
import diptych.file.State;
import diptych.tensor.Tensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * What an optimiser remembers, in a file: arrays {@code name.m.0}, … by the letters of its formula,
 * {@code name.counters}, and {@code name.rule}, the rule as text.
 *
 * @param rule the optimiser; a file fits only one of the same kind and numbers
 * @param parameters what it moves, in a fixed order
 */
public record OptimizerState(Optimizer rule, List<Node> parameters) implements State {

  @Override
  public void save(String name, Npz file) {
    file.put(name + ".rule", rule.toString());
    file.put(name + ".counters", rule.counters());
    new TreeMap<>(rule.memories())
        .forEach((letter, memory) -> file.put(name + "." + letter, memory.of(parameters)));
  }

  @Override
  public Runnable restore(String name, Npz file) throws IOException {
    var text = file.text(name + ".rule");
    if (!text.equals(rule.toString())) {
      throw new IOException(
          "%s: the file's %s is %s, this one is %s".formatted(file.source(), name, text, rule));
    }
    double[] counters = file.doubles(name + ".counters");
    if (counters.length != rule.counters().length) {
      throw new IOException(
          "%s: array '%s.counters' has %d numbers, expected %d"
              .formatted(file.source(), name, counters.length, rule.counters().length));
    }
    var found = new LinkedHashMap<String, List<Tensor>>();
    for (var letter : rule.memories().keySet()) {
      found.put(letter, file.tensors(name + "." + letter, LayerState.values(parameters)));
    }
    return () -> {
      rule.counters(counters);
      found.forEach(
          (letter, tensors) ->
              LayerState.copy(tensors, rule.memories().get(letter).of(parameters)));
    };
  }
}
