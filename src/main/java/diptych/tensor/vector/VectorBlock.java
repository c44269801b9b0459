package diptych.tensor.vector;

import static diptych.tensor.vector.VectorTile.ROWS;

import diptych.tensor.engine.Product;
import diptych.tensor.engine.Scratch;

/**
 * Some bands of the output, computed by one thread: the order of the tiles.
 *
 * <p>The inner dimension is cut into steps of about {@value #DEPTH}. One step of a panel fits into
 * the first-level cache and stays there while the tiles go down the bands; the bands' part of A and
 * of the output stays in the second-level cache while they go on to the next panel and step.
 */
final class VectorBlock {
  /** The most bands in a block. */
  static final int BANDS = 16;

  /** 128 rows of 64 numbers are 32 KB. */
  private static final int DEPTH = 128;

  /** Strided numbers of A are copied where this many panels read them again. */
  private static final int PANELS_WORTH_A_COPY = 3;

  private static final float[] ZERO = new float[VectorPanels.WIDTH];

  private final Product p;
  private final VectorPanels panels;
  private final VectorTile tile = new VectorTile();
  private final float[] left = Scratch.ofThread().array(Scratch.LEFT, BANDS * ROWS * DEPTH);
  private final boolean copiesA;

  VectorBlock(Product product, VectorPanels panels) {
    p = product;
    this.panels = panels;
    copiesA = p.aInner() != 1 && panels.count() >= PANELS_WORTH_A_COPY;
  }

  /** Computes the bands from {@code from} to {@code to} for all panels. */
  void multiply(int from, int to) {
    int steps = (panels.depth() + DEPTH - 1) / DEPTH;
    int step = (panels.depth() + steps - 1) / steps;
    for (int k = 0; k < panels.depth(); k += step) {
      tile.k = Math.min(step, panels.depth() - k);
      if (copiesA) {
        copyA(from, to, panels.firstInner() + k);
      }
      for (int panel = 0; panel < panels.count(); panel++) {
        placeB(panel, k);
        placeA(from * ROWS, panels.firstInner() + k);
        placeOut(from * ROWS, panels.column(panel), panels.firstInner() + k);
        multiply(p.m() - from * ROWS, p.m() - to * ROWS, panels.vectors(panel));
      }
    }
  }

  /** Goes down the bands, from {@code rows} to {@code end} rows above the output's end. */
  private void multiply(int rows, int end, int vectors) {
    int aBand = copiesA ? ROWS * DEPTH : ROWS * tile.aRow;
    int startBand = ROWS * tile.startRow;
    int outBand = ROWS * tile.outRow;
    for (int left = rows; left > Math.max(0, end); left -= ROWS) {
      tile.rows = Math.min(ROWS, left);
      switch (vectors) {
        case 1 -> VectorNarrowTile.multiply1(tile);
        case 2 -> VectorNarrowTile.multiply2(tile);
        case 3 -> VectorNarrowTile.multiply3(tile);
        default -> VectorTile.multiply4(tile);
      }
      tile.aAt += aBand;
      tile.startAt += startBand;
      tile.outAt += outBand;
    }
  }

  private void placeA(int row, int inner) {
    if (copiesA) {
      tile.a = left;
      tile.aAt = 0;
      tile.aRow = 1;
      tile.aInner = ROWS;
    } else {
      tile.a = p.a();
      tile.aAt = row * p.aRow() + inner * p.aInner();
      tile.aRow = p.aRow();
      tile.aInner = p.aInner();
    }
  }

  private void placeB(int panel, int k) {
    tile.b = panels.numbers();
    tile.bAt = panels.at(panel, k);
    tile.bRow = panels.row(panel);
    tile.bLast = panels.lastCopy(panel);
    tile.last = panels.last(panel);
  }

  /** Places the tile on the output, and where its sums start. */
  private void placeOut(int row, int column, int inner) {
    tile.out = p.out();
    tile.outAt = row * p.n() + column;
    tile.outRow = p.n();
    if (inner > 0) {
      tile.start = p.out();
      tile.startAt = tile.outAt;
      tile.startRow = p.n();
    } else if (p.start() == null) {
      tile.start = ZERO;
      tile.startAt = 0;
      tile.startRow = 0;
    } else {
      tile.start = p.start();
      tile.startAt = row * p.startRow() + column;
      tile.startRow = p.startRow();
    }
  }

  /** Copies the bands' part of A: for each step six numbers, side by side. */
  private void copyA(int from, int to, int inner) {
    for (int band = from; band < to; band++) {
      int row = band * ROWS;
      int rows = Math.min(ROWS, p.m() - row);
      int at = row * p.aRow() + inner * p.aInner();
      int copy = (band - from) * ROWS * DEPTH;
      VectorCopy.band(p.a(), at, p.aRow(), p.aInner(), rows, tile.k, left, copy);
    }
  }
}
