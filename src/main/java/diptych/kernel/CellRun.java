package diptych.kernel;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.Callable;

/**
 * One piece of a cell's work and the thread that does it.
 *
 * @param <T> what the work returns
 */
final class CellRun<T> {

  private final Thread thread;
  private final Reserve reserve;
  private T result;
  private Throwable failure =
      new ThreadDeath(); // what is left if the thread dies before it can say more
  private boolean leftInterrupted;
  private boolean ended;
  private boolean abandoned;

  /**
   * @param loader the class loader that the work shall see as its context
   * @param reserve the memory to give free if the work fills the heap
   */
  CellRun(Callable<T> work, ClassLoader loader, Reserve reserve) {
    this.reserve = reserve;
    thread = new Thread(() -> run(work), "cell");
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
  }

  private void run(Callable<T> work) {
    try {
      finish(work.call(), null);
    } catch (OutOfMemoryError e) {
      reserve.release();
      finish(null, e);
    } catch (Throwable e) {
      finish(null, e);
    } finally {
      end();
    }
  }

  private synchronized void finish(T value, Throwable thrown) {
    result = value;
    failure = thrown;
    leftInterrupted = Thread.currentThread().isInterrupted();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** The thread that does the work. */
  Thread thread() {
    return thread;
  }

  /** Starts the work and waits for its end; false if it was given up before. */
  synchronized boolean start() throws InterruptedException {
    thread.start();
    while (!ended && !abandoned) {
      wait();
    }
    return ended;
  }

  /** Lets {@link #start} return although the work goes on. */
  synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }

  /** Whether the thread still had its interrupt pending when the work ended. */
  synchronized boolean leftInterrupted() {
    return leftInterrupted;
  }

  /** Whether the work ended with an exception that a stop brings, or with an interrupt pending. */
  synchronized boolean endedByStop() {
    if (failure != null && leftInterrupted) {
      return true;
    }
    for (var e = failure; e != null; e = e.getCause()) {
      if (e instanceof ThreadDeath
          || e instanceof InterruptedException
          || e instanceof InterruptedIOException
          || e instanceof ClosedByInterruptException) {
        return true;
      }
    }
    return false;
  }

  /** What the work returned, or the exception that ended it. */
  synchronized T outcome() throws Throwable {
    if (failure != null) {
      throw failure;
    }
    return result;
  }
}
