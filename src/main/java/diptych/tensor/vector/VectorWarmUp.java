package diptych.tensor.vector;

import java.util.ArrayList;
import java.util.List;

/**
 * The thread that warms kernels up, those that are wanted, side by side: while the compiler works
 * on one the next is called.
 *
 * <p>Who wants a kernel waits for it, for a second at most. That is no loss: the compiler needs a
 * processor, and on a machine with two a scalar loop would take it the other way round.
 */
final class VectorWarmUp {
  private static final long PATIENCE_NANOS = 1_000_000_000;

  /**
   * How long to leave the compiler alone, in ms: one, for it needs a processor, and longer and
   * longer when it has been asked for all kernels.
   */
  private static final long LONGEST_PAUSE = 10;

  /** At first, how often to show the compiler vectors, and how many: it looks after 200 calls. */
  private static final int SHOWS = 8;

  private static final int SHOWN = 300;

  private static final int SHOWN_AGAIN = 30;

  private record Wish(VectorKernel kernel, long deadline) {}

  private final List<Wish> wishes = new ArrayList<>();

  /** Starts the thread. */
  void start() {
    var thread = new Thread(this::run, "diptych-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  /** Asks for a kernel without waiting. */
  synchronized void want(VectorKernel kernel) {
    wish(kernel);
  }

  /** Asks for a kernel and waits for it, up to a second from when it was first asked for. */
  synchronized boolean await(VectorKernel kernel) {
    try {
      long left = wish(kernel).deadline - System.nanoTime();
      while (!kernel.ready() && left > 0) {
        wait(left / 1_000_000 + 1);
        left = wish(kernel).deadline - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // for the training loop, which will stop
    }
    return kernel.ready();
  }

  private Wish wish(VectorKernel kernel) {
    for (var wish : wishes) {
      if (wish.kernel == kernel) {
        return wish;
      }
    }
    var wish = new Wish(kernel, System.nanoTime() + PATIENCE_NANOS);
    wishes.add(wish);
    notifyAll();
    return wish;
  }

  private void run() {
    try {
      for (int i = 0; i < SHOWS; i++) {
        VectorKernels.showVectors(SHOWN);
        Thread.sleep(1);
      }
      long pause = 1;
      while (true) {
        var cold = cold();
        VectorKernels.showVectors(SHOWN_AGAIN); // on a busy machine the compiler may look late
        boolean asked = true;
        for (var kernel : cold) {
          asked &= kernel.warmUp();
        }
        announce();
        Thread.sleep(pause);
        pause = asked ? Math.min(LONGEST_PAUSE, pause + pause / 8 + 1) : 1;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that; the scalar engine goes on
    }
  }

  /** The kernels that are wanted and cold; waits until there is one. */
  private synchronized List<VectorKernel> cold() throws InterruptedException {
    while (true) {
      var cold = wishes.stream().map(Wish::kernel).filter(VectorKernel::cold).toList();
      if (!cold.isEmpty()) {
        return cold;
      }
      wait();
    }
  }

  private synchronized void announce() {
    notifyAll();
  }
}
