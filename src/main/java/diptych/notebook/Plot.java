package diptych.notebook;

import diptych.tensor.Tensor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A figure with axes: lines, points, histograms, bars and reference lines, in any mixture.
 *
 * <p>A plot never changes: each method returns a new plot with one thing more. {@link #as} gives
 * the thing added last the colour of its {@link Role}. Lines alone are named at their right ends;
 * anything else is named in a line under the title.
 */
public final class Plot extends Figure {
  private String title = "";
  private String xTitle = "";
  private String yTitle = "";
  private List<Layer> layers = List.of();
  private double[] xRange;
  private double[] yRange;
  private boolean logX;
  private boolean logY;
  private int width = Style.WIDTH;
  private int height = Style.HEIGHT;

  Plot() {}

  private Plot copy() {
    var copy = new Plot();
    copy.title = title;
    copy.xTitle = xTitle;
    copy.yTitle = yTitle;
    copy.layers = layers;
    copy.xRange = xRange;
    copy.yRange = yRange;
    copy.logX = logX;
    copy.logY = logY;
    copy.width = width;
    copy.height = height;
    return copy;
  }

  /** Writes a title above the plot. */
  public Plot title(String text) {
    var copy = copy();
    copy.title = text;
    return copy;
  }

  /** Writes what the x axis measures, with its unit, under it. */
  public Plot x(String text) {
    var copy = copy();
    copy.xTitle = text;
    return copy;
  }

  /** Writes what the y axis measures, with its unit, beside it. */
  public Plot y(String text) {
    var copy = copy();
    copy.yTitle = text;
    return copy;
  }

  /** Shows x from {@code low} to {@code high}; what lies outside is cut off. */
  public Plot xRange(double low, double high) {
    var copy = copy();
    copy.xRange = range("xRange", low, high);
    return copy.checked();
  }

  /** Shows y from {@code low} to {@code high}; what lies outside is cut off. */
  public Plot yRange(double low, double high) {
    var copy = copy();
    copy.yRange = range("yRange", low, high);
    return copy.checked();
  }

  /**
   * Makes the x axis logarithmic.
   *
   * @throws IllegalArgumentException if a number along it is not above 0
   */
  public Plot logX() {
    var copy = copy();
    copy.logX = true;
    return copy.checked();
  }

  /**
   * Makes the y axis logarithmic.
   *
   * @throws IllegalArgumentException if a number along it is not above 0
   */
  public Plot logY() {
    var copy = copy();
    copy.logY = true;
    return copy.checked();
  }

  /**
   * The same plot on another area of paper, in logical pixels. Letters and lines keep their size.
   */
  public Plot size(int width, int height) {
    if (width < 200 || height < 150 || width > 4000 || height > 4000) {
      throw new IllegalArgumentException(
          "size: %s x %s is not between 200 x 150 and 4000 x 4000".formatted(width, height));
    }
    var copy = copy();
    copy.width = width;
    copy.height = height;
    return copy;
  }

  /** Joins the points (x, y) in their order. A y that is not finite leaves a gap. */
  public Plot line(String name, double[] x, double[] y) {
    return with(Layer.of(Layer.Kind.LINE, name, x.clone(), y.clone(), nextColor()));
  }

  /** Joins the points (1, y[0]), (2, y[1]), … */
  public Plot line(String name, double[] y) {
    return line(name, IntStream.rangeClosed(1, y.length).asDoubleStream().toArray(), y);
  }

  /** Draws a function over the whole width: a density, a target, a formula. */
  public Plot curve(String name, DoubleUnaryOperator function) {
    return with(Layer.of(name, function, nextColor()));
  }

  /** Draws a dashed level line over the whole width: a bound, a baseline, a published number. */
  public Plot reference(String name, double y) {
    var none = new double[0];
    return with(
        Layer.of(Layer.Kind.REFERENCE, name, none, new double[] {y}, Role.BASELINE.color()));
  }

  /** Draws the points (x, y). */
  public Plot points(String name, double[] x, double[] y) {
    return with(Layer.of(Layer.Kind.POINTS, name, x.clone(), y.clone(), nextColor()));
  }

  /**
   * Draws samples as points.
   *
   * @param samples n×2: one sample a row, x and y; or n×1: the samples lie on the x axis
   */
  public Plot points(String name, Tensor samples) {
    return points(name, Plots.column(samples, 0), Plots.column(samples, 1));
  }

  /**
   * Draws samples as points whose colour is their class, with the class's number in its middle.
   *
   * @param samples n×2: one sample a row, x and y; or n×1
   * @param labels n classes, from 0
   */
  public Plot points(Tensor samples, int... labels) {
    return Plots.pointsByClass(this, samples, labels);
  }

  /**
   * Draws how often the numbers of a tensor fall into equal intervals, scaled to an area of 1, so
   * that a density curve fits over it.
   */
  public Plot histogram(String name, Tensor values) {
    return with(Plots.histogram(name, values, nextColor()));
  }

  /** Draws a bar with a name under it and its number above it. */
  public Plot bar(String name, double value) {
    double place = layers.stream().filter(layer -> layer.kind() == Layer.Kind.BAR).count();
    return with(
        Layer.of(
            Layer.Kind.BAR, name, new double[] {place}, new double[] {value}, Style.CYCLE.get(0)));
  }

  /** Paints what was added last in the colour of its role. */
  public Plot as(Role role) {
    if (layers.isEmpty()) {
      throw new IllegalStateException("as: add a line, points or a bar first");
    }
    var changed = new ArrayList<>(layers);
    int last = changed.size() - 1;
    changed.set(last, changed.get(last).in(role.color()));
    var copy = copy();
    copy.layers = List.copyOf(changed);
    return copy;
  }

  Plot with(Layer layer) {
    var added = new ArrayList<>(layers);
    added.add(layer);
    var copy = copy();
    copy.layers = List.copyOf(added);
    return copy.checked();
  }

  private Plot checked() {
    Plots.check(this);
    return this;
  }

  private Color nextColor() {
    long used = layers.stream().filter(layer -> layer.kind() != Layer.Kind.REFERENCE).count();
    return Style.CYCLE.get((int) (used % Style.CYCLE.size()));
  }

  private static double[] range(String name, double low, double high) {
    if (!(low < high) || Double.isInfinite(high - low)) {
      throw new IllegalArgumentException(
          "%s: needs two finite numbers, the smaller first; got %s and %s"
              .formatted(name, low, high));
    }
    return new double[] {low, high};
  }

  String title() {
    return title;
  }

  String xTitle() {
    return xTitle;
  }

  String yTitle() {
    return yTitle;
  }

  List<Layer> layers() {
    return layers;
  }

  /** The wished ends of the x axis, or null. */
  double[] xRange() {
    return xRange == null ? null : xRange.clone();
  }

  /** The wished ends of the y axis, or null. */
  double[] yRange() {
    return yRange == null ? null : yRange.clone();
  }

  boolean hasBars() {
    return layers.stream().anyMatch(layer -> layer.kind() == Layer.Kind.BAR);
  }

  boolean isLogX() {
    return logX;
  }

  boolean isLogY() {
    return logY;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  Figure fitted(int newWidth, int newHeight) {
    return size(newWidth, newHeight);
  }

  @Override
  String description() {
    return title.isEmpty() ? "plot" : title;
  }

  @Override
  void paint(Graphics2D g) {
    new PlotPainter(this, g).paint();
  }
}
