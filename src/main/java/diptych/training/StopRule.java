package diptych.training;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * When to stop training. Asked after every epoch; {@link #or} joins rules.
 *
 * <p>The article names two: a threshold on the loss or on the number of iterations (3.1.1, step 5),
 * and a threshold on the weights (3.2.1, step 6), which means that an update has become small.
 */
public interface StopRule {

  /** Why training is to stop now; empty if it is to go on. */
  Optional<String> reason(History history);

  /** How much is done, from 0 to 1; NaN if the rule cannot tell. */
  default double progress(History history) {
    return Double.NaN;
  }

  /** Stops when this rule or the other one says so. */
  default StopRule or(StopRule other) {
    var first = this;
    return new StopRule() {
      @Override
      public Optional<String> reason(History history) {
        return first.reason(history).or(() -> other.reason(history));
      }

      @Override
      public double progress(History history) {
        double a = first.progress(history);
        double b = other.progress(history);
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
      }
    };
  }

  /** Stops after so many epochs: passes over all samples. */
  static StopRule afterEpochs(int epochs) {
    return afterRounds(epochs, "epoch");
  }

  /** Stops after so many iterations of a GAN: k steps of D and one of G each. */
  static StopRule afterIterations(int iterations) {
    return afterRounds(iterations, "iteration");
  }

  /** Stops after so many of what a row of the history is: epochs or iterations. */
  static StopRule afterRounds(int rounds, String unit) {
    requirePositive("number of " + unit + "s", rounds);
    return new Limit(h -> h.epochs() / (double) rounds, rounds + " " + unit + "s");
  }

  /** Stops after the first epoch that ends later than {@code time} after the start. */
  static StopRule afterTime(Duration time) {
    requirePositive("time", (double) time.toNanos());
    return new Limit(
        h -> (double) h.elapsed().toNanos() / (double) time.toNanos(), time.toNanos() / 1e9 + " s");
  }

  /** Stops when the epoch's mean loss is below {@code threshold}. */
  static StopRule lossBelow(double threshold) {
    return below("loss", threshold);
  }

  /**
   * Stops when an epoch changed the weights by less than {@code threshold}: the Euclidean norm of
   * the difference of all weights and biases.
   */
  static StopRule updateBelow(double threshold) {
    return below("update", threshold);
  }

  /** Stops when the column's last number is below {@code threshold}. */
  static StopRule below(String column, double threshold) {
    requirePositive("threshold", threshold);
    return history ->
        history.last(column) < threshold
            ? Optional.of(
                String.format(
                    Locale.ROOT, "%s %.4g is below %s", column, history.last(column), threshold))
            : Optional.empty();
  }

  /**
   * Stops when the column's smallest number is more than {@code patience} rows old: no progress.
   */
  static StopRule noProgress(String column, int patience) {
    requirePositive("patience", patience);
    return history -> {
      double[] values = history.values(column);
      int best = 0;
      for (int i = 1; i < values.length; i++) {
        if (values[i] < values[best] || Double.isNaN(values[best])) {
          best = i;
        }
      }
      return values.length - 1 - best > patience
          ? Optional.of(
              "no %s below %s %d's in %d %ss"
                  .formatted(column, history.unit(), best + 1, patience, history.unit()))
          : Optional.empty();
    };
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          "a stop rule's %s must be positive, got %s".formatted(what, value));
    }
  }
}
