package diptych.browser;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what another program does. */
final class Waiting {
  private static final long PAUSE_MILLIS = 200;

  private Waiting() {}

  /**
   * Waits until something holds.
   *
   * @param what what is waited for, as a sentence for the message
   * @throws IllegalStateException if it does not hold in time
   */
  static void until(String what, Duration atMost, BooleanSupplier holds) {
    var end = System.nanoTime() + atMost.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "waited %d s in vain until: %s".formatted(atMost.toSeconds(), what));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
