package diptych.notebook;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/** What tests ask of a figure's pixels. */
final class Pixels {
  private Pixels() {}

  static Color at(BufferedImage image, int x, int y) {
    return new Color(image.getRGB(x, y));
  }

  static long count(BufferedImage image, Color color) {
    return IntStream.range(0, image.getWidth()).mapToLong(x -> inColumn(image, x, color)).sum();
  }

  static long inColumn(BufferedImage image, int x, Color color) {
    return IntStream.range(0, image.getHeight())
        .filter(y -> image.getRGB(x, y) == color.getRGB())
        .count();
  }

  static long inRow(BufferedImage image, int y, Color color) {
    return IntStream.range(0, image.getWidth())
        .filter(x -> image.getRGB(x, y) == color.getRGB())
        .count();
  }

  /** The columns that have the color at all, from the left. */
  static int[] columnsWith(BufferedImage image, Color color) {
    return IntStream.range(0, image.getWidth())
        .filter(x -> inColumn(image, x, color) > 0)
        .toArray();
  }

  /** The rows that have the color at all, from the top. */
  static int[] rowsWith(BufferedImage image, Color color) {
    return IntStream.range(0, image.getHeight()).filter(y -> inRow(image, y, color) > 0).toArray();
  }

  /** The places of upright lines: columns where the color fills most of the height. */
  static int[] uprightLines(BufferedImage image, Color color) {
    return IntStream.range(1, image.getWidth())
        .filter(x -> isUpright(image, x, color) && !isUpright(image, x - 1, color))
        .toArray();
  }

  private static boolean isUpright(BufferedImage image, int x, Color color) {
    return inColumn(image, x, color) > image.getHeight() / 2;
  }
}
