package diptych.notebook;

import diptych.tensor.Tensor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A matrix as coloured cells, row 0 at the top: weights, a confusion matrix, distances.
 *
 * <p>Matrices with negative numbers are coloured from blue over white to vermilion, with white at
 * 0; others from white to dark blue. Small matrices have their numbers written in the cells.
 */
public final class HeatMap extends Figure {
  private static final int LARGEST_SIDE = 420;
  private static final int SMALLEST_NUMBERED_CELL = 44;
  private static final int SCALE_WIDTH = 18;
  private static final Color[] RISING = {
    new Color(0xFFFFFF), new Color(0x56B4E9), new Color(0x00375A)
  };
  private static final Color[] SIGNED = {
    new Color(0x00538A),
    new Color(0x9CCBE6),
    new Color(0xFFFFFF),
    new Color(0xF2B28A),
    new Color(0xA84300)
  };

  private final String title;
  private final Tensor values;
  private final double lowest;
  private final double largest;
  private String rowTitle = "";
  private String columnTitle = "";
  private List<String> rowNames = List.of();
  private List<String> columnNames = List.of();

  HeatMap(String title, Tensor values) {
    if (values.size() == 0 || values.rows() > 2000 || values.columns() > 2000) {
      throw new IllegalArgumentException(
          "heatMap: needs between 1 and 2000 rows and columns, got " + values.shape());
    }
    this.title = title;
    this.values = values.copy();
    double size = finite().map(Math::abs).max().orElse(1);
    largest = size == 0 ? 1 : size;
    lowest = finite().anyMatch(value -> value < 0) ? -largest : 0;
  }

  private HeatMap copy() {
    var copy = new HeatMap(title, values);
    copy.rowTitle = rowTitle;
    copy.columnTitle = columnTitle;
    copy.rowNames = rowNames;
    copy.columnNames = columnNames;
    return copy;
  }

  /** Says what the rows are, and names them from the top; names may be left out. */
  public HeatMap rows(String what, Object... names) {
    var copy = copy();
    copy.rowTitle = what;
    copy.rowNames = List.of(names).stream().map(String::valueOf).toList();
    return copy;
  }

  /** Says what the columns are, and names them from the left; names may be left out. */
  public HeatMap columns(String what, Object... names) {
    var copy = copy();
    copy.columnTitle = what;
    copy.columnNames = List.of(names).stream().map(String::valueOf).toList();
    return copy;
  }

  private double cell() {
    double fitting = (double) LARGEST_SIDE / Math.max(values.rows(), values.columns());
    return fitting >= 1 ? Math.min(60, Math.floor(fitting)) : fitting;
  }

  private int left() {
    int letters = rowNames.stream().mapToInt(String::length).max().orElse(0);
    return Style.MARGIN + (rowTitle.isEmpty() ? 0 : 26) + (letters == 0 ? 0 : letters * 10 + 8);
  }

  private int top() {
    return (title.isEmpty() ? Style.MARGIN : 40)
        + (columnTitle.isEmpty() ? 0 : 24)
        + (columnNames.isEmpty() ? 0 : 24);
  }

  @Override
  public int width() {
    int scale = 24 + SCALE_WIDTH + 80;
    return Math.max(200, left() + (int) Math.ceil(cell() * values.columns()) + scale);
  }

  @Override
  public int height() {
    return Math.max(120, top() + (int) Math.ceil(cell() * values.rows()) + Style.MARGIN);
  }

  @Override
  String description() {
    return "%s%s x %s matrix"
        .formatted(title.isEmpty() ? "" : title + ", ", values.rows(), values.columns());
  }

  private java.util.stream.DoubleStream finite() {
    return IntStream.range(0, values.size())
        .mapToDouble(i -> values.array()[i])
        .filter(Double::isFinite);
  }

  @Override
  void paint(Graphics2D g) {
    var labels = new Labels(g);
    if (!title.isEmpty()) {
      labels.title(title, Style.MARGIN, Style.MARGIN / 2.0 + 18, width() - 2 * Style.MARGIN);
    }
    paintCells(g, labels);
    paintNames(labels);
    paintScale(g, labels);
  }

  private void paintCells(Graphics2D g, Labels labels) {
    double cell = cell();
    boolean numbered = cell >= SMALLEST_NUMBERED_CELL;
    double gap = cell >= 12 ? 1 : 0;
    // Paint neighbours over each other's edge: no seams of paper between them.
    double size = cell >= 12 ? cell - gap : cell + 0.5;
    for (int row = 0; row < values.rows(); row++) {
      for (int column = 0; column < values.columns(); column++) {
        float value = values.get(row, column);
        double x = left() + column * cell;
        double y = top() + row * cell;
        var color = color(value);
        g.setColor(color);
        g.fill(new Rectangle2D.Double(x, y, size, size));
        if (numbered) {
          var ink = color.getGreen() < 150 ? Style.PAPER : Style.INK;
          labels.centered(Numbers.figure(value, 2), x + cell / 2, y + cell / 2 + 6, cell - 6, ink);
        }
      }
    }
  }

  private void paintNames(Labels labels) {
    double cell = cell();
    var font = labels.common(rowNames, left() - 34);
    for (int row = 0; row < Math.min(values.rows(), rowNames.size()); row++) {
      double middle = top() + (row + 0.5) * cell;
      labels.right(rowNames.get(row), font, left() - 8, middle, Style.INK);
    }
    for (int column = 0; column < Math.min(values.columns(), columnNames.size()); column++) {
      double middle = left() + (column + 0.5) * cell;
      labels.centered(columnNames.get(column), middle, top() - 8, cell, Style.INK);
    }
    double middleX = left() + values.columns() * cell / 2;
    double middleY = top() + values.rows() * cell / 2;
    int nameLine = columnNames.isEmpty() ? 8 : 32;
    labels.centered(columnTitle, middleX, top() - nameLine, width(), Style.INK);
    labels.upwards(rowTitle, Style.MARGIN + 12.0, middleY, height());
  }

  private void paintScale(Graphics2D g, Labels labels) {
    double x = left() + values.columns() * cell() + 24;
    double tall = values.rows() * cell();
    int steps = 200;
    for (int i = 0; i < steps; i++) {
      double share = (i + 0.5) / steps;
      g.setColor(color(lowest + share * (largest - lowest)));
      g.fill(
          new Rectangle2D.Double(
              x, top() + tall * (1 - (i + 1.0) / steps), SCALE_WIDTH, tall / steps + 0.5));
    }
    g.setColor(Style.SOFT_INK);
    g.setStroke(new java.awt.BasicStroke(1));
    g.draw(new Rectangle2D.Double(x, top(), SCALE_WIDTH, tall));
    for (double share : new double[] {0, 0.5, 1}) {
      double value = lowest + share * (largest - lowest);
      double baseline = top() + tall * (1 - share) + (share == 1 ? 12 : share == 0 ? 0 : 6);
      labels.left(
          Numbers.figure(value, 2), Style.TEXT, x + SCALE_WIDTH + 6, baseline, 60, Style.INK);
    }
  }

  private Color color(double value) {
    if (!Double.isFinite(value)) {
      return Style.GRID;
    }
    var stops = lowest < 0 ? SIGNED : RISING;
    double place = (value - lowest) / (largest - lowest) * (stops.length - 1);
    int below = (int) Math.min(stops.length - 2.0, Math.max(0, Math.floor(place)));
    double share = Math.max(0, Math.min(1, place - below));
    return new Color(
        mix(stops[below].getRed(), stops[below + 1].getRed(), share),
        mix(stops[below].getGreen(), stops[below + 1].getGreen(), share),
        mix(stops[below].getBlue(), stops[below + 1].getBlue(), share));
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + share * (to - from));
  }
}
