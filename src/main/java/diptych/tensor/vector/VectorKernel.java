package diptych.tensor.vector;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/**
 * A loop on the Vector API, and whether the JIT compiler has made machine code of it.
 *
 * <p>Until then every vector is an object on the heap and the loop a hundred times slower than the
 * scalar one. HotSpot compiles a method after 5000 calls, or after 600 if calls and rounds of its
 * loops make 15,000 together; so one long call brings nothing. {@link VectorWarmUp} therefore calls
 * each kernel on a few numbers in the background, and it is used only when that has helped. The
 * scalar engine, whose bits are the same, stands in until then.
 *
 * <p>A call without numbers counts as well and costs nothing: it keeps the compiler from working on
 * the vector objects' own methods first. But it helps only a long method; a short one is compiled
 * as a part of its caller, and then as a loop that is never entered.
 */
final class VectorKernel {
  /** Rounds of a loop in a call on few numbers. */
  static final int ROUNDS = 8;

  /** How a kernel is called in one go: without numbers, and on a few. */
  private record Calls(int empty, int full) {}

  private static final Calls LONG_METHOD = new Calls(300, 2);
  private static final Calls SHORT_METHOD = new Calls(0, 50);

  /**
   * Calls after which the compiler has surely been asked, so that there is time to wait for it.
   * Before, there must be no long pause: its queue prefers methods that are called often, and drops
   * those that no longer are.
   */
  private static final int ASKED = 50_000;

  /** In machine code a call takes a third of this; before, several times as much. */
  private static final long COMPILED_NANOS = 800;

  private final VectorWarmUp warmUp;
  private final long worth;
  private final IntConsumer rounds;
  private final Calls calls;
  private final AtomicLong missed = new AtomicLong();
  private volatile boolean ready;
  private int called;

  private VectorKernel(VectorWarmUp warmUp, long worth, IntConsumer rounds, Calls calls) {
    this.warmUp = warmUp;
    this.worth = worth;
    this.rounds = rounds;
    this.calls = calls;
  }

  /**
   * A kernel in a method that the compiler inlines nowhere.
   *
   * @param warmUp who warms it up
   * @param worth how much work it must have missed to be warmed up
   * @param rounds a call of it for so many rounds of its loop; without any it returns at once
   */
  static VectorKernel ofLongMethod(VectorWarmUp warmUp, long worth, IntConsumer rounds) {
    return new VectorKernel(warmUp, worth, rounds, LONG_METHOD);
  }

  /** A kernel in methods that may be inlined. */
  static VectorKernel ofShortMethods(VectorWarmUp warmUp, long worth, IntConsumer rounds) {
    return new VectorKernel(warmUp, worth, rounds, SHORT_METHOD);
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
    call(calls.empty, 0);
    long start = System.nanoTime();
    call(calls.full, ROUNDS);
    if (System.nanoTime() - start < calls.full * COMPILED_NANOS) {
      ready = true;
    }
    called += calls.empty + calls.full;
    return ready || called > ASKED;
  }

  private void call(int times, int roundsOfLoop) {
    for (int i = 0; i < times; i++) {
      rounds.accept(roundsOfLoop);
    }
  }
}
