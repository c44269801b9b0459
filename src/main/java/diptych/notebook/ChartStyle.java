package diptych.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;

/** Replaces every default of XChart's that can be seen. */
final class ChartStyle {
  private static final Color INVISIBLE = new Color(0, 0, 0, 0);

  /**
   * Widens an axis by this share: XChart leaves out a tick that lies on its very end, and cuts off
   * half of a line there.
   */
  private static final double NUDGE = 0.005;

  private ChartStyle() {}

  static void apply(XYChart chart, Plot plot, Axis x, Axis y) {
    var style = chart.getStyler();
    boolean hasBars = plot.hasBars();
    style.setLocale(Locale.ROOT);
    style.setChartTitleVisible(false);
    style.setLegendVisible(false);
    style.setChartBackgroundColor(INVISIBLE);
    style.setPlotBackgroundColor(INVISIBLE);
    style.setChartFontColor(Style.INK);
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

    var wideX = x.padded(NUDGE);
    var wideY = y.padded(NUDGE);
    style.setXAxisMin(x.inTicks(wideX.low()));
    style.setXAxisMax(x.inTicks(wideX.high()));
    style.setYAxisMin(y.inTicks(wideY.low()));
    style.setYAxisMax(y.inTicks(wideY.high()));
    style.setXAxisLogarithmic(plot.isLogX());
    style.setYAxisLogarithmic(plot.isLogY());
    style.setXAxisLogarithmicDecadeOnly(false);
    style.setYAxisLogarithmicDecadeOnly(false);
    // XChart rounds its spacing to 1, 2 or 5, so a hint near the wished step gives that step. With
    // a hint beyond the axis it draws no ticks.
    style.setXAxisTickMarkSpacingHint(hint(x, plot.width() - 90));
    style.setYAxisTickMarkSpacingHint(hint(y, plot.height() - 90));
    style.setXAxisTickLabelsFormattingFunction(x::labelInTicks);
    style.setYAxisTickLabelsFormattingFunction(y::labelInTicks);
  }

  private static int hint(Axis axis, int pixels) {
    return (int) Math.max(20, 0.8 * axis.step() / (axis.high() - axis.low()) * pixels);
  }
}
