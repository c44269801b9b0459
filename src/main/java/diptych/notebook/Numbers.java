package diptych.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
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
    int decimals = Math.max(0, digits - rounded.precision() + rounded.scale());
    return rounded.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
  }

  /** The same, without zeros at the end that say nothing: 2.5. */
  static String shortest(double value, int digits) {
    var text = significant(value, digits);
    return text.contains(".") && !text.contains("e") ? text.replaceAll("\\.?0+$", "") : text;
  }

  /** The same, with a true minus sign. */
  static String figure(double value, int digits) {
    return significant(value, digits).replace('-', '\u2212');
  }

  /**
   * The cells of a table's column as texts: whole numbers as they are, others with one count of
   * decimals, so that points stand under points, unless that would hide the small ones.
   */
  static List<String> column(List<?> cells, int digits) {
    var numbers =
        cells.stream()
            .filter(Number.class::isInstance)
            .mapToDouble(cell -> ((Number) cell).doubleValue())
            .filter(Double::isFinite)
            .map(Math::abs)
            .filter(size -> size > 0)
            .summaryStatistics();
    boolean whole = cells.stream().noneMatch(Numbers::isBroken);
    boolean narrow = numbers.getMax() < 1e7 && numbers.getMax() < 1000 * numbers.getMin();
    int decimals = digits - 1 - (int) Math.floor(Math.log10(numbers.getMax()));
    return cells.stream()
        .map(
            cell -> {
              if (!(cell instanceof Number number)) {
                return String.valueOf(cell);
              }
              double value = number.doubleValue();
              return whole || !narrow || !Double.isFinite(value)
                  ? significant(value, digits)
                  : String.format(Locale.ROOT, "%." + Math.max(0, decimals) + "f", value);
            })
        .toList();
  }

  private static boolean isBroken(Object cell) {
    return cell instanceof Number number && Math.abs(number.doubleValue() % 1) > 0;
  }
}
