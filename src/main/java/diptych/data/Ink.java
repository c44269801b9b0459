package diptych.data;

/**
 * A square sheet of pixels on which a round pen leaves antialiased lines.
 *
 * <p>A pixel's ink is its coverage, computed from the distance between its centre and the line: the
 * four basic operations and the square root alone, which give the same bits on every machine.
 */
final class Ink {
  /** How many pixels the edge of a line takes to fade from black to white. */
  private static final double EDGE = 1.25;

  private final int side;
  private final float[] out;
  private final int offset;

  /** The sheet whose pixels are {@code side}² numbers of {@code out}, from {@code offset} on. */
  Ink(int side, float[] out, int offset) {
    this.side = side;
    this.out = out;
    this.offset = offset;
  }

  /**
   * Draws the line from (x0, y0) to (x1, y1), in pixels; pixel (0, 0) has its centre at (0, 0). The
   * pen's radius goes from r0 to r1. Where lines overlap, the darker one shows.
   */
  void line(double x0, double y0, double r0, double x1, double y1, double r1) {
    double reach = Math.max(r0, r1) + EDGE / 2;
    int left = Math.max(0, (int) Math.ceil(Math.min(x0, x1) - reach));
    int right = Math.min(side - 1, (int) Math.floor(Math.max(x0, x1) + reach));
    int top = Math.max(0, (int) Math.ceil(Math.min(y0, y1) - reach));
    int bottom = Math.min(side - 1, (int) Math.floor(Math.max(y0, y1) + reach));
    double dx = x1 - x0;
    double dy = y1 - y0;
    double square = dx * dx + dy * dy;
    double perSquare = square > 0 ? 1 / square : 0;
    double farthest = reach * reach;
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double along = ((x - x0) * dx + (y - y0) * dy) * perSquare;
        double t = Math.min(1, Math.max(0, along));
        double awayX = x - x0 - t * dx;
        double awayY = y - y0 - t * dy;
        double away = awayX * awayX + awayY * awayY;
        if (away >= farthest) {
          continue;
        }
        double coverage = 0.5 + (r0 + t * (r1 - r0) - Math.sqrt(away)) / EDGE;
        int at = offset + y * side + x;
        if (coverage > out[at]) {
          out[at] = level(coverage);
        }
      }
    }
  }

  /** The nearest of 256 grey levels, as a scanner gives. */
  private static float level(double coverage) {
    return (int) (Math.min(1, coverage) * 255 + 0.5) / 255f;
  }
}
