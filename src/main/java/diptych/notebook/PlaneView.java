package diptych.notebook;

import diptych.tensor.Tensor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
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
   */
  PlaneView belief(Tensor d) {
    int side = GanLens.SIDE;
    var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < d.size(); i++) {
      double certainty = Math.min(1, 2 * Math.abs(d.array()[i] - 0.5));
      image.setRGB(i % side, i / side, tint(d.array()[i] > 0.5 ? REAL : FAKE, 0.5 * certainty));
    }
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    double scale = size / side;
    g.drawImage(image, new AffineTransform(scale, 0, 0, scale, left, top), null);
    return this;
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
