package diptych.notebook;

import java.util.function.LongSupplier;

/**
 * Lets something happen now and then: at most four times a second, and so seldom that it takes
 * about a twenty-fifth of the time, but at least every few seconds.
 */
final class Pace {
  private static final long SHORTEST = 250_000_000;
  private static final long LONGEST = 4_000_000_000L;
  private static final long SHARE = 25;

  private final LongSupplier nanoTime;
  private boolean started;
  private long next;

  /** A pace by a clock that counts nanoseconds. */
  Pace(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Runs the task if it is time, else does nothing. */
  void run(Runnable task) {
    long before = nanoTime.getAsLong();
    if (started && before - next < 0) {
      return;
    }
    task.run();
    long after = nanoTime.getAsLong();
    next = after + Math.min(LONGEST, Math.max(SHORTEST, SHARE * (after - before)));
    started = true;
  }
}
