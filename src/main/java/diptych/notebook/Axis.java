package diptych.notebook;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The stretch of numbers along one edge of a plot, and the distance between its ticks.
 *
 * @param low the number at the left or lower end
 * @param high the number at the right or upper end
 * @param step the distance between two ticks: 1, 2 or 5 times a power of ten; of a logarithmic axis
 *     it means nothing
 * @param isLogarithmic whether equal distances are equal ratios
 */
record Axis(double low, double high, double step, boolean isLogarithmic) {
  private static final double[] STEPS = {1, 2, 5, 10};

  /** Numbers that are larger than this, or whose differences are smaller, are not for the eye. */
  private static final double LARGEST = 1e150;

  /** An axis over those of {@code values} that can be shown; over 0 to 1 when there are none. */
  static Axis over(DoubleStream values, int ticks) {
    var seen = values.filter(Axis::canShow).summaryStatistics();
    if (seen.getCount() == 0) {
      return between(0, 1, ticks);
    }
    double low = seen.getMin();
    double high = seen.getMax();
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (high - low <= 1e-9 * size || size < 1 / LARGEST) {
      double room = size < 1 / LARGEST ? 1 : size / 2;
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
    return new Axis(low, high, step, false);
  }

  /** Whether a number is finite and of a size that can be drawn. */
  static boolean canShow(double value) {
    return Math.abs(value) <= LARGEST;
  }

  Axis withStep(double newStep) {
    return new Axis(low, high, newStep, isLogarithmic);
  }

  /** This axis as a logarithmic one, or not; its numbers must be positive for it. */
  Axis logarithmic(boolean yes) {
    if (yes && low <= 0) {
      return new Axis(0.1, 1, step, true); // nothing but the room around one number is shown
    }
    return new Axis(low, high, step, yes);
  }

  /** This axis with a fraction of its length added at both ends. */
  Axis padded(double fraction) {
    if (isLogarithmic) {
      double factor = Math.pow(high / low, fraction);
      return new Axis(low / factor, high * factor, step, true);
    }
    double room = fraction * (high - low);
    return new Axis(low - room, high + room, step, false);
  }

  /** This axis from a tick to a tick, where one is at most the given part of a step away. */
  Axis rounded(double reach) {
    double below = Math.floor(low / step + 1e-9) * step;
    double above = Math.ceil(high / step - 1e-9) * step;
    return new Axis(
        low - below <= reach * step ? below : low,
        above - high <= reach * step ? above : high,
        step,
        isLogarithmic);
  }

  /** A number in units of a tick; of a logarithmic axis, the number itself. */
  double inTicks(double value) {
    return isLogarithmic ? value : value / step;
  }

  /** The label of a tick that is given in units of a tick. */
  String labelInTicks(double ticks) {
    return isLogarithmic ? logarithmicLabel(ticks) : label(ticks * step);
  }

  /**
   * The label of a tick: as many decimals as the step has, one more for a tick between two, unless
   * half the step has no more.
   */
  String label(double tick) {
    double value = Math.abs(tick) < step / 1000 ? 0 : tick;
    double size = Math.max(Math.abs(low), Math.abs(high));
    double steps = value / step;
    boolean halves = Math.round(step / Math.pow(10, power(step))) == 2;
    int between = halves || Math.abs(steps - Math.rint(steps)) < 1e-6 ? 0 : 1;
    int decimals = Math.max(0, between - power(step));
    var format = (size >= 10_000 ? "%,." : "%.") + decimals + "f";
    if (step < 1e-4 || size >= 1e7) {
      format = value == 0 ? "%.0f" : "%." + Math.max(0, power(size) - power(step)) + "e";
    }
    return String.format(Locale.ROOT, format, value).replace('-', '\u2212');
  }

  private static int power(double number) {
    return (int) Math.floor(Math.log10(number) + 1e-9);
  }

  /** The label of a tick on a logarithmic axis; empty where there is no room for one. */
  String logarithmicLabel(double tick) {
    int power = power(tick);
    long digit = Math.round(tick / Math.pow(10, power));
    if (labelledDigits().indexOf((char) ('0' + digit)) < 0 || power % labelledPowers() != 0) {
      return "";
    }
    if (power < -4 || power > 5) {
      return (digit + "e" + power).replace('-', '\u2212');
    }
    return String.format(Locale.ROOT, "%,." + Math.max(0, -power) + "f", tick);
  }

  private String labelledDigits() {
    double ratio = high / low;
    return ratio < 5 ? "123456789" : ratio < 12 ? "1235" : ratio < 300 ? "125" : "1";
  }

  /** One label for so many powers of ten: at most eight labels. */
  private int labelledPowers() {
    return (int) Math.ceil(Math.log10(high / low) / 8);
  }
}
