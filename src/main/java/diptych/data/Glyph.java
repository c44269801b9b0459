package diptych.data;

import java.util.List;
import java.util.stream.Stream;

/**
 * One way to write a digit: the strokes of a pen.
 *
 * <p>A stroke is written as text: points "x y" in hundredths of a box whose y points down,
 * separated by commas. The pen goes smoothly through every point, except that {@code ^} after a
 * point makes it a corner. {@code ;} lifts the pen.
 *
 * @param weight how often the variant is drawn, relative to the digit's other variants
 * @param strokes the points of each stroke, in the order of writing
 */
record Glyph(int weight, List<List<Point>> strokes) {

  /**
   * A point that the pen goes through.
   *
   * @param x to the right, 0 to 1
   * @param y downwards, 0 to 1
   * @param corner whether the pen changes direction at once here
   */
  record Point(double x, double y, boolean corner) {

    static Point parse(String text) {
      String[] numbers = text.strip().replace("^", "").split(" ", -1);
      return new Point(
          Integer.parseInt(numbers[0]) / 100.0,
          Integer.parseInt(numbers[1]) / 100.0,
          text.endsWith("^"));
    }
  }

  private static Glyph of(int weight, String strokes) {
    return new Glyph(weight, parts(strokes, ";").map(Glyph::points).toList());
  }

  private static List<Point> points(String stroke) {
    return parts(stroke, ",").map(Point::parse).toList();
  }

  private static Stream<String> parts(String text, String separator) {
    return Stream.of(text.split(separator, -1));
  }

  /** The variants of each digit from 0 to 9. */
  static final List<List<Glyph>> DIGITS =
      List.of(
          List.of(
              of(4, "56 3, 28 13, 11 42, 14 76, 36 97, 66 91, 86 62, 84 26, 64 5, 48 3"),
              of(2, "62 8, 38 5, 19 30, 16 64, 30 93, 54 95, 72 68, 74 32, 56 5, 40 10"),
              of(2, "30 14, 14 46, 22 84, 52 98, 82 76, 88 40, 66 6, 36 9, 18 30")),
          List.of(
              of(5, "50 2, 50 50, 50 98"),
              of(3, "26 26, 42 14, 54 2^, 53 50, 52 98"),
              of(2, "28 24, 42 14, 54 2^, 53 50, 52 97; 24 98, 52 97, 80 97")),
          List.of(
              of(4, "12 25, 40 3, 74 16, 68 46, 36 76, 8 96^, 46 92, 90 95"),
              of(3, "14 22, 46 2, 76 22, 60 60, 22 94, 7 86, 24 76, 52 90, 92 90"),
              of(2, "10 14, 44 4, 78 22, 66 56, 38 84, 14 97^, 48 96, 88 80")),
          List.of(
              of(4, "12 14, 45 2, 76 18, 66 40, 36 48^, 74 54, 84 78, 52 98, 10 88"),
              of(2, "14 5, 48 4, 80 5^, 60 24, 40 42^, 78 56, 78 86, 42 98, 10 86"),
              of(3, "12 16, 45 2, 74 18, 62 40, 42 47, 68 54, 82 76, 52 98, 10 86")),
          List.of(
              of(4, "20 5, 16 30, 10 56^, 48 54, 88 50; 72 8, 68 54, 62 98"),
              of(3, "64 2, 36 36, 8 68^, 50 67, 92 64; 64 2, 63 50, 60 98"),
              of(3, "20 6, 14 40, 32 56, 62 48, 80 30; 84 4, 76 50, 68 98")),
          List.of(
              of(4, "80 4, 54 5, 28 6^, 25 26, 22 46^, 58 38, 84 64, 60 95, 12 90"),
              of(3, "30 8, 26 28, 24 46, 56 40, 82 64, 58 96, 12 88; 30 8, 56 5, 84 3"),
              of(2, "74 4, 44 8, 22 26, 44 44, 74 62, 62 92, 18 94")),
          List.of(
              of(4, "68 3, 34 28, 12 66, 34 97, 70 90, 78 64, 54 54, 20 74"),
              of(3, "40 2, 22 36, 16 72, 40 97, 72 84, 68 60, 42 58, 20 76"),
              of(2, "78 8, 44 8, 16 44, 18 84, 52 97, 80 76, 62 52, 26 62")),
          List.of(
              of(4, "10 8, 48 6, 86 6^, 62 48, 42 98"),
              of(3, "10 8, 48 6, 86 6^, 62 48, 42 98; 30 52, 52 50, 78 47"),
              of(2, "8 26, 12 8^, 48 7, 86 8^, 58 40, 50 98")),
          List.of(
              of(4, "76 14, 44 2, 20 22, 50 46, 80 74, 50 98, 16 76, 46 48, 76 26, 66 6"),
              of(3, "50 46, 24 26, 48 2, 74 22, 48 47, 16 74, 48 98, 82 76, 52 46"),
              of(2, "80 8, 40 6, 24 28, 70 66, 64 94, 30 96, 26 70, 62 40, 78 14")),
          List.of(
              of(4, "78 22, 46 3, 16 28, 38 52, 70 38, 80 14^, 76 56, 66 98"),
              of(3, "78 20, 46 4, 18 26, 38 50, 70 36, 80 14^, 82 60, 58 96, 20 90"),
              of(3, "74 30, 62 6, 26 14, 22 44, 54 46, 72 24, 68 60, 44 98")));
}
