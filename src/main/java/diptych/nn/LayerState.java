package diptych.nn;

import diptych.autodiff.Node;
import diptych.file.Npz;
import diptych.file.State;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.io.IOException;
import java.util.List;

/**
 * A network's weights and biases in a file: arrays {@code name.0}, {@code name.1}, … in the order
 * of {@link Layer#parameters}, and {@code name.layers}, the layers as text.
 *
 * @param network the layers; a file fits only layers of the same sizes and activations
 */
public record LayerState(Layer network) implements State {

  @Override
  public void save(String name, Npz file) {
    file.put(name + ".layers", network.toString());
    file.put(name, values(network.parameters()));
  }

  @Override
  public Runnable restore(String name, Npz file) throws IOException {
    var layers = file.text(name + ".layers");
    if (!layers.equals(network.toString())) {
      throw new IOException(
          "%s: the file's %s is %s, this one is %s"
              .formatted(file.source(), name, layers, network));
    }
    var found = file.tensors(name, values(network.parameters()));
    return () -> {
      network.init(new Seed(0)); // from now on it has weights
      copy(found, values(network.parameters()));
    };
  }

  static List<Tensor> values(List<Node> parameters) {
    return parameters.stream().map(Node::value).toList();
  }

  static void copy(List<Tensor> from, List<Tensor> to) {
    for (int i = 0; i < from.size(); i++) {
      from.get(i).copyInto(to.get(i));
    }
  }
}
