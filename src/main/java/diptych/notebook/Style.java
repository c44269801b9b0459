package diptych.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;

/**
 * The look that all figures share. Sizes are in logical pixels, chosen for the last row of a
 * lecture hall when a figure of 720 pixels fills the projected page.
 */
final class Style {
  static final int WIDTH = 720;
  static final int HEIGHT = 405;

  /** Empty space around everything that is painted. */
  static final int MARGIN = 14;

  static final Color PAPER = Color.WHITE;
  static final Color INK = new Color(0x222222);
  static final Color SOFT_INK = new Color(0x555555);
  static final Color GRID = new Color(0xE6E6E6);

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);
  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 16);

  static final float LINE_WIDTH = 3f;
  static final BasicStroke LINE =
      new BasicStroke(LINE_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final BasicStroke DASHED =
      new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {9, 6}, 0);

  /** Colours of classes and of series without a role, in this order, then from the start. */
  static final List<Color> CYCLE =
      List.of(
          new Color(0x009E73),
          new Color(0xE69F00),
          new Color(0xB5548C),
          new Color(0x56B4E9),
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x222222),
          new Color(0x8C8C8C),
          new Color(0x7A5C00),
          new Color(0x9FD3B6));

  private Style() {}

  static void prepare(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
  }

  /** The colour for words about a thing of this colour: dark enough to be read on paper. */
  static Color forText(Color color) {
    double luminance =
        (0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue()) / 255;
    return luminance > 0.45 ? color.darker() : color;
  }

  /** The colour of a large area, on which its own lines still show. */
  static Color lighter(Color color) {
    return new Color(
        (2 * color.getRed() + 255) / 3,
        (2 * color.getGreen() + 255) / 3,
        (2 * color.getBlue() + 255) / 3);
  }

  static Color transparent(Color color, double opacity) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
  }
}
