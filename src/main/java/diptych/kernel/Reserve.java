package diptych.kernel;

/**
 * A piece of the heap that is kept back, so that when a cell has filled the rest there is still
 * room to say so, and to compile the cell that frees it.
 */
final class Reserve {

  private static final long SIXTEENTH = 16;
  private static final long AT_MOST = 48L << 20;

  private final int size = (int) Math.min(AT_MOST, Runtime.getRuntime().maxMemory() / SIXTEENTH);
  private byte[] held;

  /** Keeps the room back, if it is not and the heap has as much again. */
  synchronized void hold() {
    var runtime = Runtime.getRuntime();
    var free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    if (held == null && free > 2L * size) {
      held = new byte[size];
    }
  }

  /** Whether the room is kept back. */
  synchronized boolean isHeld() {
    return held != null;
  }

  /** Gives the room free. */
  synchronized void release() {
    held = null;
  }
}
