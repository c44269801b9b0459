package diptych.kernel;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** The standard input of cells: each line is a question to the user of the front end. */
final class Keyboard extends InputStream {

  private final ExecutorService asker =
      Executors.newSingleThreadExecutor(
          task -> {
            var thread = new Thread(task, "cell-input");
            thread.setDaemon(true);
            return thread;
          });

  private volatile Question question;
  private byte[] line = {};
  private int next;

  /** What gets one line from the user, or null once it is given up. */
  interface Question {
    String ask(BooleanSupplier givenUp) throws Exception;
  }

  /**
   * Lets cells read.
   *
   * @param newQuestion how to ask; null if the front end does not take questions now
   */
  void open(Question newQuestion) {
    question = newQuestion;
  }

  @Override
  public synchronized int available() {
    return line.length - next;
  }

  @Override
  public synchronized int read() {
    if (available() == 0 && !fetchLine()) {
      return -1;
    }
    return line[next++] & 0xFF;
  }

  /** Reads what is there of a line and does not ask for a second one, so that readers return. */
  @Override
  public synchronized int read(byte[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (available() == 0 && !fetchLine()) {
      return -1;
    }
    var count = Math.min(length, available());
    System.arraycopy(line, next, into, offset, count);
    next += count;
    return count;
  }

  /** False where no line comes: no questions taken, or the asking cell was interrupted. */
  private boolean fetchLine() {
    var how = question;
    if (how == null) {
      return false;
    }
    var givenUp = new AtomicBoolean();
    Callable<String> work = () -> how.ask(givenUp::get);
    try {
      var answer = asker.submit(work).get();
      line = answer == null ? new byte[0] : (answer + "\n").getBytes(StandardCharsets.UTF_8);
      next = 0;
      return answer != null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The front end could not be asked for input", e.getCause());
    } finally {
      givenUp.set(true);
    }
  }
}
