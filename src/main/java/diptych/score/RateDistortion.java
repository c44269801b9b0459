package diptych.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a way of compressing can do: points of bits per pixel (rate) and mean squared error
 * (distortion), and the best of them.
 *
 * <pre>{@code
 * var ours = new RateDistortion();
 * ours.add("32 numbers, step 1", quantizer.bitsPerCode(codes) / 784, Distortion.mse(xHat, x));
 * }</pre>
 */
public final class RateDistortion {
  private final List<Point> points = new ArrayList<>();

  /** No points yet. */
  public RateDistortion() {}

  /**
   * One setting and what it costs.
   *
   * @param setting what was set, for tables
   * @param bitsPerPixel the rate, 0 or more
   * @param mse the mean squared error of pixels from 0 to 1, 0 or more
   */
  public record Point(String setting, double bitsPerPixel, double mse) {

    /** Refuses negative numbers and NaN. */
    public Point {
      if (!(bitsPerPixel >= 0) || !(mse >= 0)) {
        throw new IllegalArgumentException(
            "%s: %s bits per pixel and a mean squared error of %s; both are 0 or more"
                .formatted(setting, bitsPerPixel, mse));
      }
    }

    /** The peak signal-to-noise ratio, in decibels. */
    public double psnr() {
      return Distortion.psnr(mse);
    }
  }

  /** Adds a point. */
  public void add(String setting, double bitsPerPixel, double mse) {
    points.add(new Point(setting, bitsPerPixel, mse));
  }

  /**
   * The points that are not beaten: neither by another one, with as little error at the same rate
   * or a lower one, nor by a mixture of two others. Rates rise, errors fall ever more slowly: the
   * lower convex hull of all points.
   *
   * <p>A mixture codes some of the samples with one setting and the rest with another one; its rate
   * and its error lie on the straight line between the two (Cover and Thomas 2006, section 10.4).
   */
  public List<Point> frontier() {
    var best = new ArrayList<Point>();
    for (var point :
        points.stream()
            .sorted(Comparator.comparingDouble(Point::bitsPerPixel).thenComparing(Point::mse))
            .toList()) {
      if (!best.isEmpty() && point.mse() >= best.get(best.size() - 1).mse()) {
        continue;
      }
      while (best.size() > 1
          && best.get(best.size() - 1).mse()
              >= mixed(
                  best.get(best.size() - 2), point, best.get(best.size() - 1).bitsPerPixel())) {
        best.remove(best.size() - 1);
      }
      best.add(point);
    }
    return best;
  }

  /** The error of the mixture of two settings that has the given rate, between theirs. */
  private static double mixed(Point low, Point high, double rate) {
    double share = (rate - low.bitsPerPixel()) / (high.bitsPerPixel() - low.bitsPerPixel());
    return low.mse() + share * (high.mse() - low.mse());
  }

  /** The rates of the {@link #frontier}, in bits per pixel, rising. */
  public double[] bitsPerPixel() {
    return frontier().stream().mapToDouble(Point::bitsPerPixel).toArray();
  }

  /** The signal-to-noise ratios of the {@link #frontier}, in decibels, rising. */
  public double[] psnr() {
    return frontier().stream().mapToDouble(Point::psnr).toArray();
  }

  /**
   * The signal-to-noise ratio at a rate, in decibels: of the nearest points of the {@link
   * #frontier}, mixed so that the rate is met.
   *
   * @throws IllegalArgumentException if the rate lies outside the frontier's: it is not
   *     extrapolated
   */
  public double psnrAt(double rate) {
    var best = frontier();
    for (int i = 0; i < best.size(); i++) {
      var point = best.get(i);
      if (point.bitsPerPixel() == rate) {
        return point.psnr();
      }
      if (i > 0 && best.get(i - 1).bitsPerPixel() < rate && rate < point.bitsPerPixel()) {
        return Distortion.psnr(mixed(best.get(i - 1), point, rate));
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT, "%s bits per pixel is outside what was measured: %s", rate, this));
  }

  /** One line: {@code 12 settings from 0.05 to 0.61 bits per pixel}. */
  @Override
  public String toString() {
    var best = frontier();
    return best.isEmpty()
        ? "no settings"
        : String.format(
            Locale.ROOT,
            "%d settings from %.3g to %.3g bits per pixel",
            best.size(),
            best.get(0).bitsPerPixel(),
            best.get(best.size() - 1).bitsPerPixel());
  }
}
