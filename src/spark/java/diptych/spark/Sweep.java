package diptych.spark;

import diptych.comparison.Budget;
import diptych.comparison.Comparison;
import diptych.comparison.Sizes;
import diptych.data.ImageSplit;
import diptych.data.Mnist;
import diptych.tribuo.TribuoLog;
import java.io.Serializable;
import java.util.List;

/**
 * The settings of a comparison as they travel to a worker, who finds the digits by itself: MNIST's
 * where its {@code DIPTYCH_DATA} names them, else the built-in ones, so that no data travel.
 *
 * @param train images to learn from
 * @param test images held out
 * @param halved whether images are halved first
 * @param hidden the widths of the hidden layers
 * @param code numbers of a code
 * @param multiplyAdds the budget of each run
 * @param seeds runs per model
 * @param samples images that each model generates
 */
public record Sweep(
    int train,
    int test,
    boolean halved,
    List<Integer> hidden,
    int code,
    double multiplyAdds,
    int seeds,
    int samples)
    implements Serializable {

  /** Keeps the widths in a list that can travel. */
  public Sweep {
    hidden = List.copyOf(hidden);
  }

  /** The sweep of the comparison's own experiment. */
  static Sweep full(int seeds, double multiplyAdds) {
    return new Sweep(
        8000, 2000, false, Sizes.DIGITS.hidden(), Sizes.DIGITS.code(), multiplyAdds, seeds, 1000);
  }

  /** The comparison, with the digits that this machine finds. */
  public Comparison comparison() {
    TribuoLog.quiet();
    var found = Mnist.find();
    var digits = new ImageSplit(found.train().first(train), found.test().first(test));
    var used = halved ? digits.halved() : digits;
    return Comparison.of(used)
        .sizes(new Sizes(used.train().pixels().columns(), hidden, code))
        .budget(Budget.multiplyAdds(multiplyAdds))
        .seeds(seeds)
        .samples(samples);
  }
}
