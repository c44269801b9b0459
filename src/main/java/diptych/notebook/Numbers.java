package diptych.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as text: the same everywhere, and no more digits than they are worth. */
final class Numbers {
  private Numbers() {}

  /**
   * A number with the given count of significant digits: 0.0361, 12.5, 1000, 3.61e-07. Whole
   * numbers keep all their digits up to ten million.
   */
  static String significant(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "infinity" : "-infinity";
    }
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e7) {
      return String.format(Locale.ROOT, "%.0f", value + 0.0);
    }
    if (size < 1e-4 || size >= 1e7) {
      return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
    }
    var rounded = new BigDecimal(value).round(new MathContext(digits));
    return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
  }

  /** The same, with a true minus sign. */
  static String figure(double value, int digits) {
    return significant(value, digits).replace('-', '\u2212');
  }
}
