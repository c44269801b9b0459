package diptych.kernel;

/** Says that a cell ended because the user stopped it. */
final class CellInterrupted extends Exception {

  private static final long serialVersionUID = 1L;

  CellInterrupted(String message) {
    super(message);
  }
}
