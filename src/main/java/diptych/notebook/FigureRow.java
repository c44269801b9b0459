package diptych.notebook;

import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.Collectors;

/** Figures side by side, their upper edges at one height. */
final class FigureRow extends Figure {
  /** A page of JupyterLab beside its file list on a projector shows about this many pixels. */
  private static final int PAGE_WIDTH = 960;

  private static final int PLOT_HEIGHT = 360;
  private static final int GAP = 16;

  private final List<Figure> figures;

  FigureRow(List<Figure> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("row: needs at least one figure");
    }
    int width = (PAGE_WIDTH - GAP * (figures.size() - 1)) / figures.size();
    this.figures = figures.stream().map(figure -> figure.fitted(width, PLOT_HEIGHT)).toList();
  }

  @Override
  public int width() {
    int gaps = GAP * (figures.size() - 1);
    return gaps + figures.stream().mapToInt(Figure::width).sum();
  }

  @Override
  public int height() {
    return figures.stream().mapToInt(Figure::height).max().orElseThrow();
  }

  @Override
  String description() {
    return figures.stream().map(Figure::description).collect(Collectors.joining("; "));
  }

  @Override
  void paint(Graphics2D g) {
    int x = 0;
    for (var figure : figures) {
      var part = (Graphics2D) g.create(x, 0, figure.width(), figure.height());
      figure.paint(part);
      part.dispose();
      x += figure.width() + GAP;
    }
  }
}
