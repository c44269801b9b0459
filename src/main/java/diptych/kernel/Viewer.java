package diptych.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;

/** Where the output of cells ends up: the front end that asked, or a test. */
interface Viewer {

  /** Shows text of standard output, or of standard error. */
  void text(String text, boolean isError);

  /** Shows a new output. */
  void display(DisplayData data);

  /**
   * Takes away what the cell has shown.
   *
   * @param wait whether the old outputs stay until there is a new one, so that nothing flickers
   */
  void clear(boolean wait);

  /** Replaces every output that has the display id of {@code data}. */
  void update(DisplayData data);
}
