package diptych.kernel;

/** The colours of error reports, as escape sequences that front ends show. */
final class Style {

  private Style() {}

  static String error(String text) {
    return "\u001b[31m" + text + "\u001b[0m";
  }

  static String strong(String text) {
    return "\u001b[1m" + text + "\u001b[0m";
  }
}
