package diptych.notebook;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Paints a plot once: XChart draws axes and data, this class decides their range and adds title,
 * names and numbers, which XChart can only put where they cover data or waste paper.
 */
final class PlotPainter {
  private static final int TITLE_HEIGHT = 30;
  private static final int X_TITLE_HEIGHT = 28;
  private static final int Y_TITLE_WIDTH = 22;
  private static final int BAR_NAMES_HEIGHT = 26;
  private static final int X_TICKS = 6;
  private static final int Y_TICKS = 5;

  private final Plot plot;
  private final Graphics2D g;
  private final Labels labels;
  private final Axis xAxis;
  private final Axis yAxis;
  private final List<Layer> layers;

  PlotPainter(Plot plot, Graphics2D g) {
    this.plot = plot;
    this.g = g;
    labels = new Labels(g);
    xAxis = xAxis();
    layers =
        plot.layers().stream()
            .map(layer -> layer.over(xAxis.low(), xAxis.high()))
            .map(Layer::thinned)
            .toList();
    yAxis = yAxis();
  }

  void paint() {
    var named = layers.size() > 1 ? named() : List.<Layer>of();
    boolean atTheEnd = named.stream().allMatch(layer -> layer.kind().isLine());
    int top = Style.MARGIN / 2;
    if (!plot.title().isEmpty()) {
      labels.title(plot.title(), Style.MARGIN, top + 18, plot.width() - 2 * Style.MARGIN);
      top += TITLE_HEIGHT;
    }
    if (!atTheEnd) {
      top += labels.legend(named, Style.MARGIN, top, plot.width() - 2 * Style.MARGIN);
    }
    int left = plot.yTitle().isEmpty() ? 0 : Y_TITLE_WIDTH;
    int right = atTheEnd && !named.isEmpty() ? labels.widthAtTheEnd(named) : 0;
    int bottom =
        (plot.hasBars() ? BAR_NAMES_HEIGHT : 0) + (plot.xTitle().isEmpty() ? 0 : X_TITLE_HEIGHT);
    // XChart pads all sides alike. Only the right one needs it, so the others hang over.
    int padding = padding();
    int over = padding - Style.MARGIN / 2;
    left -= over - Style.MARGIN / 2;
    top -= over;
    int width = plot.width() - left - right;
    int height = plot.height() - top - bottom + over;

    var chart = new PlotChart(plot, layers, xAxis, yAxis, width, height);
    g.translate(left, top);
    chart.paint(g, padding);
    if (atTheEnd) {
      labels.atTheEnd(named, layer -> chart.y(lastY(layer)), width - 4, chart.y(yAxis.low()) + 6);
    }
    paintBase(chart);
    nameBars(chart, height - over + 13);
    nameClasses(chart);
    g.translate(-left, -top);
    nameAxes(chart, left, top);
  }

  /** XChart leaves out a label that reaches beyond its edge, so the last one gets its room. */
  private int padding() {
    double last = Math.floor(xAxis.high() / xAxis.step() + 1e-9) * xAxis.step();
    int needed = (int) Math.ceil(labels.width(xAxis.label(last)) / 2) + 2;
    return plot.hasBars() || plot.isLogX() ? Style.MARGIN : Math.max(Style.MARGIN, needed);
  }

  /** The level of 0 that bars stand on. */
  private void paintBase(PlotChart chart) {
    if (standsOnZero()) {
      g.setColor(Style.SOFT_INK);
      g.setStroke(new BasicStroke(1.5f));
      double y = chart.y(0);
      g.draw(new Line2D.Double(chart.x(xAxis.low()), y, chart.x(xAxis.high()), y));
    }
  }

  private boolean standsOnZero() {
    return layers.stream()
        .anyMatch(l -> l.kind() == Layer.Kind.BAR || l.kind() == Layer.Kind.HISTOGRAM);
  }

  private void nameAxes(PlotChart chart, int left, int top) {
    double middleX = left + (chart.x(xAxis.low()) + chart.x(xAxis.high())) / 2;
    double middleY = top + (chart.y(yAxis.low()) + chart.y(yAxis.high())) / 2;
    labels.centered(plot.xTitle(), middleX, plot.height() - 12, plot.width(), Style.INK);
    labels.upwards(plot.yTitle(), Style.MARGIN + 14, middleY, plot.height());
  }

  private List<Layer> named() {
    return layers.stream()
        .filter(layer -> layer.kind() != Layer.Kind.BAR && layer.kind() != Layer.Kind.CLASS)
        .filter(layer -> !layer.name().isEmpty())
        .toList();
  }

  private Axis xAxis() {
    if (plot.xRange() != null) {
      return Axis.between(plot.xRange()[0], plot.xRange()[1], X_TICKS).logarithmic(plot.isLogX());
    }
    if (plot.hasBars()) {
      return Axis.between(-0.6, bars().count() - 0.4, X_TICKS);
    }
    var axis = Axis.over(allX(), X_TICKS);
    if (plot.isLogX()) {
      return axis.logarithmic(true).padded(0.02);
    }
    if (axis.step() < 1 && allX().allMatch(x -> x == Math.rint(x))) {
      axis = axis.withStep(1);
    }
    boolean onlyLines = plot.layers().stream().allMatch(layer -> layer.kind().isLine());
    return onlyLines ? axis.rounded(0.15) : axis.padded(0.04);
  }

  private DoubleStream allX() {
    return plot.layers().stream().flatMapToDouble(layer -> Arrays.stream(layer.x()));
  }

  private Axis yAxis() {
    if (plot.yRange() != null) {
      return Axis.between(plot.yRange()[0], plot.yRange()[1], Y_TICKS).logarithmic(plot.isLogY());
    }
    var axis = Axis.over(layers.stream().flatMapToDouble(l -> Arrays.stream(l.y())), Y_TICKS);
    if (plot.isLogY()) {
      return axis.logarithmic(true).padded(0.05);
    }
    if (standsOnZero()) {
      double room = plot.hasBars() ? 0.12 : 0.04; // bars have numbers above them
      double low = axis.low() < 0 ? axis.low() * (1 + room) : 0;
      return Axis.between(low, Math.max(0, axis.high()) * (1 + room), Y_TICKS);
    }
    boolean onlyLines = layers.stream().allMatch(layer -> layer.kind().isLine());
    return onlyLines
        ? axis.padded(layers.size() > 1 ? 0.08 : 0.03).rounded(0.35)
        : axis.padded(0.05);
  }

  private static double lastY(Layer layer) {
    return Arrays.stream(layer.y()).filter(Double::isFinite).reduce(0, (before, last) -> last);
  }

  private Stream<Layer> bars() {
    return plot.layers().stream().filter(layer -> layer.kind() == Layer.Kind.BAR);
  }

  private void nameBars(PlotChart chart, int baseline) {
    double room = chart.x(1) - chart.x(0);
    bars()
        .forEach(
            bar -> {
              double x = chart.x(bar.x()[0]);
              double top = chart.y(Math.max(0, bar.y()[0]));
              labels.onPaper(Numbers.figure(bar.y()[0], 3), x, top - 7, room);
              labels.centered(bar.name(), x, baseline, room, Style.INK);
            });
  }

  private void nameClasses(PlotChart chart) {
    var classes = layers.stream().filter(layer -> layer.kind() == Layer.Kind.CLASS).toList();
    var places =
        classes.stream()
            .map(c -> new Point2D.Double(chart.x(median(c.x())), chart.y(median(c.y()))))
            .toList();
    Labels.moveApart(places);
    for (int i = 0; i < places.size(); i++) {
      labels.onData(
          classes.get(i).name(), places.get(i).x, places.get(i).y, classes.get(i).color());
    }
  }

  private static double median(double... values) {
    double[] sorted = DoubleStream.of(values).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
