package diptych.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Carries the output of cells to the viewer, in order, on a thread of its own.
 *
 * <p>A thread of its own, because the socket of the front end breaks for good when an interrupted
 * thread writes to it, and a stopped cell may still print. And text that comes fast is put
 * together, because front ends drop messages beyond about a thousand per second.
 */
final class Outbox {

  private static final long PAUSE_MILLIS = 20;
  private static final int MAX_PENDING_CHARS = 1 << 20;

  private final Viewer idle;
  private final Deque<Item> pending = new ArrayDeque<>();
  private Viewer viewer;
  private int pendingChars;
  private long added;
  private long sent;
  private boolean draining;

  /**
   * @param idle the viewer for output that comes while no cell runs
   */
  Outbox(Viewer idle) {
    this.idle = idle;
    this.viewer = idle;
    var thread = new Thread(this::sendForEver, "cell-output");
    thread.setDaemon(true);
    thread.start();
  }

  /** Sends what comes from now on to this viewer. */
  synchronized void open(Viewer newViewer) {
    viewer = newViewer;
  }

  /** Sends everything that waits, then goes back to the idle viewer. */
  synchronized void close() {
    drain();
    viewer = idle;
  }

  /** Returns when everything that was put in before has been sent. */
  synchronized void drain() {
    var last = added;
    draining = true;
    notifyAll();
    awaitWhile(() -> sent < last, 0);
    draining = false;
  }

  /** A stream whose text goes to the viewer. */
  PrintStream stream(boolean isError) {
    return new PrintStream(new Text(isError), true, StandardCharsets.UTF_8);
  }

  /** Shows a new output. */
  void display(DisplayData data) {
    put(new Item(to -> to.display(data)));
  }

  /** Replaces an output that is shown. */
  void update(DisplayData data) {
    put(new Item(to -> to.update(data)));
  }

  /** Takes away what the cell has shown, at once or when there is something new. */
  void clear(boolean wait) {
    put(new Item(to -> to.clear(wait)));
  }

  private synchronized void put(Item item) {
    pending.add(item);
    added++;
    notifyAll();
  }

  private synchronized void put(String text, boolean isError) {
    awaitWhile(() -> pendingChars > MAX_PENDING_CHARS, 0);
    pendingChars += text.length();
    var last = pending.peekLast();
    if (last != null && last.text != null && last.isError == isError) {
      last.text.append(text);
    } else {
      put(new Item(text, isError));
    }
  }

  private void sendForEver() {
    while (true) {
      Item item;
      Viewer to;
      synchronized (this) {
        awaitWhile(pending::isEmpty, 0);
        item = pending.poll();
        to = viewer;
        if (item.text != null) {
          pendingChars -= item.text.length();
        }
        notifyAll();
      }
      send(item, to);
      synchronized (this) {
        sent++;
        notifyAll();
        var until = System.nanoTime() + PAUSE_MILLIS * 1_000_000;
        awaitWhile(() -> !draining && System.nanoTime() < until, PAUSE_MILLIS);
      }
    }
  }

  private static void send(Item item, Viewer to) {
    try {
      if (item.text != null) {
        to.text(item.text.toString(), item.isError);
      } else {
        item.output.accept(to);
      }
    } catch (RuntimeException e) {
      to.text("This output could not be sent: " + e + System.lineSeparator(), true);
    }
  }

  /**
   * Waits while the condition holds; an interrupt is not lost but kept for the caller's own code.
   */
  private synchronized void awaitWhile(BooleanSupplier condition, long millis) {
    var interrupted = false;
    while (condition.getAsBoolean()) {
      try {
        wait(millis);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Text that is still growing, or an output. */
  private static final class Item {
    final StringBuilder text;
    final boolean isError;
    final Consumer<Viewer> output;

    Item(String text, boolean isError) {
      this.text = new StringBuilder(text);
      this.isError = isError;
      this.output = null;
    }

    Item(Consumer<Viewer> output) {
      this.text = null;
      this.isError = false;
      this.output = output;
    }
  }

  /** Turns bytes into text, whole characters only. */
  private final class Text extends OutputStream {
    private final boolean isError;
    private byte[] rest = {};

    Text(boolean isError) {
      this.isError = isError;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      var all = Arrays.copyOf(rest, rest.length + length);
      System.arraycopy(bytes, offset, all, rest.length, length);
      var whole = wholeCharacters(all);
      rest = Arrays.copyOfRange(all, whole, all.length);
      if (whole > 0) {
        put(new String(all, 0, whole, StandardCharsets.UTF_8), isError);
      }
    }

    private static int wholeCharacters(byte[] utf8) {
      var start = utf8.length - 1;
      while (start > 0 && utf8.length - start < 4 && (utf8[start] & 0xC0) == 0x80) {
        start--;
      }
      if (start < 0) {
        return 0;
      }
      var lead = utf8[start] & 0xFF;
      var needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
      return needed > utf8.length - start ? start : utf8.length;
    }
  }
}
