package diptych.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Paints a plot once: XChart draws axes and data, this class decides their range and adds title,
 * names and numbers, which XChart can only put where they cover data or waste paper.
 */
final class PlotPainter {
  private static final int TITLE_HEIGHT = 30;
  private static final int AXIS_TITLE_HEIGHT = 22;
  private static final int BAR_NAMES_HEIGHT = 22;
  private static final double BAR_WIDTH = 0.62;

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
    int left = plot.yTitle().isEmpty() ? 0 : AXIS_TITLE_HEIGHT;
    int right = atTheEnd && !named.isEmpty() ? labels.widthAtTheEnd(named) : 0;
    int bottom =
        (plot.hasBars() ? BAR_NAMES_HEIGHT : 0) + (plot.xTitle().isEmpty() ? 0 : AXIS_TITLE_HEIGHT);
    int chartWidth = plot.width() - left - right;
    int chartHeight = plot.height() - top - bottom;

    var chart = new XYChart(chartWidth, chartHeight);
    ChartStyle.apply(chart, plot, xAxis, yAxis, padding());
    breakEqualSpacing(chart);
    IntStream.range(0, layers.size()).forEach(i -> addTo(chart, layers.get(i), "layer " + i));
    g.translate(left, top);
    chart.paint(g, chartWidth, chartHeight);
    if (atTheEnd) {
      labels.atTheEnd(
          named,
          layer -> screenY(chart, lastY(layer)),
          chartWidth - 4,
          screenY(chart, yAxis.low()) + 6);
    }
    paintBase(chart);
    nameBars(chart, chartHeight);
    nameClasses(chart);
    nameAxes(chart, chartHeight + bottom);
    g.translate(-left, -top);
  }

  /** XChart leaves out a label that reaches beyond its edge, so the last one gets its room. */
  private int padding() {
    double last = Math.floor(xAxis.high() / xAxis.step() + 1e-9) * xAxis.step();
    int needed = (int) Math.ceil(labels.width(xAxis.label(last)) / 2) + 2;
    return plot.hasBars() || plot.isLogX() ? Style.MARGIN : Math.max(Style.MARGIN, needed);
  }

  /** The level of 0 that bars stand on. */
  private void paintBase(XYChart chart) {
    boolean stands =
        layers.stream()
            .anyMatch(l -> l.kind() == Layer.Kind.BAR || l.kind() == Layer.Kind.HISTOGRAM);
    if (stands) {
      double y = screenY(chart, 0);
      g.setColor(Style.SOFT_INK);
      g.setStroke(new BasicStroke(1.5f));
      g.draw(
          new Line2D.Double(
              chart.getScreenXFromChart(xAxis.low()),
              y,
              chart.getScreenXFromChart(xAxis.high()),
              y));
    }
  }

  private void nameAxes(XYChart chart, int bottom) {
    double middleX =
        (chart.getScreenXFromChart(xAxis.low()) + chart.getScreenXFromChart(xAxis.high())) / 2;
    double middleY = (screenY(chart, yAxis.low()) + screenY(chart, yAxis.high())) / 2;
    labels.centered(plot.xTitle(), middleX, bottom - 10, plot.width(), Style.INK);
    labels.upwards(plot.yTitle(), 8, middleY, plot.height());
  }

  private List<Layer> named() {
    return layers.stream()
        .filter(layer -> layer.kind() != Layer.Kind.BAR && layer.kind() != Layer.Kind.CLASS)
        .filter(layer -> !layer.name().isEmpty())
        .toList();
  }

  private Axis xAxis() {
    if (plot.xRange() != null) {
      return Axis.between(plot.xRange()[0], plot.xRange()[1], 6);
    }
    if (plot.hasBars()) {
      return Axis.between(-0.6, bars().count() - 0.4, 6);
    }
    var axis = Axis.over(allX(), 6);
    if (axis.step() < 1 && allX().allMatch(x -> x == Math.rint(x))) {
      axis = new Axis(axis.low(), axis.high(), 1);
    }
    if (plot.isLogX()) {
      return new Axis(axis.low() / 1.1, axis.high() * 1.1, axis.step());
    }
    boolean onlyLines = plot.layers().stream().allMatch(layer -> layer.kind().isLine());
    return onlyLines ? axis.rounded(0.15) : axis.padded(0.04);
  }

  private DoubleStream allX() {
    return plot.layers().stream().flatMapToDouble(layer -> Arrays.stream(layer.x()));
  }

  private Axis yAxis() {
    if (plot.yRange() != null) {
      return Axis.between(plot.yRange()[0], plot.yRange()[1], 5);
    }
    var axis = Axis.over(layers.stream().flatMapToDouble(l -> Arrays.stream(l.y())), 5);
    if (plot.isLogY()) {
      return new Axis(axis.low() / 1.15, axis.high() * 1.15, axis.step());
    }
    boolean fromZero =
        layers.stream()
            .anyMatch(l -> l.kind() == Layer.Kind.BAR || l.kind() == Layer.Kind.HISTOGRAM);
    if (fromZero) {
      var up = axis.fromZero();
      return Axis.between(up.low(), up.high() * (plot.hasBars() ? 1.12 : 1.04), 5);
    }
    boolean onlyLines = layers.stream().allMatch(layer -> layer.kind().isLine());
    return onlyLines
        ? axis.padded(layers.size() > 1 ? 0.08 : 0.03).rounded(0.35)
        : axis.padded(0.05);
  }

  /**
   * XChart puts ticks on data points, and only there, when all x are equally spaced. A series that
   * is not painted breaks the spacing.
   */
  private void breakEqualSpacing(XYChart chart) {
    double span = xAxis.high() - xAxis.low();
    double[] x = {xAxis.low() + 0.1 * span, xAxis.low() + 0.17 * span};
    chart.addSeries("not painted", x, new double[] {yAxis.high(), yAxis.high()}).setEnabled(false);
  }

  private void addTo(XYChart chart, Layer layer, String id) {
    if (layer.y().length == 0) {
      return;
    }
    switch (layer.kind()) {
      case LINE, CURVE -> line(chart.addSeries(id, layer.x(), finite(layer.y())), layer.color());
      case REFERENCE -> {
        double[] x = {xAxis.low(), xAxis.high()};
        double[] y = {layer.y()[0], layer.y()[0]};
        line(chart.addSeries(id, x, y), layer.color()).setLineStyle(Style.DASHED);
      }
      case POINTS, CLASS -> {
        var points = chart.addSeries(id, layer.x(), finite(layer.y()));
        double opacity = layer.x().length > 300 ? 0.45 : 0.8;
        points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        points.setMarker(SeriesMarkers.CIRCLE);
        points.setMarkerColor(Style.transparent(layer.color(), opacity));
      }
      case HISTOGRAM -> {
        for (int i = 0; i < layer.y().length; i++) {
          block(
              chart,
              id + "." + i,
              layer.x()[i],
              layer.x()[i + 1],
              layer.y()[i],
              Style.transparent(layer.color(), 0.55));
        }
      }
      case BAR -> {
        double left = layer.x()[0] - BAR_WIDTH / 2;
        block(chart, id, left, left + BAR_WIDTH, layer.y()[0], Style.lighter(layer.color()));
      }
    }
  }

  private static XYSeries line(XYSeries series, Color color) {
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setMarker(series.getXData().length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    series.setMarkerColor(color);
    series.setLineColor(color);
    series.setLineStyle(Style.LINE);
    return series;
  }

  private static void block(
      XYChart chart, String id, double left, double right, double height, Color color) {
    double[] x = {left, left, right, right};
    double[] y = {0, height, height, 0};
    var series = chart.addSeries(id, x, y);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(color);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(SeriesLines.NONE);
  }

  /** XChart leaves a gap at NaN and stops at infinity. */
  private static double[] finite(double... y) {
    return DoubleStream.of(y).map(v -> Double.isFinite(v) ? v : Double.NaN).toArray();
  }

  private static double lastY(Layer layer) {
    return Arrays.stream(layer.y()).filter(Double::isFinite).reduce(0, (before, last) -> last);
  }

  private double screenY(XYChart chart, double y) {
    return chart.getScreenYFromChart(Math.max(yAxis.low(), Math.min(yAxis.high(), y)));
  }

  private Stream<Layer> bars() {
    return plot.layers().stream().filter(layer -> layer.kind() == Layer.Kind.BAR);
  }

  private void nameBars(XYChart chart, int chartHeight) {
    double room = chart.getScreenXFromChart(1) - chart.getScreenXFromChart(0);
    bars()
        .forEach(
            bar -> {
              double x = chart.getScreenXFromChart(bar.x()[0]);
              double y = screenY(chart, Math.max(0, bar.y()[0]));
              labels.onPaper(Numbers.figure(bar.y()[0], 3), x, y - 7, room);
              labels.centered(bar.name(), x, chartHeight + 8, room, Style.INK);
            });
  }

  private void nameClasses(XYChart chart) {
    layers.stream()
        .filter(layer -> layer.kind() == Layer.Kind.CLASS)
        .forEach(
            layer -> {
              double x = chart.getScreenXFromChart(median(layer.x()));
              double y = screenY(chart, median(layer.y()));
              labels.onData(layer.name(), x, y, layer.color());
            });
  }

  private static double median(double... values) {
    var sorted = DoubleStream.of(values).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
