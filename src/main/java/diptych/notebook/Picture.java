package diptych.notebook;

import java.awt.Graphics2D;
import java.util.function.Consumer;

/** A figure of fixed size that someone else knows how to paint. */
final class Picture extends Figure {
  private final int width;
  private final int height;
  private final String description;
  private final Consumer<Graphics2D> painter;

  Picture(int width, int height, Consumer<Graphics2D> painter) {
    this(width, height, "picture", painter);
  }

  Picture(int width, int height, String description, Consumer<Graphics2D> painter) {
    this.width = width;
    this.height = height;
    this.description = description;
    this.painter = painter;
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
  String description() {
    return description;
  }

  @Override
  void paint(Graphics2D g) {
    painter.accept(g);
  }
}
