package diptych.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import jdk.jshell.execution.LocalExecutionControl;

/**
 * Runs the compiled snippets of a cell on a thread of its own, keeps the object that each returned,
 * and can stop it.
 *
 * <p>Stopping has three steps, because only the first is kind to the running code: an interrupt,
 * which a training loop answers by ending its epoch and returning; if it is ignored for some time,
 * or at the second request, the JDK's own way to end a thread of JShell ({@code Thread.stop} up to
 * JDK 19, checks woven into the loops of cells from JDK 20 on); and if even that has no effect, the
 * cell is given up and its thread goes on in the background.
 */
final class CellControl extends LocalExecutionControl {

  private static final Duration LAST_PATIENCE = Duration.ofSeconds(1);
  private static final String INTERRUPTED = "The cell was interrupted.";
  private static final String GIVEN_UP =
      "The cell was interrupted, but its code does not stop: it goes on in the background."
          + " Restart the kernel if it is in the way.";

  private final Duration patience;
  private final Reserve reserve;
  private final Timer clock = new Timer("cell-stopper", true);
  private ClassLoader loader = CellControl.class.getClassLoader();
  private CellRun<?> current;
  private boolean stopRequested;
  private Object value;
  private Throwable thrown;
  private CellInterrupted stopped;

  /**
   * @param patience how long a cell may ignore an interrupt before it is stopped harder
   * @param reserve the memory that a cell which fills the heap leaves to those who report it
   */
  CellControl(Duration patience, Reserve reserve) {
    this.patience = patience;
    this.reserve = reserve;
  }

  /** Forgets what the last cell left: its value, its exception and any request to stop it. */
  synchronized void startCell() {
    stopRequested = false;
    forgetResult();
  }

  /** Forgets the value and the exception of the last snippet. */
  synchronized void forgetResult() {
    value = null;
    thrown = null;
    stopped = null;
  }

  /** The object that the last snippet returned, or null. */
  synchronized Object value() {
    return value;
  }

  /** What the last snippet threw, or null. */
  synchronized Throwable thrown() {
    return thrown;
  }

  /** How the last snippet was stopped, or null. */
  synchronized CellInterrupted stopped() {
    return stopped;
  }

  /**
   * Asks the running cell to end: kindly the first time, harder at a second request. Between two
   * snippets, the next one does not start.
   */
  synchronized void interrupt() {
    var run = current;
    if (run == null) {
      stopRequested = true;
    } else if (stopRequested) {
      stopHard(run);
    } else {
      stopRequested = true;
      run.thread().interrupt();
      after(patience, () -> stopIfIgnored(run));
    }
  }

  /** Gives the running cell up at once, for a kernel that shuts down. */
  synchronized void giveUp() {
    stopRequested = true;
    if (current != null) {
      current.thread().interrupt();
      current.abandon();
    }
  }

  @Override
  public void close() {
    giveUp();
    clock.cancel();
    super.close();
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    // From JDK 20 on, this installs and resets the stop checks that load() weaves into snippets.
    super.invoke(Thread.class.getMethod("yield"));
    loader = snippet.getDeclaringClass().getClassLoader();
    try {
      keep(run(() -> snippet.invoke(null)));
      return "";
    } catch (CellInterrupted e) {
      keepStop(e);
      throw new StoppedException();
    } catch (InvocationTargetException e) {
      throw failed(e.getCause());
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  @Override
  protected String throwConvertedOtherException(Throwable e)
      throws RunException, InternalException {
    keepThrown(e);
    return super.throwConvertedOtherException(e);
  }

  /**
   * Does some work on a cell's thread, where it can be interrupted and stopped.
   *
   * @throws CellInterrupted if it was stopped, or answered an interrupt with an exception
   */
  <T> T run(Callable<T> work) throws Throwable {
    var run = new CellRun<>(work, loader, reserve);
    synchronized (this) {
      if (stopRequested) {
        throw new CellInterrupted(INTERRUPTED);
      }
      current = run;
    }
    var ended = run.start();
    synchronized (this) {
      current = null;
      if (!ended) {
        throw new CellInterrupted(GIVEN_UP);
      }
      if (stopRequested && run.endedByStop()) {
        throw new CellInterrupted(INTERRUPTED);
      }
      // A loop that took the interrupt and returned has answered it; what follows may run.
      stopRequested &= run.leftInterrupted();
    }
    return run.outcome();
  }

  private synchronized void keep(Object result) {
    value = result;
  }

  private synchronized void keepThrown(Throwable e) {
    thrown = e;
  }

  private synchronized void keepStop(CellInterrupted e) {
    stopped = e;
  }

  private InvocationTargetException failed(Throwable cause) {
    keepThrown(cause);
    return new InvocationTargetException(cause);
  }

  /** A thread whose interrupt is no longer set has taken notice; the rest is its own affair. */
  private synchronized void stopIfIgnored(CellRun<?> run) {
    if (run.thread().isInterrupted()) {
      stopHard(run);
    }
  }

  private synchronized void stopHard(CellRun<?> run) {
    if (current != run) {
      return;
    }
    try {
      stopThread(run.thread());
    } catch (UnsupportedOperationException | LinkageError fromJdk20On) {
      stopByChecks();
    }
    after(LAST_PATIENCE, run::abandon);
  }

  @SuppressWarnings({"deprecation", "ThreadStop"}) // before JDK 20, nothing else ends a deaf loop
  private static void stopThread(Thread thread) {
    thread.stop();
  }

  private void stopByChecks() {
    try {
      stop();
    } catch (EngineTerminationException | InternalException e) {
      throw new IllegalStateException("JShell cannot stop its code", e);
    }
  }

  private void after(Duration delay, Runnable action) {
    clock.schedule(
        new TimerTask() {
          @Override
          public void run() {
            action.run();
          }
        },
        delay.toMillis());
  }
}
