package diptych.training;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Stops when a measure that grows from 0 reaches 1. */
record Limit(ToDoubleFunction<History> measure, String text) implements StopRule {
  @Override
  public Optional<String> reason(History history) {
    return progress(history) >= 1 ? Optional.of(text) : Optional.empty();
  }

  @Override
  public double progress(History history) {
    return Math.min(1, measure.applyAsDouble(history));
  }
}
