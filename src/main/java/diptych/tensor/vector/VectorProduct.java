package diptych.tensor.vector;

import static diptych.tensor.vector.VectorShape.L;

import diptych.tensor.engine.Product;
import diptych.tensor.engine.Scratch;
import diptych.tensor.engine.Workers;

/**
 * The matrix product around the tiles: what is copied where, and who computes what.
 *
 * <p>B is cut into slabs, and a slab is copied into panels as wide as a tile, so that a tile reads
 * it from front to back whatever its strides were. The threads share the copying, and then the
 * bands of six rows of the output; no two of them ever add to the same sum.
 */
final class VectorProduct {
  /** Numbers in a row of a panel, and of a tile. */
  static final int PANEL = VectorTile.MOST * L;

  /** The largest part of B that is copied at once: 8 MB. */
  private static final int SLAB_DEPTH = 1024;

  private static final int SLAB_WIDTH = 2048;

  /** Below this many multiply-adds a second thread costs more than it brings. */
  private static final long SHARED = 150_000;

  /** The same for numbers to be copied. */
  private static final long SHARED_COPY = 16_384;

  final Product p;
  final float[] panels;
  int firstColumn;
  int width;
  int firstInner;
  int depth;

  VectorProduct(Product product) {
    p = product;
    int widest = Math.min(SLAB_WIDTH, roundUp(product.n()));
    panels = Scratch.ofThread().array(Scratch.PACKED, widest * Math.min(SLAB_DEPTH, product.k()));
  }

  void run() {
    for (firstColumn = 0; firstColumn < p.n(); firstColumn += SLAB_WIDTH) {
      width = Math.min(SLAB_WIDTH, p.n() - firstColumn);
      firstInner = 0;
      do {
        depth = Math.min(SLAB_DEPTH, p.k() - firstInner);
        multiplySlab();
        firstInner += SLAB_DEPTH;
      } while (firstInner < p.k());
    }
  }

  private void multiplySlab() {
    int count = (width + PANEL - 1) / PANEL;
    boolean small = (long) width * depth < SHARED_COPY;
    Workers.share(count, small ? count : 1, this::copyPanels);
    int bands = (p.m() + VectorTile.ROWS - 1) / VectorTile.ROWS;
    boolean alone = (long) p.m() * width * depth < SHARED;
    Workers.share(bands, alone ? Math.max(1, bands) : 1, this::multiplyBands);
  }

  private void copyPanels(int from, int to) {
    for (int panel = from; panel < to; panel++) {
      int column = panel * PANEL;
      int at = firstInner * p.bInner() + (firstColumn + column) * p.bColumn();
      int columns = Math.min(PANEL, width - column);
      VectorCopy.panel(p.b(), at, p.bInner(), p.bColumn(), columns, depth, panels, column * depth);
    }
  }

  private void multiplyBands(int from, int to) {
    var block = new VectorBlock(this);
    for (int band = from; band < to; band += VectorBlock.BANDS) {
      block.multiply(band, Math.min(band + VectorBlock.BANDS, to));
    }
  }

  /** The number of columns with what a panel adds to fill its last vector. */
  static int roundUp(int columns) {
    return (columns + L - 1) / L * L;
  }
}
