package diptych.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.UUID;

/**
 * The functions that a cell can call without an import, as in IJava 1.3.
 *
 * <p>They are static because cells call them by name alone; one process runs one kernel.
 */
public final class Display {

  private static volatile Display current;

  private final Renderer renderer;
  private final Outbox outbox;

  private Display(Renderer renderer, Outbox outbox) {
    this.renderer = renderer;
    this.outbox = outbox;
  }

  /**
   * Makes the functions of this class show their objects with this renderer, through this outbox.
   */
  static void connect(Renderer renderer, Outbox outbox) {
    current = new Display(renderer, outbox);
  }

  /**
   * Renders an object in the form that it prefers.
   *
   * @param object anything, also null
   * @return its forms by MIME type, with at least {@code text/plain}
   */
  public static DisplayData render(Object object) {
    return object == null ? new DisplayData("null") : current().renderer.render(object);
  }

  /**
   * Renders an object in the given forms.
   *
   * @param object anything, also null
   * @param mimes MIME types, for instance {@code "text/html"}
   * @return its forms by MIME type, with at least {@code text/plain}
   */
  public static DisplayData render(Object object, String... mimes) {
    return object == null ? new DisplayData("null") : current().renderer.renderAs(object, mimes);
  }

  /**
   * Shows an object under the cell.
   *
   * @param object anything, also null
   * @return the id with which {@link #updateDisplay(String, Object)} replaces the output
   */
  public static String display(Object object) {
    return show(render(object));
  }

  /**
   * Shows an object under the cell in the given forms.
   *
   * @param object anything, also null
   * @param mimes MIME types, for instance {@code "text/html"}
   * @return the id with which {@link #updateDisplay(String, Object)} replaces the output
   */
  public static String display(Object object, String... mimes) {
    return show(render(object, mimes));
  }

  /**
   * Replaces an output that is shown.
   *
   * @param id what {@link #display(Object)} returned
   * @param object the new object
   */
  public static void updateDisplay(String id, Object object) {
    replace(id, render(object));
  }

  /**
   * Replaces an output that is shown, in the given forms.
   *
   * @param id what {@link #display(Object)} returned
   * @param object the new object
   * @param mimes MIME types, for instance {@code "text/html"}
   */
  public static void updateDisplay(String id, Object object, String... mimes) {
    replace(id, render(object, mimes));
  }

  /** Takes away at once what the cell has shown so far. */
  public static void clearOutput() {
    clearOutput(false);
  }

  /**
   * Takes away what the cell has shown so far.
   *
   * @param wait whether it stays until there is something new to show, so that nothing flickers
   */
  public static void clearOutput(boolean wait) {
    current().outbox.clear(wait);
  }

  /**
   * Prints a formatted line to standard output: {@code System.out.printf}.
   *
   * @param format as of {@link java.util.Formatter}
   * @param values what the format names
   */
  public static void printf(String format, Object... values) {
    System.out.printf(format, values);
  }

  private static String show(DisplayData data) {
    if (data.getDisplayId() == null) {
      data.setDisplayId(UUID.randomUUID().toString());
    }
    current().outbox.display(data);
    return data.getDisplayId();
  }

  private static void replace(String id, DisplayData data) {
    data.setDisplayId(id);
    current().outbox.update(data);
  }

  private static Display current() {
    if (current == null) {
      throw new IllegalStateException("display: no kernel runs in this process");
    }
    return current;
  }
}
