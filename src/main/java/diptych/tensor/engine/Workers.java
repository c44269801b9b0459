package diptych.tensor.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed crew of daemon threads that shares loops whose parts do not depend on each other.
 *
 * <p>A matrix product of a training step takes some ten microseconds; waking a sleeping thread
 * takes as long. So a worker that has finished looks for the next loop for {@value #PATIENCE_NANOS}
 * ns, and only then goes to sleep. Each thread has its own stretch of every loop, always at the
 * same place, so that it meets the rows that it left in its processor's cache; in it the parts are
 * taken one by one, and who has finished takes from the others: a worker that comes late takes
 * fewer. If the operating system has put one aside in the middle of a part, on a machine with more
 * to do than processors, all wait for it; then the crew is left in peace for a while and the caller
 * computes alone. Who computes a part does not change its bits.
 */
public final class Workers {
  /** The system property that sets the number of threads, instead of one for each processor. */
  public static final String PROPERTY = "diptych.threads";

  private static final long PATIENCE_NANOS = 100_000;

  /** A caller who waits longer than it worked itself, by this much, has met a crowded machine. */
  private static final long CROWDED_NANOS = 200_000;

  /** Then it goes on alone for this many times the wait, up to a limit. */
  private static final int ALONE_FACTOR = 8;

  private static final long ALONE_AT_MOST_NANOS = 100_000_000;
  private static final int WORTH_A_THREAD = 16_384;
  private static final int PARTS_PER_THREAD = 4;
  private static final int THREADS =
      Math.max(1, Integer.getInteger(PROPERTY, Runtime.getRuntime().availableProcessors()));
  private static final Worker[] CREW = new Worker[THREADS - 1];
  private static final AtomicBoolean TAKEN = new AtomicBoolean();

  private static volatile long aloneUntil = System.nanoTime();
  private static volatile Loop current = new Loop((from, to) -> {}, 0, 1);

  static {
    for (int i = 0; i < CREW.length; i++) {
      CREW[i] = new Worker(i + 1, current);
      CREW[i].start();
    }
  }

  private Workers() {}

  /** The body of a loop, for the indices {@code from} (inclusive) to {@code to} (exclusive). */
  @FunctionalInterface
  public interface Body {
    /** Runs a part of the loop. */
    void run(int from, int to);
  }

  /** The number of threads that share a loop: the caller and the crew. */
  public static int threads() {
    return THREADS;
  }

  /**
   * A grain of whole multiples of {@code least} indices that makes a part worth a thread, for a
   * loop that meets {@code perIndex} numbers at each index.
   */
  public static int grain(int least, int perIndex) {
    long numbers = Math.max(1, (long) least * perIndex);
    return least * (int) Math.max(1, (WORTH_A_THREAD + numbers - 1) / numbers);
  }

  /**
   * Runs {@code body} for all indices from 0 to {@code size}, in parts of at least {@code grain}
   * indices (a multiple of it, except the last), and returns when all are done. A loop of one part,
   * or within another loop, runs in the calling thread.
   */
  public static void share(int size, int grain, Body body) {
    int part = partSize(size, grain);
    var loop = new Loop(body, size, part);
    if (size <= part || THREADS == 1 || !TAKEN.compareAndSet(false, true)) {
      loop.runAlone();
      return;
    }
    try {
      long start = System.nanoTime();
      if (start - aloneUntil < 0) {
        loop.runAlone();
        return;
      }
      loop.divide();
      current = loop;
      for (var worker : CREW) {
        worker.wake();
      }
      loop.help(0);
      loop.await(start);
    } finally {
      TAKEN.set(false);
    }
  }

  /** A few parts for each thread, so that one who is late leaves the rest to the others. */
  private static int partSize(int size, int grain) {
    long least = (long) grain * THREADS * PARTS_PER_THREAD;
    return grain * (int) Math.max(1, (size + least - 1) / least);
  }

  /** One loop: what to do, and which parts are taken and finished. */
  private static final class Loop {
    /**
     * Volatile, so that the JIT compiler does not know which body it is. It would inline one that
     * it knows into the training step, so deep that there is no room left to inline the vector
     * operations within; each vector would become an object.
     */
    private volatile Body body;

    private final int size;
    private final int part;
    private final int parts;
    private Stretch[] stretches;
    private final AtomicInteger finished = new AtomicInteger();
    private volatile Throwable failure;

    Loop(Body body, int size, int part) {
      this.body = body;
      this.size = size;
      this.part = part;
      this.parts = (int) (((long) size + part - 1) / part);
    }

    /** Gives each thread its stretch, before the loop is shown to the crew. */
    void divide() {
      stretches = new Stretch[THREADS];
      for (int i = 0; i < THREADS; i++) {
        stretches[i] = new Stretch(firstPart(i), firstPart(i + 1));
      }
    }

    private int firstPart(int thread) {
      return (int) ((long) parts * thread / THREADS);
    }

    void runAlone() {
      body.run(0, size);
    }

    /** Runs the parts of a thread's own stretch, then what is left of the others'. */
    void help(int thread) {
      for (int i = 0; i < THREADS; i++) {
        run(stretches[(thread + i) % THREADS]);
      }
    }

    private void run(Stretch stretch) {
      for (int i = stretch.getAndIncrement(); i < stretch.end; i = stretch.getAndIncrement()) {
        try {
          body.run(i * part, Math.min(size - i * part, part) + i * part);
        } catch (RuntimeException | Error e) {
          failure = e;
        }
        finished.incrementAndGet();
      }
    }

    @SuppressWarnings("ThreadPriorityCheck") // yielding is a courtesy here, nothing relies on it
    void await(long start) {
      long worked = System.nanoTime();
      for (int spins = 0; finished.get() < parts; spins++) {
        if (spins < 1000) {
          Thread.onSpinWait();
        } else {
          Thread.yield(); // the worker that we wait for may need this processor
        }
      }
      long now = System.nanoTime();
      if (now - worked > worked - start + CROWDED_NANOS) {
        aloneUntil = now + Math.min(ALONE_FACTOR * (now - worked), ALONE_AT_MOST_NANOS);
      }
      if (failure != null) {
        throw new IllegalStateException("a part of a loop failed", failure);
      }
    }
  }

  /** The parts of a loop that one thread takes first; its number is the next part. */
  @SuppressWarnings("serial") // never written anywhere
  private static final class Stretch extends AtomicInteger {
    final int end;

    Stretch(int begin, int end) {
      super(begin);
      this.end = end;
    }
  }

  private static final class Worker extends Thread {
    private final int number;
    private Loop done;
    private volatile boolean asleep;

    Worker(int number, Loop done) {
      super("diptych-worker-" + number);
      this.number = number;
      this.done = done;
      setDaemon(true);
    }

    @Override
    public void run() {
      long idleSince = System.nanoTime();
      for (int spins = 1; true; spins++) {
        var loop = current;
        if (loop != done) {
          done = loop;
          loop.help(number);
          idleSince = System.nanoTime();
        } else if (spins % 64 == 0 && System.nanoTime() - idleSince > PATIENCE_NANOS) {
          sleepUntilWoken();
          idleSince = System.nanoTime();
        } else {
          Thread.onSpinWait();
        }
      }
    }

    private void sleepUntilWoken() {
      asleep = true;
      while (current == done) {
        LockSupport.park(this);
      }
      asleep = false;
    }

    void wake() {
      if (asleep) {
        LockSupport.unpark(this);
      }
    }
  }
}
