package diptych.notebook;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The stretch of numbers along one edge of a plot, and the distance between its ticks.
 *
 * @param low the number at the left or lower end
 * @param high the number at the right or upper end
 * @param step the distance between two ticks: 1, 2 or 5 times a power of ten
 */
record Axis(double low, double high, double step) {
  private static final double[] STEPS = {1, 2, 5, 10};

  /** An axis over the finite ones of {@code values}; over 0 to 1 when there are none. */
  static Axis over(DoubleStream values, int ticks) {
    var seen = values.filter(Double::isFinite).summaryStatistics();
    if (seen.getCount() == 0) {
      return between(0, 1, ticks);
    }
    double low = seen.getMin();
    double high = seen.getMax();
    if (high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high))) {
      double room = low == 0 ? 1 : Math.abs(low) / 2;
      return between(low - room, high + room, ticks);
    }
    return between(low, high, ticks);
  }

  static Axis between(double low, double high, int ticks) {
    double rough = (high - low) / ticks;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step =
        Arrays.stream(STEPS)
            .map(s -> s * power)
            .filter(s -> s >= rough * 0.999)
            .findFirst()
            .orElse(10 * power);
    return new Axis(low, high, step);
  }

  /** This axis with a fraction of its length added at both ends. */
  Axis padded(double fraction) {
    double room = fraction * (high - low);
    return new Axis(low - room, high + room, step);
  }

  /** This axis from a tick to a tick, where one is at most the given part of a step away. */
  Axis rounded(double reach) {
    double below = Math.floor(low / step + 1e-9) * step;
    double above = Math.ceil(high / step - 1e-9) * step;
    return new Axis(
        low - below <= reach * step ? below : low,
        above - high <= reach * step ? above : high,
        step);
  }

  /** This axis from 0, if all its numbers are positive. */
  Axis fromZero() {
    return new Axis(Math.min(0, low), high, step);
  }

  /** The label of a tick: as many decimals as the step has. */
  String label(double tick) {
    double value = Math.abs(tick) < step / 1000 ? 0 : tick;
    if (step < 1e-4 || Math.abs(high) >= 1e7) {
      return value == 0 ? "0" : String.format(Locale.ROOT, "%.0e", value);
    }
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    var text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return text.replace('-', '\u2212');
  }

  /** The label of a tick on a logarithmic axis; empty where there is no room for one. */
  String logarithmicLabel(double tick) {
    int power = (int) Math.floor(Math.log10(tick) + 1e-9);
    long digit = Math.round(tick / Math.pow(10, power));
    if (labelledDigits().indexOf((char) ('0' + digit)) < 0) {
      return "";
    }
    if (power < -4 || power > 5) {
      return digit + "e" + power;
    }
    return String.format(Locale.ROOT, "%,." + Math.max(0, -power) + "f", tick);
  }

  private String labelledDigits() {
    double ratio = high / low;
    return ratio < 5 ? "123456789" : ratio < 12 ? "1235" : ratio < 300 ? "125" : "1";
  }
}
