package diptych.data;

import java.util.Arrays;
import java.util.List;

/** A pen's way over the paper as a chain of short lines, each point with the pen's radius. */
final class PenPath {
  private static final int STEPS = 7;

  private double[] x = new double[64];
  private double[] y = new double[64];
  private double[] radius = new double[64];
  private int size;

  /** The smooth curve through the given points (Catmull and Rom 1974), which breaks at corners. */
  static PenPath through(List<Glyph.Point> points) {
    var path = new PenPath();
    int last = points.size() - 1;
    path.add(points.get(0).x(), points.get(0).y());
    for (int i = 0; i < last; i++) {
      Glyph.Point from = points.get(i);
      Glyph.Point to = points.get(i + 1);
      Glyph.Point before = i == 0 || from.corner() ? mirror(to, from) : points.get(i - 1);
      Glyph.Point after = i + 1 == last || to.corner() ? mirror(from, to) : points.get(i + 2);
      for (int step = 1; step <= STEPS; step++) {
        double t = (double) step / STEPS;
        path.add(
            spline(before.x(), from.x(), to.x(), after.x(), t),
            spline(before.y(), from.y(), to.y(), after.y(), t));
      }
    }
    return path;
  }

  /** Where a neighbour is missing, at an end or a corner: the point mirrored at {@code centre}. */
  private static Glyph.Point mirror(Glyph.Point point, Glyph.Point centre) {
    return new Glyph.Point(2 * centre.x() - point.x(), 2 * centre.y() - point.y(), false);
  }

  private static double spline(double a, double b, double c, double d, double t) {
    double linear = c - a;
    double square = 2 * a - 5 * b + 4 * c - d;
    double cube = 3 * (b - c) + d - a;
    return b + 0.5 * t * (linear + t * (square + t * cube));
  }

  private void add(double px, double py) {
    if (size == x.length) {
      x = Arrays.copyOf(x, 2 * size);
      y = Arrays.copyOf(y, 2 * size);
      radius = Arrays.copyOf(radius, 2 * size);
    }
    x[size] = px;
    y[size] = py;
    size++;
  }

  int size() {
    return size;
  }

  double x(int i) {
    return x[i];
  }

  double y(int i) {
    return y[i];
  }

  /** The length of the line that ends at point {@code i}. */
  double length(int i) {
    double dx = x[i] - x[i - 1];
    double dy = y[i] - y[i - 1];
    return Math.sqrt(dx * dx + dy * dy);
  }

  void move(int i, double px, double py) {
    x[i] = px;
    y[i] = py;
  }

  void press(int i, double r) {
    radius[i] = r;
  }

  void draw(Ink ink) {
    for (int i = 1; i < size; i++) {
      ink.line(x[i - 1], y[i - 1], radius[i - 1], x[i], y[i], radius[i]);
    }
  }
}
