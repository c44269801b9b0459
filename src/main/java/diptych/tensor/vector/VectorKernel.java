package diptych.tensor.vector;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A loop on the Vector API, and whether the JIT compiler has made machine code of it.
 *
 * <p>Until then every vector is an object on the heap and the loop a hundred times slower than the
 * scalar one, so the scalar engine, whose bits are the same, stands in. HotSpot compiles a method
 * for speed after 5000 calls; a single long call brings nothing. {@link VectorWarmUp} therefore
 * calls each kernel in the background, and it is used only when that has helped.
 *
 * <p>Nearly all of these calls are empty: the method returns before its loop. They cost nothing,
 * whereas a few thousand operations on vector objects would have the compiler work on the methods
 * of those objects first, half a second long. Only some calls go through the loop, to show the
 * compiler that it is used: what it has never seen run it leaves out. That the empty ones return
 * before the loop matters as well, since it unrolls a loop by the rounds that it has seen.
 */
final class VectorKernel {
  /** Rounds of the loop in a call that is not empty, and in one whose time is taken. */
  private static final int ROUNDS = 8;

  private static final int FEW_ROUNDS = 4;

  /** Calls in one go. */
  private static final int EMPTY = 2000;

  private static final int FULL = 1;

  /** Calls after which the compiler has surely been asked, so that there is time to wait for it. */
  private static final int ASKED = 12_000;

  /** Calls after which it will never be ready: a hundred seconds of them. */
  private static final int GIVEN_UP = 20_000_000;

  /** In machine code a call takes a tenth of this; before, ten times as much. */
  private static final long COMPILED_NANOS = 1_000;

  /** Calls of a kernel. */
  @FunctionalInterface
  interface Calls {
    /**
     * Calls the kernel again and again, in a loop of its own: the compiler reaches this loop later
     * than the kernel, and does not compile the one only as a part of the other.
     *
     * @param times how often
     * @param rounds rounds of the kernel's loop; none is an empty call
     */
    void make(int times, int rounds);
  }

  private final VectorWarmUp warmUp;
  private final long worth;
  private final Calls calls;
  private final AtomicLong missed = new AtomicLong();
  private volatile boolean ready;
  private int called;

  /**
   * A kernel, cold.
   *
   * @param warmUp who warms it up
   * @param worth how much work it must have missed to be warmed up
   */
  VectorKernel(VectorWarmUp warmUp, long worth, Calls calls) {
    this.warmUp = warmUp;
    this.worth = worth;
    this.calls = calls;
  }

  /** Whether to use the kernel for so much work; where it has missed much, it is wanted. */
  boolean readyFor(long work) {
    if (!ready && missed.addAndGet(work) >= worth) {
      warmUp.want(this);
    }
    return ready;
  }

  /** The same, but waits a little where it has missed much. */
  boolean awaitedFor(long work) {
    return ready || (missed.addAndGet(work) >= worth && warmUp.await(this));
  }

  boolean ready() {
    return ready;
  }

  /** Whether more calls may help. */
  boolean cold() {
    return !ready && called < GIVEN_UP;
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
    calls.make(EMPTY, 0);
    called += EMPTY;
    if (called < ASKED) {
      calls.make(FULL, ROUNDS);
      return false;
    }
    ready = Math.min(nanosOfCall(), nanosOfCall()) < COMPILED_NANOS;
    return true;
  }

  private long nanosOfCall() {
    long start = System.nanoTime();
    calls.make(1, FEW_ROUNDS);
    return System.nanoTime() - start;
  }
}
