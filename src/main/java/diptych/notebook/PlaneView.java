package diptych.notebook;

import diptych.tensor.Tensor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Paints a square of the plane: what D believes, samples, arrows, the generator's lattice. */
final class PlaneView {
  private static final Color REAL = Role.REAL.color();
  private static final Color FAKE = Role.GENERATED.color();
  private static final int LEVELS = 10;
  private static final BasicStroke ARROW = new BasicStroke(1.4f);
  private static final BasicStroke HAIR = new BasicStroke(1.1f);

  private final Graphics2D g;
  private final GanLens lens;
  private final double left;
  private final double top;
  private final double size;

  /** A view into a square of the paper. */
  PlaneView(Graphics2D paper, GanLens lens, double left, double top, double size) {
    g = (Graphics2D) paper.create();
    this.lens = lens;
    this.left = left;
    this.top = top;
    this.size = size;
    g.setColor(Style.PAPER);
    g.fill(frame());
    g.clip(frame());
  }

  private Rectangle2D frame() {
    return new Rectangle2D.Double(left, top, size, size);
  }

  private double x(double value) {
    return left + (value - lens.low()) / (lens.high() - lens.low()) * size;
  }

  private double y(double value) {
    return top + size - (value - lens.low()) / (lens.high() - lens.low()) * size;
  }

  /**
   * D(x) as a tint: of the real colour towards 1, white at ½, of the generated colour towards 0.
   *
   * <p>In steps of a tenth: their edges are D's contour lines, and the PNG stays small.
   */
  PlaneView belief(Tensor d) {
    int pixels = (int) Math.ceil(size);
    var image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_RGB);
    int[] tints = new int[LEVELS + 1];
    for (int i = 0; i <= LEVELS; i++) {
      double belief = i / (double) LEVELS;
      tints[i] = tint(belief > 0.5 ? REAL : FAKE, Math.abs(belief - 0.5));
    }
    int[] line = new int[pixels];
    for (int row = 0; row < pixels; row++) {
      for (int column = 0; column < pixels; column++) {
        line[column] = tints[Math.round(between(d.array(), row, column, pixels) * LEVELS)];
      }
      image.setRGB(0, row, pixels, 1, line, 0, pixels);
    }
    g.drawImage(image, AffineTransform.getTranslateInstance(left, top), null);
    return this;
  }

  /** D at a pixel, from the four points around its middle; at the edge, of those that there are. */
  private static float between(float[] d, int row, int column, int pixels) {
    int side = GanLens.SIDE;
    float y = Math.max(0, Math.min(side - 1, (row + 0.5f) / pixels * side - 0.5f));
    float x = Math.max(0, Math.min(side - 1, (column + 0.5f) / pixels * side - 0.5f));
    int above = Math.min(side - 2, (int) y);
    int before = Math.min(side - 2, (int) x);
    float down = y - above;
    float right = x - before;
    int at = above * side + before;
    return (1 - down) * ((1 - right) * d[at] + right * d[at + 1])
        + down * ((1 - right) * d[at + side] + right * d[at + side + 1]);
  }

  private static int tint(Color color, double share) {
    return mix(color.getRed(), share) << 16
        | mix(color.getGreen(), share) << 8
        | mix(color.getBlue(), share);
  }

  private static int mix(int channel, double share) {
    return (int) Math.round(255 + share * (channel - 255));
  }

  PlaneView real(double opacity) {
    return dots(lens.real(), Style.transparent(REAL, opacity), 4);
  }

  PlaneView fakes(GanSnapshot at) {
    return dots(at.fakes(), Style.transparent(FAKE, 0.85), 4);
  }

  private PlaneView dots(Tensor samples, Color color, double width) {
    g.setColor(color);
    for (int i = 0; i < samples.rows(); i++) {
      double x = x(samples.get(i, 0)) - width / 2;
      double y = y(samples.get(i, 1)) - width / 2;
      g.fill(new Ellipse2D.Double(x, y, width, width));
    }
    return this;
  }

  /** An arrow's length grows with the gradient, ever more slowly, to an eighth of the square. */
  PlaneView pull(GanSnapshot at) {
    double range = lens.high() - lens.low();
    g.setStroke(ARROW);
    g.setColor(Style.INK);
    for (int i = 0; i < at.pull().rows(); i++) {
      double dx = at.pull().get(i, 0) * range;
      double dy = at.pull().get(i, 1) * range;
      double strength = Math.hypot(dx, dy);
      double length = size / 8 * strength / (strength + 5);
      if (length > 1.5) {
        arrow(
            x(at.fakes().get(i, 0)),
            y(at.fakes().get(i, 1)),
            length * dx / strength,
            -length * dy / strength);
      }
    }
    return this;
  }

  private void arrow(double x, double y, double dx, double dy) {
    double tipX = x + dx;
    double tipY = y + dy;
    g.draw(new Line2D.Double(x, y, tipX, tipY));
    double back = Math.min(5, Math.hypot(dx, dy) / 2) / Math.hypot(dx, dy);
    for (int side = -1; side <= 1; side += 2) {
      double wingX = tipX - back * (dx + side * 0.6 * dy);
      double wingY = tipY - back * (dy - side * 0.6 * dx);
      g.draw(new Line2D.Double(tipX, tipY, wingX, wingY));
    }
  }

  PlaneView lattice(List<Tensor> lines) {
    g.setColor(Style.transparent(FAKE, 0.6));
    g.setStroke(HAIR);
    for (var line : lines) {
      var path = new Path2D.Double();
      path.moveTo(x(line.get(0, 0)), y(line.get(0, 1)));
      for (int i = 1; i < line.rows(); i++) {
        path.lineTo(x(line.get(i, 0)), y(line.get(i, 1)));
      }
      g.draw(path);
    }
    return this;
  }

  /** A frame around the square, after which nothing more is painted. */
  void done() {
    g.setClip(null);
    g.setColor(Style.SOFT_INK);
    g.setStroke(new BasicStroke(1));
    g.draw(frame());
    g.dispose();
  }
}
