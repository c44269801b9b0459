package diptych.gan;

import java.util.function.ToDoubleFunction;

/**
 * A number that is measured while training goes on: a column of the history.
 *
 * @param name the column's name
 * @param every in which iterations: {@code every}, 2 · {@code every}, …
 * @param measure what measures the model
 */
record Score(String name, int every, ToDoubleFunction<Gan> measure) {

  Score {
    if (every < 1) {
      throw new IllegalArgumentException(
          "the score '%s' must be measured every 1 or more iterations, got %d"
              .formatted(name, every));
    }
  }

  /** The number after an iteration; NaN if it is not measured there. */
  double after(int iteration, Gan model) {
    return iteration % every == 0 ? measure.applyAsDouble(model) : Double.NaN;
  }
}
