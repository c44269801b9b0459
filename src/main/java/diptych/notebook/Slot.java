package diptych.notebook;

/** A place on a screen for something that changes: shown once, then replaced where it stands. */
final class Slot {
  private final Screen screen;
  private Screen.Output output;

  Slot(Screen screen) {
    this.screen = screen;
  }

  void show(Object value) {
    if (output == null) {
      output = screen.show(value);
    } else {
      output.replace(value);
    }
  }
}
