package diptych.kernel;

import java.util.List;

/** Says that a cell ended because the user stopped it. */
final class CellInterrupted extends CellFailure {

  private static final long serialVersionUID = 1L;

  CellInterrupted(String message) {
    super("Interrupted", message, List.of(Style.error(message)), null);
  }
}
