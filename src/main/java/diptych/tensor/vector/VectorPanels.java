package diptych.tensor.vector;

import static diptych.tensor.vector.VectorShape.L;

import diptych.tensor.engine.Product;
import diptych.tensor.engine.Scratch;

/**
 * A part of B in panels as wide as a tile, copied so that a tile reads it from front to back
 * whatever its strides were. Where B is hardly wider than a tile, and its rows are contiguous, the
 * tiles read it where it is.
 *
 * <p>The last panel ends where B does: its last vector overlaps the one before it. For that it must
 * be at least a vector wide, and takes one from the panel before it if it is not; two tiles may not
 * overlap, or a sum would be continued twice.
 *
 * @param product whose B it is
 * @param copied whether it is copied
 * @param numbers the panels, one after the other, or B
 * @param firstColumn B's first column in the part
 * @param width columns of the part, at least as many as a vector has numbers
 * @param firstInner B's first row in the part
 * @param depth rows of the part
 */
record VectorPanels(
    Product product,
    boolean copied,
    float[] numbers,
    int firstColumn,
    int width,
    int firstInner,
    int depth) {
  /** Numbers in a row of a panel, and of a tile. */
  static final int WIDTH = VectorTile.MOST * L;

  /** The largest part of B that is copied at once: 8 MB. */
  static final int MOST_DEPTH = 1024;

  static final int MOST_COLUMNS = 2048;

  /** Columns up to which a step's rows stay in the first-level cache without a copy. */
  private static final int WIDE_IN_PLACE = 2 * WIDTH - 1;

  /** The part of B that begins at a column and a row, as large as it may be. */
  static VectorPanels of(Product p, int firstColumn, int firstInner) {
    int rest = p.n() - firstColumn;
    int width = Math.min(MOST_COLUMNS, rest);
    if (rest - width > 0 && rest - width < L) {
      width -= WIDTH;
    }
    int depth = Math.min(MOST_DEPTH, p.k() - firstInner);
    if (p.bColumn() == 1 && p.n() <= WIDE_IN_PLACE) {
      return new VectorPanels(p, false, p.b(), firstColumn, width, firstInner, depth);
    }
    int most = (Math.min(MOST_COLUMNS, p.n()) + 2 * L) * Math.min(MOST_DEPTH, p.k());
    float[] numbers = Scratch.ofThread().array(Scratch.PACKED, most);
    return new VectorPanels(p, true, numbers, firstColumn, width, firstInner, depth);
  }

  /** Whether some panel of an output of n columns is so many vectors wide. */
  static boolean use(int n, int vectors) {
    int rest = n % WIDTH;
    boolean borrows = n > WIDTH && rest > 0 && rest < L;
    int last = (rest + L - 1) / L + (borrows ? 1 : 0);
    int whole = n / WIDTH - (borrows ? 1 : 0);
    return (vectors == VectorTile.MOST && whole > 0)
        || (vectors == VectorTile.MOST - 1 && borrows)
        || (vectors == last && last > 0);
  }

  /** The number of panels. */
  int count() {
    return (width + WIDTH - 1) / WIDTH;
  }

  /** The vectors in a row of a panel. */
  int vectors(int panel) {
    return (begin(panel + 1) - begin(panel) + L - 1) / L;
  }

  /** Where in a row of the output a panel's last vector is, from its first. */
  int last(int panel) {
    return begin(panel + 1) - begin(panel) - L;
  }

  /** The column of the output at which a panel begins. */
  int column(int panel) {
    return firstColumn + begin(panel);
  }

  /** Where a panel's row for step k is. */
  int at(int panel, int k) {
    return copied
        ? begin(panel) * depth + k * row(panel)
        : (firstInner + k) * product.bInner() + column(panel);
  }

  /** From one row of a panel to the next. */
  int row(int panel) {
    return copied ? vectors(panel) * L : product.bInner();
  }

  /** Where in a row of a panel its last vector is. */
  int lastCopy(int panel) {
    return copied ? (vectors(panel) - 1) * L : last(panel);
  }

  private int begin(int panel) {
    if (panel == count()) {
      return width;
    }
    int rest = width - panel * WIDTH;
    return panel * WIDTH - (panel > 0 && rest < L ? L : 0);
  }

  /** Copies the panels from {@code from} to {@code to}, if they are copied at all. */
  void copy(int from, int to) {
    for (int panel = from; copied && panel < to; panel++) {
      int source = firstInner * product.bInner() + column(panel) * product.bColumn();
      int target = at(panel, 0);
      int whole = (vectors(panel) - 1) * L;
      if (product.bColumn() == 1) {
        VectorCopy.rows(
            product.b(), source, product.bInner(), depth, whole, last(panel), numbers, target);
      } else {
        columns(source, whole, target, whole + L);
        columns(source + last(panel) * product.bColumn(), L, target + whole, whole + L);
      }
    }
  }

  private void columns(int source, int columns, int target, int row) {
    VectorCopy.columns(
        product.b(),
        source,
        product.bInner(),
        product.bColumn(),
        columns,
        depth,
        numbers,
        target,
        row);
  }
}
