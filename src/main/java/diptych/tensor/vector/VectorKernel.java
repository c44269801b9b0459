package diptych.tensor.vector;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A loop on the Vector API, and whether the JIT compiler has made machine code of it.
 *
 * <p>Until then every vector is an object on the heap and the loop a hundred times slower than the
 * scalar one. HotSpot compiles a method after 5000 calls, or after 600 if calls and rounds of its
 * loops make 15,000 together; so one long call brings nothing. {@link VectorWarmUp} therefore calls
 * each kernel on a few numbers in the background, and it is used only when that has helped. The
 * scalar engine, whose bits are the same, stands in until then.
 */
final class VectorKernel {
  private static final int CALLS = 50;

  /**
   * Calls after which the compiler has surely been asked, so that there is time to wait for it.
   * Before, there must be no pause: its queue prefers methods that are called often, and drops
   * those that no longer are.
   */
  private static final int ASKED = 20_000;

  /** In machine code a call takes a third of this; before, several times as much. */
  private static final long COMPILED_NANOS = 800;

  private final VectorWarmUp warmUp;
  private final long worth;
  private final Runnable fewNumbers;
  private final AtomicLong missed = new AtomicLong();
  private volatile boolean ready;
  private int calls;

  /**
   * A kernel.
   *
   * @param warmUp who warms it up
   * @param worth how much work it must have missed to be warmed up
   * @param fewNumbers a call of it on a few numbers
   */
  VectorKernel(VectorWarmUp warmUp, long worth, Runnable fewNumbers) {
    this.warmUp = warmUp;
    this.worth = worth;
    this.fewNumbers = fewNumbers;
  }

  /** Whether to use the kernel for so much work; where there has been much, waits a little. */
  boolean readyFor(long work) {
    return ready || (missed.addAndGet(work) >= worth && warmUp.await(this));
  }

  boolean ready() {
    return ready;
  }

  /** Uses the kernel from now on, compiled or not. */
  void force() {
    ready = true;
  }

  /**
   * Calls the kernel a number of times; if a call takes as little time as machine code does, it is
   * ready. Where that does not happen (a Java that only interprets, a processor without vectors) it
   * is never used.
   *
   * @return whether more calls will not help, as it is ready or the compiler is at work
   */
  boolean warmUp() {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      fewNumbers.run();
    }
    calls += CALLS;
    if (System.nanoTime() - start < CALLS * COMPILED_NANOS) {
      ready = true;
    }
    return ready || calls > ASKED;
  }
}
