package diptych.gan;

import diptych.autodiff.Node;
import diptych.file.Npz;
import diptych.file.State;
import diptych.nn.Layer;
import diptych.tensor.Elementwise;
import diptych.tensor.Tensor;
import diptych.training.EpochListener;
import diptych.training.History;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A moving average of a network's weights, w̄ ← β·w̄ + (1 − β)·w after every iteration (Yazıcı et
 * al. 2019): the generator circles around its goal, the average of its weights sits in the middle.
 *
 * <p>It follows a training as a listener, {@code gan.train(x).listen(average)}, and does not change
 * it. In iteration t the factor is at most t / (t + 9), so that the first weights are soon
 * forgotten.
 */
public final class WeightAverage implements EpochListener, State {
  private final List<Tensor> weights;
  private final List<Tensor> averages;
  private final double decay;
  private int iterations;

  private WeightAverage(Layer network, double decay) {
    weights = network.parameters().stream().map(Node::value).toList();
    averages = weights.stream().map(Tensor::copy).toList();
    this.decay = decay;
  }

  /**
   * An average that starts from the network's present weights.
   *
   * @param decay β, such as 0.999: the average looks back about 1 / (1 − β) iterations
   * @throws IllegalArgumentException if β is not in [0, 1)
   */
  public static WeightAverage of(Layer network, double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException(
          "the decay of an average must be at least 0 and below 1, got " + decay);
    }
    return new WeightAverage(network, decay);
  }

  @Override
  public void epochEnded(History history) {
    iterations++;
    float rate = (float) (1 - Math.min(decay, iterations / (iterations + 9.0)));
    for (int i = 0; i < weights.size(); i++) {
      Elementwise.addScaled(weights.get(i).minus(averages.get(i)), rate, averages.get(i));
    }
  }

  @Override
  public void save(String name, Npz file) {
    file.put(name + ".iterations", iterations).put(name + ".decay", Double.toString(decay));
    file.put(name, averages);
  }

  @Override
  public Runnable restore(String name, Npz file) throws IOException {
    int savedIterations = file.count(name + ".iterations");
    var savedDecay = file.text(name + ".decay");
    if (!savedDecay.equals(Double.toString(decay))) {
      throw new IOException(
          "%s: the %s has decay %s, this one %s".formatted(file.source(), name, savedDecay, decay));
    }
    var saved = file.tensors(name, averages);
    return () -> {
      iterations = savedIterations;
      for (int i = 0; i < averages.size(); i++) {
        saved.get(i).copyInto(averages.get(i));
      }
    };
  }

  /** What {@code work} gives while the network has the averaged weights; then it has its own. */
  public <T> T use(Supplier<T> work) {
    swap();
    try {
      return work.get();
    } finally {
      swap();
    }
  }

  private void swap() {
    for (int i = 0; i < weights.size(); i++) {
      var own = weights.get(i).copy();
      averages.get(i).copyInto(weights.get(i));
      own.copyInto(averages.get(i));
    }
  }

  /** Gives the network the averaged weights for good. */
  public void keep() {
    for (int i = 0; i < weights.size(); i++) {
      averages.get(i).copyInto(weights.get(i));
    }
  }
}
