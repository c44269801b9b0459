package diptych.notebook;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The page under the running cell, where a library can show something and later replace it.
 *
 * <p>Showing and replacing outputs are functions that the kernel gives to cells alone, so a cell
 * hands them over once:
 *
 * <pre>{@code
 * var screen = Screen.of(x -> display(x), (id, x) -> updateDisplay(id, x));
 * }</pre>
 *
 * <p>A text is shown as it is, without quotes.
 */
public final class Screen {
  private final Function<Object, String> display;
  private final BiConsumer<String, Object> updateDisplay;

  private Screen(Function<Object, String> display, BiConsumer<String, Object> updateDisplay) {
    this.display = display;
    this.updateDisplay = updateDisplay;
  }

  /**
   * The screen behind a kernel's two functions.
   *
   * @param display shows a value and returns the output's id
   * @param updateDisplay replaces the output with that id by another value
   */
  public static Screen of(
      Function<Object, String> display, BiConsumer<String, Object> updateDisplay) {
    return new Screen(display, updateDisplay);
  }

  /** Shows a value below all that the running cell has shown so far. */
  public Output show(Object value) {
    return new Output(display.apply(value));
  }

  /** Something shown, which can be replaced where it stands. */
  public final class Output {
    private final String id;

    private Output(String id) {
      this.id = id;
    }

    /** Shows another value in the place of the one before; the page does not grow. */
    public void replace(Object value) {
      updateDisplay.accept(id, value);
    }
  }
}
