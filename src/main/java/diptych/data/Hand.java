package diptych.data;

import diptych.tensor.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One act of writing: what makes a digit differ from the copybook's.
 *
 * <p>Everything random is decided here, by +, −, ×, / and the square root alone. Angles are given
 * by the tangent of their half, so that no sine is needed.
 */
final class Hand {
  private final RandomStream random;
  private final double shake;
  private final double slant;
  private final double halfTurn;
  private final double aspect;
  private final double taper;
  private final double bulge;
  private final double bendX;
  private final double bendY;
  private final double size;
  private final double pen;

  Hand(RandomStream random) {
    this.random = random;
    shake = 0.020 + 0.016 * random.nextUniform();
    slant = 0.14 + 0.16 * bell();
    halfTurn = 0.035 * bell();
    aspect = 0.80 + 0.09 * bell();
    taper = 0.16 * bell();
    bulge = 0.18 * bell();
    bendX = 0.13 * bell();
    bendY = 0.11 * bell();
    size = 19.4 + 0.7 * bell();
    pen = clamp(1.33 + 0.33 * bell(), 0.8, 2);
  }

  private static double clamp(double value, double least, double most) {
    return Math.min(most, Math.max(least, value));
  }

  /** A bell-shaped random number with mean 0 and variance 1, never beyond ±3.47. */
  private double bell() {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += random.nextUniform();
    }
    return (sum - 2) * 1.7320508075688772;
  }

  /** Writes a stroke: each point a little off, then the whole bent, slanted and turned. */
  PenPath write(List<Glyph.Point> stroke) {
    double driftX = 0.5 * shake * bell();
    double driftY = 0.5 * shake * bell();
    List<Glyph.Point> shaken = new ArrayList<>();
    for (Glyph.Point point : stroke) {
      double x = point.x() + driftX + shake * bell();
      double y = point.y() + driftY + shake * bell();
      shaken.add(new Glyph.Point(x, y, point.corner()));
    }
    PenPath path = PenPath.through(shaken);
    for (int i = 0; i < path.size(); i++) {
      bend(path, i);
    }
    return path;
  }

  private void bend(PenPath path, int i) {
    double u = 2 * path.x(i) - 1;
    double v = 2 * path.y(i) - 1;
    double wide = u * (1 + taper * v) + bendX * (v * v - 0.5);
    double high = v + bulge * (1 - v * v) + bendY * u * (1 - 0.5 * u * u);
    double x = aspect * wide - slant * high;
    double y = high;
    double square = halfTurn * halfTurn;
    double cos = (1 - square) / (1 + square);
    double sin = 2 * halfTurn / (1 + square);
    path.move(i, cos * x - sin * y, sin * x + cos * y);
  }

  /**
   * Scales the strokes to the size of writing, puts the centre of their ink near the sheet's, and
   * presses the pen.
   */
  void place(List<PenPath> paths, int side) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    double length = 0;
    double sumX = 0;
    double sumY = 0;
    for (PenPath path : paths) {
      for (int i = 0; i < path.size(); i++) {
        left = Math.min(left, path.x(i));
        right = Math.max(right, path.x(i));
        top = Math.min(top, path.y(i));
        bottom = Math.max(bottom, path.y(i));
        if (i > 0) {
          double piece = path.length(i);
          length += piece;
          sumX += piece * (path.x(i - 1) + path.x(i)) / 2;
          sumY += piece * (path.y(i - 1) + path.y(i)) / 2;
        }
      }
    }
    double scale = (size - 2 * pen) / Math.max(right - left, bottom - top);
    double margin = 1.5 * pen + 1;
    double middleX = (side - 1) / 2.0 + 0.6 * bell() - scale * sumX / length;
    double middleY = (side - 1) / 2.0 + 0.6 * bell() - scale * sumY / length;
    middleX = clamp(middleX, margin - scale * left, side - 1 - margin - scale * right);
    middleY = clamp(middleY, margin - scale * top, side - 1 - margin - scale * bottom);
    for (PenPath path : paths) {
      double start = pen * (1 + 0.12 * bell());
      double end = pen * (1 + 0.12 * bell());
      for (int i = 0; i < path.size(); i++) {
        path.move(i, middleX + scale * path.x(i), middleY + scale * path.y(i));
        path.press(i, start + (end - start) * i / (path.size() - 1));
      }
    }
  }
}
