package diptych.tensor.vector;

/**
 * A loop on the Vector API, and whether the JIT compiler has made machine code of it.
 *
 * <p>Until then every vector is an object on the heap and the loop a hundred times slower than the
 * scalar one. HotSpot compiles a method after {@code 600} calls with {@code 15,000} calls and
 * rounds of its loops in all, so one long call brings nothing. Each kernel is therefore called on a
 * few numbers, in the background, and used only when that has helped. The scalar engine, whose bits
 * are the same, stands in until then.
 */
final class VectorKernel {
  /** Rounds of a kernel's loop in a call to warm it up: 600 calls have more than 15,000. */
  static final int ROUNDS = 32;

  private static final int CALLS = 50;

  /** Calls after which the compiler has been asked; from then on there is time to wait for it. */
  private static final int ASKED = 1000;

  /** In machine code a call takes a third of this at most; before, ten times as much. */
  private static final long COMPILED_NANOS = 3000;

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private final Runnable fewNumbers;
  private volatile boolean ready;

  /** A kernel, with a call of it on a few numbers. */
  VectorKernel(Runnable fewNumbers) {
    this.fewNumbers = fewNumbers;
  }

  /** Whether to use the kernel. */
  boolean ready() {
    return ready;
  }

  /** Uses the kernel from now on, compiled or not. */
  void force() {
    ready = true;
  }

  /**
   * Calls the kernel until a call takes as little time as machine code does. Where that does not
   * happen (a Java that only interprets, a processor without vectors) it is never used.
   */
  void warmUp() throws InterruptedException {
    long start = System.nanoTime();
    long last = start;
    for (int calls = CALLS; !ready && last - start < PATIENCE_NANOS; calls += CALLS) {
      for (int i = 0; i < CALLS; i++) {
        fewNumbers.run();
      }
      long now = System.nanoTime();
      ready = now - last < CALLS * COMPILED_NANOS;
      if (!ready && calls > ASKED) {
        Thread.sleep(1);
        now = System.nanoTime();
      }
      last = now;
    }
  }
}
