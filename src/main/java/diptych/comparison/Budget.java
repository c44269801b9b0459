package diptych.comparison;

import diptych.training.StopRule;
import java.time.Duration;
import java.util.Locale;

/**
 * How long a contender may train. Equal multiply-adds are the rule: they stand for equal seconds
 * (the seconds are measured and shown beside them), and yet every machine does the same steps and
 * gets the same bits. Equal time is offered too; its results differ from run to run.
 */
public sealed interface Budget {

  /**
   * When to stop.
   *
   * @param multiplyAddsPerRound what a round costs
   * @param unit what a round is: an epoch, or an iteration of a GAN
   */
  StopRule rule(long multiplyAddsPerRound, String unit);

  /**
   * As many whole rounds as come closest to so many multiply-adds, but at least one.
   *
   * @throws IllegalArgumentException if not positive
   */
  static Budget multiplyAdds(double count) {
    if (!(count > 0) || Double.isInfinite(count)) {
      throw new IllegalArgumentException("a budget must be positive, got " + count);
    }
    return new Work(count);
  }

  /** Whole rounds until so much time has passed, on this machine. */
  static Budget time(Duration time) {
    return new Time(time);
  }

  /** A number of multiply-adds. */
  record Work(double count) implements Budget {
    @Override
    public StopRule rule(long multiplyAddsPerRound, String unit) {
      int rounds = (int) Math.max(1, Math.round(count / multiplyAddsPerRound));
      return StopRule.afterRounds(rounds, unit);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.4g multiply-adds", count);
    }
  }

  /** A time. */
  record Time(Duration time) implements Budget {
    @Override
    public StopRule rule(long multiplyAddsPerRound, String unit) {
      return StopRule.afterTime(time);
    }

    @Override
    public String toString() {
      return time.toMillis() / 1e3 + " s";
    }
  }
}
