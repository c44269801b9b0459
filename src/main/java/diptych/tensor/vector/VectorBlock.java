package diptych.tensor.vector;

import static diptych.tensor.vector.VectorProduct.PANEL;
import static diptych.tensor.vector.VectorProduct.roundUp;
import static diptych.tensor.vector.VectorShape.L;
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

  private static final float[] ZERO = new float[PANEL];

  /** Where the edge memory has room for a tile, and for a row from which all others start. */
  private static final int SPARE_TILE = BANDS * ROWS * PANEL;

  private static final int EDGE_START = SPARE_TILE + ROWS * PANEL;

  private final Product p;
  private final VectorProduct slab;
  private final VectorTile tile = new VectorTile();
  private final float[] left = Scratch.ofThread().array(Scratch.LEFT, BANDS * ROWS * DEPTH);
  private final float[] edge = Scratch.ofThread().array(Scratch.OUTPUT, EDGE_START + PANEL);
  private int edgeStartRow;
  private final boolean copiesA;

  VectorBlock(VectorProduct slab) {
    this.slab = slab;
    p = slab.p;
    copiesA = p.aInner() != 1 && slab.width > (PANELS_WORTH_A_COPY - 1) * PANEL;
  }

  /** Computes the bands from {@code from} to {@code to} for the whole slab. */
  void multiply(int from, int to) {
    int rest = slab.width % PANEL;
    int edgeColumns = rest % L == 0 ? 0 : rest;
    int edgeColumn = slab.width - edgeColumns;
    int rows = Math.min(to * ROWS, p.m()) - from * ROWS;
    loadEdge(from * ROWS, rows, edgeColumn, edgeColumns);
    int steps = Math.max(1, (slab.depth + DEPTH - 1) / DEPTH);
    int step = Math.max(1, (slab.depth + steps - 1) / steps);
    for (int k = 0; k < Math.max(1, slab.depth); k += step) {
      tile.k = Math.min(step, slab.depth - k);
      copyA(from, to, k);
      for (int column = 0; column < slab.width; column += PANEL) {
        int columns = Math.min(PANEL, slab.width - column);
        tile.b = slab.panels;
        tile.bAt = column * slab.depth + k * roundUp(columns);
        for (int band = from; band < to; band++) {
          placeA(band, band - from, k);
          if (column == edgeColumn) {
            multiplyEdge((band - from) * ROWS * PANEL, k, roundUp(columns) / L);
          } else {
            multiplyTile(band * ROWS, slab.firstColumn + column, columns, slab.firstInner + k);
          }
        }
      }
    }
    storeEdge(from * ROWS, rows, edgeColumn, edgeColumns);
  }

  private void multiplyEdge(int at, int k, int vectors) {
    if (k == 0 && edgeStartRow == 0) {
      placeStart(edge, EDGE_START, 0);
    } else {
      placeStart(edge, at, PANEL);
    }
    placeOut(edge, at, PANEL);
    tile.multiply(vectors);
  }

  /** A tile of whole vectors; the last band may have fewer than six rows. */
  private void multiplyTile(int row, int column, int columns, int inner) {
    int at = row * p.n() + column;
    int rows = Math.min(ROWS, p.m() - row);
    if (inner > 0) {
      placeStart(p.out(), at, p.n());
    } else if (p.start() == null) {
      placeStart(ZERO, 0, 0);
    } else {
      placeStart(p.start(), row * p.startRow() + column, p.startRow());
    }
    placeOut(p.out(), at, p.n());
    if (rows == ROWS) {
      tile.multiply(columns / L);
      return;
    }
    VectorCopy.rows(
        tile.start, tile.startAt, tile.startRow, rows, columns, edge, SPARE_TILE, PANEL);
    placeStart(edge, SPARE_TILE, PANEL);
    placeOut(edge, SPARE_TILE, PANEL);
    tile.multiply(columns / L);
    VectorCopy.rows(edge, SPARE_TILE, PANEL, rows, columns, p.out(), at, p.n());
  }

  private void placeStart(float[] start, int at, int row) {
    tile.start = start;
    tile.startAt = at;
    tile.startRow = row;
  }

  private void placeOut(float[] out, int at, int row) {
    tile.out = out;
    tile.outAt = at;
    tile.outRow = row;
  }

  /**
   * Columns that fill no vector are computed beside the output, in rows of whole vectors: this puts
   * the numbers there from which their sums start.
   */
  private void loadEdge(int row, int rows, int column, int columns) {
    int at = slab.firstColumn + column;
    boolean goesOn = slab.firstInner > 0;
    float[] start = goesOn ? p.out() : p.start();
    int startRow = goesOn ? p.n() : p.startRow();
    edgeStartRow = PANEL;
    if (columns == 0) {
      return;
    }
    if (start == null) {
      start = ZERO;
      startRow = 0;
      at = 0;
    }
    if (startRow == 0) {
      // one row for all
      edgeStartRow = 0;
      VectorCopy.rows(start, at, 0, 1, columns, edge, EDGE_START, PANEL);
    } else {
      VectorCopy.rows(start, row * startRow + at, startRow, rows, columns, edge, 0, PANEL);
    }
  }

  private void storeEdge(int row, int rows, int column, int columns) {
    if (columns > 0) {
      int at = row * p.n() + slab.firstColumn + column;
      VectorCopy.rows(edge, 0, PANEL, rows, columns, p.out(), at, p.n());
    }
  }

  /** Copies the bands' part of A, six numbers for each k, where {@link #placeA} wants them. */
  private void copyA(int from, int to, int k) {
    for (int band = from; band < to; band++) {
      int row = band * ROWS;
      int rows = Math.min(ROWS, p.m() - row);
      if (copiesA || rows < ROWS) {
        int at = row * p.aRow() + (slab.firstInner + k) * p.aInner();
        VectorCopy.band(
            p.a(), at, p.aRow(), p.aInner(), rows, tile.k, left, (band - from) * ROWS * DEPTH);
      }
    }
  }

  private void placeA(int band, int number, int k) {
    int row = band * ROWS;
    if (copiesA || row + ROWS > p.m()) {
      tile.a = left;
      tile.aAt = number * ROWS * DEPTH;
      tile.aRow = 1;
      tile.aInner = ROWS;
    } else {
      tile.a = p.a();
      tile.aAt = row * p.aRow() + (slab.firstInner + k) * p.aInner();
      tile.aRow = p.aRow();
      tile.aInner = p.aInner();
    }
  }
}
