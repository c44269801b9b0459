package diptych.kernel;

import java.util.List;

/**
 * A cell that failed: what the front end shows of it.
 *
 * <p>{@code name} is the kind of failure in one word (a simple class name), the exception's message
 * says it in one line, and {@code report} is the readable text with the places in the user's cells.
 */
class CellFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final transient List<String> report;

  CellFailure(String name, String message, List<String> report, Throwable cause) {
    super(message, cause);
    this.name = name;
    this.report = List.copyOf(report);
  }

  final String name() {
    return name;
  }

  final List<String> report() {
    return report;
  }
}
