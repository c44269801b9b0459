package diptych.notebook;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The axes and the data of a plot, painted by XChart, and where they are on the paper.
 *
 * <p>XChart rounds to ten decimals and loops for ever where a tick is smaller. So it is given
 * numbers in units of a tick ({@link Axis#inTicks}), whatever the size of the data.
 */
final class PlotChart {
  /** The width of a bar, of which one stands at every whole x. */
  private static final double BAR_WIDTH = 0.62;

  /** Points are painted in so many rounds. */
  private static final int TURNS = 8;

  private static final int FEW = 40;

  private final Axis xAxis;
  private final Axis yAxis;
  private final XYChart chart;

  PlotChart(Plot plot, List<Layer> layers, Axis xAxis, Axis yAxis, int width, int height) {
    this.xAxis = xAxis;
    this.yAxis = yAxis;
    chart = new XYChart(width, height);
    ChartStyle.apply(chart, plot, xAxis, yAxis);
    breakEqualSpacing();
    // a cloud lies behind the lines; each of a few points is meant to be seen
    boolean few =
        layers.stream().filter(l -> l.kind().isPoints()).allMatch(l -> l.x().length <= FEW);
    if (!few) {
      addPoints(layers);
    }
    IntStream.range(0, layers.size()).forEach(i -> add(layers.get(i), "layer " + i));
    if (few) {
      chart.getStyler().setMarkerSize(15);
      addPoints(layers);
    }
  }

  /** Paints from (0, 0); afterwards {@link #x} and {@link #y} are known. */
  void paint(Graphics2D g, int padding) {
    chart.getStyler().setChartPadding(padding);
    chart.paint(g, chart.getWidth(), chart.getHeight());
  }

  /** Where a number on the x axis is, in pixels from the left edge of the chart. */
  double x(double value) {
    return chart.getScreenXFromChart(xAxis.inTicks(value));
  }

  /** Where a number on the y axis is, in pixels from the upper edge; the nearest end if outside. */
  double y(double value) {
    double inside = Math.max(yAxis.low(), Math.min(yAxis.high(), value));
    return chart.getScreenYFromChart(yAxis.inTicks(inside));
  }

  /**
   * XChart puts ticks on data points, and only there, when all x are equally spaced. A series that
   * is not painted breaks the spacing.
   */
  private void breakEqualSpacing() {
    double low = xAxis.inTicks(xAxis.low());
    double span = xAxis.inTicks(xAxis.high()) - low;
    double top = yAxis.inTicks(yAxis.high());
    double[] x = {low + 0.1 * span, low + 0.17 * span};
    chart.addSeries("not painted", x, new double[] {top, top}).setEnabled(false);
  }

  private XYSeries series(String id, double[] x, double... y) {
    // XChart leaves a gap at NaN and stops at infinity.
    double[] height =
        DoubleStream.of(y).map(v -> Axis.canShow(v) ? yAxis.inTicks(v) : Double.NaN).toArray();
    return chart.addSeries(id, DoubleStream.of(x).map(xAxis::inTicks).toArray(), height);
  }

  /** Points of different layers by turns: none of them hides all others where they overlap. */
  private void addPoints(List<Layer> layers) {
    for (int turn = 0; turn < TURNS; turn++) {
      for (int i = 0; i < layers.size(); i++) {
        var layer = layers.get(i);
        if (layer.kind().isPoints() && layer.x().length > turn) {
          var id = "layer " + i + ", turn " + turn;
          var points = series(id, everyTurn(turn, layer.x()), everyTurn(turn, layer.y()));
          double opacity = layer.x().length > 300 ? 0.45 : 0.8;
          points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
          points.setMarker(SeriesMarkers.CIRCLE);
          points.setMarkerColor(Style.transparent(layer.color(), opacity));
        }
      }
    }
  }

  private static double[] everyTurn(int turn, double... numbers) {
    return IntStream.iterate(turn, i -> i < numbers.length, i -> i + TURNS)
        .mapToDouble(i -> numbers[i])
        .toArray();
  }

  private void add(Layer layer, String id) {
    if (layer.y().length == 0) {
      return;
    }
    switch (layer.kind()) {
      case LINE, CURVE -> line(series(id, layer.x(), layer.y()), layer.color());
      case REFERENCE -> {
        double[] x = {xAxis.low(), xAxis.high()};
        double y = layer.y()[0];
        line(series(id, x, y, y), layer.color()).setLineStyle(Style.DASHED);
      }
      case HISTOGRAM -> {
        var color = Style.transparent(layer.color(), 0.55);
        for (int i = 0; i < layer.y().length; i++) {
          block(id + "." + i, layer.x()[i], layer.x()[i + 1], layer.y()[i], color);
        }
      }
      case BAR -> {
        double left = layer.x()[0] - BAR_WIDTH / 2;
        block(id, left, left + BAR_WIDTH, layer.y()[0], Style.lighter(layer.color()));
      }
      case POINTS, CLASS -> {
        // added by turns
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

  private void block(String id, double left, double right, double height, Color color) {
    double[] x = {left, left, right, right};
    double base = yAxis.isLogarithmic() ? yAxis.low() : 0;
    var series = series(id, x, base, height, height, base);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(color);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(SeriesLines.NONE);
  }
}
