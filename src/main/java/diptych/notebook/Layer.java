package diptych.notebook;

import java.awt.Color;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** One thing in a plot: its name, its points and its colour. It never changes. */
final class Layer {

  /** How a layer is drawn. */
  enum Kind {
    /** Points joined in their order. */
    LINE,
    /** A function over the whole width. */
    CURVE,
    /** A dashed level line over the whole width. */
    REFERENCE,
    /** Points that are not joined. */
    POINTS,
    /** Points that are not joined, with their name in their middle. */
    CLASS,
    /** Touching bars over intervals: x has one edge more than y has heights. */
    HISTOGRAM,
    /** A bar over a name: x is its place. */
    BAR;

    /** Whether it is drawn as a line that a label at the right edge can name. */
    boolean isLine() {
      return this == LINE || this == CURVE || this == REFERENCE;
    }

    boolean isPoints() {
      return this == POINTS || this == CLASS;
    }
  }

  private final Kind kind;
  private final String name;
  private final double[] x;
  private final double[] y;
  private final DoubleUnaryOperator function;
  private final Color color;

  private Layer(
      Kind kind, String name, double[] x, double[] y, DoubleUnaryOperator function, Color color) {
    this.kind = kind;
    this.name = name;
    this.x = x;
    this.y = y;
    this.function = function;
    this.color = color;
  }

  /** A layer over arrays that nobody else changes. */
  static Layer of(Kind kind, String name, double[] x, double[] y, Color color) {
    return new Layer(kind, name, x, y, null, color);
  }

  /** A function over a width that is not known yet. */
  static Layer of(String name, DoubleUnaryOperator function, Color color) {
    var none = new double[0];
    return new Layer(Kind.CURVE, name, none, none, function, color);
  }

  Kind kind() {
    return kind;
  }

  String name() {
    return name;
  }

  /** Places of the points; none for a function and for a reference line. Not to be changed. */
  double[] x() {
    return x;
  }

  /** Heights of the points; the one height of a reference line. Not to be changed. */
  double[] y() {
    return y;
  }

  Color color() {
    return color;
  }

  Layer in(Color other) {
    return new Layer(kind, name, x, y, function, other);
  }

  /** A curve as a line through many points between two places; any other layer as it is. */
  Layer over(double from, double to) {
    if (function == null) {
      return this;
    }
    int points = 400;
    var places = IntStream.rangeClosed(0, points).mapToDouble(i -> from + (to - from) * i / points);
    var x2 = places.toArray();
    var y2 = Arrays.stream(x2).map(function).toArray();
    return of(Kind.LINE, name, x2, y2, color);
  }

  /**
   * This line with at most a few thousand points and the same picture: of every stretch of points
   * the lowest and the highest stay. Drawing costs grow with the number of points, and a page has
   * only so many columns of pixels.
   */
  Layer thinned() {
    int stretches = 1000;
    if (kind != Kind.LINE || x.length <= 4 * stretches) {
      return this;
    }
    var kept =
        IntStream.range(0, stretches)
            .flatMap(i -> extremes(stretchStart(i, stretches), stretchStart(i + 1, stretches)));
    var indices =
        IntStream.concat(IntStream.of(0), IntStream.concat(kept, IntStream.of(x.length - 1)))
            .sorted()
            .distinct()
            .toArray();
    return of(
        kind,
        name,
        Arrays.stream(indices).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(indices).mapToDouble(i -> y[i]).toArray(),
        color);
  }

  private int stretchStart(int stretch, int stretches) {
    return (int) ((long) x.length * stretch / stretches);
  }

  private IntStream extremes(int from, int to) {
    int low = from;
    int high = from;
    for (int i = from; i < to; i++) {
      if (!Double.isFinite(y[i])) {
        return IntStream.of(low, i, high); // the gap stays visible
      }
      low = y[i] < y[low] ? i : low;
      high = y[i] > y[high] ? i : high;
    }
    return IntStream.of(low, high);
  }
}
