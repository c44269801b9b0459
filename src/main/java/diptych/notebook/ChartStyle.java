package diptych.notebook;

import java.awt.BasicStroke;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;

/** Replaces every default of XChart's that can be seen. */
final class ChartStyle {
  /** Widens an axis by less than a pixel: XChart leaves out a tick that lies on its very end. */
  private static final double NUDGE = 1e-4;

  private ChartStyle() {}

  static void apply(XYChart chart, Plot plot, Axis x, Axis y, int padding) {
    var style = chart.getStyler();
    boolean hasBars = plot.hasBars();
    style.setLocale(Locale.ROOT);
    style.setChartTitleVisible(false);
    style.setLegendVisible(false);
    style.setChartBackgroundColor(Style.PAPER);
    style.setPlotBackgroundColor(Style.PAPER);
    style.setChartFontColor(Style.INK);
    style.setChartPadding(padding);
    style.setPlotBorderVisible(false);
    style.setPlotContentSize(1);
    style.setPlotMargin(0);
    style.setPlotGridLinesColor(Style.GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1.2f));
    style.setPlotGridVerticalLinesVisible(!hasBars);
    style.setMarkerSize(9);

    style.setAxisTitlesVisible(false);
    style.setAxisTickLabelsFont(Style.TEXT);
    style.setAxisTickLabelsColor(Style.SOFT_INK);
    style.setAxisTickPadding(9);
    style.setAxisTickMarkLength(0);
    style.setAxisTicksLineVisible(false);
    style.setAxisTicksMarksVisible(false);
    style.setYAxisLabelAlignment(TextAlignment.Right);
    style.setXAxisTicksVisible(!hasBars);

    double xNudge = plot.isLogX() ? 0 : NUDGE * (x.high() - x.low());
    double yNudge = plot.isLogY() ? 0 : NUDGE * (y.high() - y.low());
    style.setXAxisMin(x.low() - xNudge);
    style.setXAxisMax(x.high() + xNudge);
    style.setYAxisMin(y.low() - yNudge);
    style.setYAxisMax(y.high() + yNudge);
    style.setXAxisLogarithmic(plot.isLogX());
    style.setYAxisLogarithmic(plot.isLogY());
    style.setXAxisLogarithmicDecadeOnly(false);
    style.setYAxisLogarithmicDecadeOnly(false);
    // XChart rounds its spacing to 1, 2 or 5, so a hint near the wished step gives that step. With
    // a hint beyond the axis it draws no ticks.
    style.setXAxisTickMarkSpacingHint(hint(x, plot.width() - 90));
    style.setYAxisTickMarkSpacingHint(hint(y, plot.height() - 90));
    style.setXAxisTickLabelsFormattingFunction(plot.isLogX() ? x::logarithmicLabel : x::label);
    style.setYAxisTickLabelsFormattingFunction(plot.isLogY() ? y::logarithmicLabel : y::label);
  }

  private static int hint(Axis axis, int pixels) {
    return (int) Math.max(20, 0.8 * axis.step() / (axis.high() - axis.low()) * pixels);
  }
}
