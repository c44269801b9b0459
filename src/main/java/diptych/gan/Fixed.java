package diptych.gan;

import diptych.autodiff.Node;
import diptych.nn.Layer;
import diptych.tensor.Seed;
import java.util.List;

/**
 * A layer that keeps the weights it was given: no training moves them, {@link #init} draws no
 * others, and the gradient passes through. With principal components as weights it lets a generator
 * mix given pictures instead of learning every pixel by itself.
 *
 * <p>It has no parameters, so its weights are not saved with a model: make it anew before loading.
 *
 * @param layer the layer whose weights stay; they must have been drawn or assigned
 */
public record Fixed(Layer layer) implements Layer {

  @Override
  public int inputs() {
    return layer.inputs();
  }

  @Override
  public int outputs() {
    return layer.outputs();
  }

  @Override
  public void init(Seed seed) {}

  @Override
  public List<Node> parameters() {
    return List.of();
  }

  @Override
  public Node forward(Node x) {
    return layer.frozen().forward(x);
  }

  @Override
  public String toString() {
    return "Fixed(%s)".formatted(layer);
  }
}
