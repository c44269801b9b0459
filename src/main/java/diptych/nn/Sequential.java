package diptych.nn;

import diptych.autodiff.Node;
import diptych.tensor.Seed;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Layers one after the other: each takes what the one before gives.
 *
 * @param layers at least one layer, from input to output
 */
public record Sequential(List<Layer> layers) implements Layer {

  /**
   * Checks that the layers fit.
   *
   * @throws IllegalArgumentException if there is none, or one takes another number of features than
   *     the one before gives
   */
  public Sequential {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a Sequential needs at least one layer");
    }
    for (int i = 1; i < layers.size(); i++) {
      var before = layers.get(i - 1);
      var after = layers.get(i);
      if (before.outputs() != after.inputs()) {
        throw new IllegalArgumentException(
            "%s gives %d features, but %s, which comes next, takes %d"
                .formatted(before, before.outputs(), after, after.inputs()));
      }
    }
  }

  /** The given layers, from input to output. */
  public static Sequential of(Layer... layers) {
    return new Sequential(List.of(layers));
  }

  @Override
  public int inputs() {
    return layers.get(0).inputs();
  }

  @Override
  public int outputs() {
    return layers.get(layers.size() - 1).outputs();
  }

  @Override
  public void init(Seed seed) {
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).init(seed.child(i));
    }
  }

  @Override
  public List<Node> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  @Override
  public Sequential frozen() {
    return new Sequential(layers.stream().map(Layer::frozen).toList());
  }

  @Override
  public Node forward(Node x) {
    var y = x;
    for (var layer : layers) {
      y = layer.forward(y);
    }
    return y;
  }

  @Override
  public String toString() {
    return layers.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
