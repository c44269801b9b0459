package diptych.course;

import java.util.List;

/**
 * A language of the course, with what differs between its notebooks and others beside the prose.
 *
 * @param opening what a notebook's first cell says
 * @param closing the heading of a notebook's last cell
 * @param symbol the head of a symbol table's first column
 * @param library where a notebook finds the library
 */
record Edition(List<String> opening, String closing, String symbol, String library) {

  /** The notebooks that are written. */
  static final Edition ENGLISH =
      new Edition(
          List.of("You will be able to", "Time:", "Needs:"), "Read on", "symbol", "../lib/");

  /** The notebooks that are generated from them, in a folder below. */
  static final Edition CHINESE =
      new Edition(List.of("学完之后，你能", "时间", "需要"), "延伸阅读", "符号", "../../lib/");
}
