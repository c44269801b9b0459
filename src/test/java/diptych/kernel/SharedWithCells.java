package diptych.kernel;

import java.util.concurrent.CountDownLatch;

/** What cells of tests and the tests themselves both hold in their hands. */
public final class SharedWithCells {

  /** An object of the test that a cell can return. */
  public static final Object OBJECT = new Object();

  private static volatile CountDownLatch cell = new CountDownLatch(1);
  private static volatile boolean released;

  private SharedWithCells() {}

  static void expectCell() {
    cell = new CountDownLatch(1);
  }

  static void awaitCell() throws InterruptedException {
    cell.await();
  }

  static void release() {
    released = true;
  }

  /** Tells the test that the cell has come this far. */
  public static void cellRuns() {
    cell.countDown();
  }

  /** Spins whatever happens: code of a library that knows no interrupt and survives a stop. */
  public static void runDeafUntilReleased() {
    cellRuns();
    while (!released) {
      try {
        spinUntilReleased();
      } catch (ThreadDeath e) {
        cellRuns();
      }
    }
  }

  private static void spinUntilReleased() {
    while (!released) {
      Thread.onSpinWait();
    }
  }
}
