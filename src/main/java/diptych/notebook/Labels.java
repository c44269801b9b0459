package diptych.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Words on a figure: titles, names of lines, legends, names in the middle of data. */
final class Labels {
  private static final int LINE_HEIGHT = 20;
  private static final int WRAP_WIDTH = 145;
  private static final int LEGEND_HEIGHT = 26;
  private static final int KEY_WIDTH = 24;

  private final Graphics2D g;

  Labels(Graphics2D g) {
    this.g = g;
  }

  /** A title, from the left; smaller if it is too wide. */
  void title(String text, double x, double baseline, double room) {
    left(text, Style.TITLE, x, baseline, room, Style.INK);
  }

  /** Words from x; smaller if they are wider than their room. */
  void left(String text, Font font, double x, double baseline, double room, Color color) {
    draw(text, fitted(text, font, room), x, baseline, color);
  }

  /** The font in which each of these words fits the room: one size for all of them. */
  Font common(List<String> texts, double room) {
    return texts.stream()
        .map(text -> fitted(text, Style.TEXT, room))
        .min(Comparator.comparing(Font::getSize2D))
        .orElse(Style.TEXT);
  }

  /** Words that end at x. */
  void right(String text, Font font, double x, double middle, Color color) {
    draw(text, font, x - width(text, font), middle + font.getSize2D() * 0.36, color);
  }

  /** Words around x. */
  void centered(String text, double x, double baseline, double room, Color color) {
    var font = fitted(text, Style.TEXT, room);
    draw(text, font, x - width(text, font) / 2, baseline, color);
  }

  /** Words around x, with paper under them that hides grid lines. */
  void onPaper(String text, double x, double baseline, double room) {
    double half = width(text, fitted(text, Style.TEXT, room)) / 2 + 4;
    g.setColor(Style.PAPER);
    g.fill(new Rectangle2D.Double(x - half, baseline - 14, 2 * half, 17));
    centered(text, x, baseline, room, Style.INK);
  }

  /** Words that read upwards, around y, their feet towards the right. */
  void upwards(String text, double x, double y, double room) {
    var turned = (Graphics2D) g.create();
    turned.rotate(-Math.PI / 2, x, y);
    new Labels(turned).centered(text, x, y, room, Style.INK);
    turned.dispose();
  }

  /** A name on top of data, with paper around its letters. */
  void onData(String text, double x, double y, Color color) {
    if (text.isEmpty()) {
      return;
    }
    var layout = new TextLayout(text, Style.TITLE.deriveFont(20f), g.getFontRenderContext());
    var bounds = layout.getBounds();
    var place =
        AffineTransform.getTranslateInstance(x - bounds.getCenterX(), y - bounds.getCenterY());
    var outline = layout.getOutline(place);
    g.setColor(Style.PAPER);
    g.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(outline);
    g.setColor(Style.forText(color).darker());
    g.fill(outline);
  }

  /** The names of the layers beside their colours, in rows; returns the height used. */
  int legend(List<Layer> layers, int left, int top, int room) {
    double x = left;
    int y = top;
    for (var layer : layers) {
      double needed = KEY_WIDTH + 6 + width(layer.name(), Style.TEXT);
      if (x > left && x + needed > left + room) {
        x = left;
        y += LEGEND_HEIGHT;
      }
      key(layer, x, y + LEGEND_HEIGHT / 2.0 - 2);
      draw(layer.name(), Style.TEXT, x + KEY_WIDTH + 6, y + LEGEND_HEIGHT / 2.0 + 4, Style.INK);
      x += needed + 22;
    }
    return y + LEGEND_HEIGHT - top;
  }

  private void key(Layer layer, double x, double middle) {
    g.setColor(layer.color());
    switch (layer.kind()) {
      case POINTS, CLASS -> g.fill(new Ellipse2D.Double(x + KEY_WIDTH - 15, middle - 5.5, 11, 11));
      case HISTOGRAM, BAR -> {
        g.setColor(Style.transparent(layer.color(), 0.55));
        g.fill(new Rectangle2D.Double(x + KEY_WIDTH - 18, middle - 7, 14, 14));
      }
      case LINE, CURVE, REFERENCE -> {
        g.setStroke(layer.kind() == Layer.Kind.REFERENCE ? Style.DASHED : Style.LINE);
        g.draw(new Line2D.Double(x, middle, x + KEY_WIDTH - 2, middle));
      }
    }
  }

  /** The room that names at the right ends of lines need. */
  int widthAtTheEnd(List<Layer> layers) {
    double widest =
        layers.stream()
            .flatMap(layer -> wrapped(layer.name()).stream())
            .mapToDouble(line -> width(line, Style.TEXT))
            .max()
            .orElse(0);
    return (int) Math.ceil(Math.min(widest, 1.2 * WRAP_WIDTH)) + Style.MARGIN / 2;
  }

  /** Each name at the height where its line ends, moved apart where they would touch. */
  void atTheEnd(List<Layer> layers, ToDoubleFunction<Layer> height, double x, double bottom) {
    var sorted = layers.stream().sorted(Comparator.comparingDouble(height)).toList();
    double[] sizes =
        sorted.stream().mapToDouble(l -> LINE_HEIGHT * wrapped(l.name()).size()).toArray();
    double[] tops = sorted.stream().mapToDouble(height).toArray();
    for (int i = 0; i < tops.length; i++) {
      tops[i] -= sizes[i] / 2;
    }
    moveApart(tops, sizes, bottom);
    for (int i = 0; i < tops.length; i++) {
      double baseline = tops[i] + LINE_HEIGHT * 0.78;
      for (var line : wrapped(sorted.get(i).name())) {
        var color = Style.forText(sorted.get(i).color());
        left(line, Style.TEXT, x, baseline, 1.2 * WRAP_WIDTH, color);
        baseline += LINE_HEIGHT;
      }
    }
  }

  /** Moves stretches that overlap away from each other, each by half, until all are apart. */
  private static void moveApart(double[] tops, double[] sizes, double bottom) {
    for (int round = 0; round < 100; round++) {
      for (int i = 1; i < tops.length; i++) {
        double overlap = tops[i - 1] + sizes[i - 1] - tops[i];
        if (overlap > 0) {
          tops[i - 1] -= overlap / 2;
          tops[i] += overlap / 2;
        }
      }
      for (int i = 0; i < tops.length; i++) {
        tops[i] = Math.max(0, Math.min(bottom - sizes[i], tops[i]));
      }
    }
  }

  /** Moves names on data away from each other until each can be read. */
  static void moveApart(List<Point2D.Double> places) {
    double distance = 26;
    for (int round = 0; round < 50; round++) {
      for (int i = 0; i < places.size(); i++) {
        for (int j = 0; j < i; j++) {
          var a = places.get(i);
          var b = places.get(j);
          double apart = a.distance(b);
          if (apart < distance) {
            // names in one place part to the left and to the right
            double dx = apart < 1e-6 ? 1 : (a.x - b.x) / apart;
            double dy = apart < 1e-6 ? 0 : (a.y - b.y) / apart;
            double step = (distance - apart) / 2;
            a.setLocation(a.x + step * dx, a.y + step * dy);
            b.setLocation(b.x - step * dx, b.y - step * dy);
          }
        }
      }
    }
  }

  private List<String> wrapped(String text) {
    var lines = new ArrayList<String>();
    var line = "";
    for (var word : text.split(" ", -1)) {
      var longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, Style.TEXT) > WRAP_WIDTH) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }

  private Font fitted(String text, Font font, double room) {
    double width = width(text, font);
    return width <= room ? font : font.deriveFont((float) (font.getSize2D() * room / width));
  }

  /** How wide words are at the usual size. */
  double width(String text) {
    return width(text, Style.TEXT);
  }

  private double width(String text, Font font) {
    return font.getStringBounds(text, g.getFontRenderContext()).getWidth();
  }

  private void draw(String text, Font font, double x, double baseline, Color color) {
    g.setFont(font);
    g.setColor(color);
    g.drawString(text, (float) x, (float) baseline);
  }
}
