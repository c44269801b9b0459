package diptych.tensor.vector;

import static diptych.tensor.vector.VectorShape.L;

import diptych.tensor.engine.Product;
import diptych.tensor.engine.Scratch;
import diptych.tensor.engine.Workers;

/**
 * The matrix product around the tiles: what is copied where, and who computes what.
 *
 * <p>B is cut into parts, and a part is copied into panels as wide as a tile: a small one by each
 * thread for itself, a large one by all together. Then the threads share the bands of six rows of
 * the output; no two of them ever add to the same sum.
 */
final class VectorProduct {

  /** Below this many multiply-adds a second thread costs more than it brings. */
  private static final long SHARED = 150_000;

  /**
   * Below this many numbers each thread makes its own copy of B: that is faster than to read what
   * another one has written, from one processor's cache to the next.
   */
  private static final long OWN_COPY = 262_144;

  /** Bands that a thread takes at once, at least: for each of its parts it reads all of B. */
  private static final int SHARED_BANDS = 4;

  /** Rows up to which a narrow output is computed within a wider one, which takes memory. */
  private static final int NARROW_ROWS = 65_536;

  private VectorProduct() {}

  /** Whether a product is computed here. */
  static boolean fits(Product p) {
    return p.n() >= L || (p.n() > 1 && p.m() <= NARROW_ROWS);
  }

  /** Computes a product with at least one step. */
  static void multiply(Product p) {
    if (p.n() < L) {
      multiplyNarrow(p);
      return;
    }
    int column = 0;
    while (column < p.n()) {
      int inner = 0;
      int width = 0;
      while (inner < p.k()) {
        var panels = multiply(p, column, inner);
        inner += panels.depth();
        width = panels.width();
      }
      column += width;
    }
  }

  /** Computes a part of B's products, and returns the part. */
  private static VectorPanels multiply(Product p, int column, int inner) {
    var panels = VectorPanels.of(p, column, inner);
    long numbers = (long) panels.width() * panels.depth();
    int bands = (p.m() + VectorTile.ROWS - 1) / VectorTile.ROWS;
    if (numbers * p.m() < SHARED) {
      panels.copy(0, panels.count());
      multiplyBands(p, panels, 0, bands);
    } else if (panels.copied() && numbers < OWN_COPY) {
      int each = (bands + Workers.threads() - 1) / Workers.threads();
      Workers.share(
          bands,
          each,
          (from, to) -> {
            var own = VectorPanels.of(p, column, inner);
            own.copy(0, own.count());
            multiplyBands(p, own, from, to);
          });
    } else {
      if (panels.copied()) {
        Workers.share(panels.count(), 1, panels::copy);
      }
      Workers.share(bands, SHARED_BANDS, (from, to) -> multiplyBands(p, panels, from, to));
    }
    return panels;
  }

  private static void multiplyBands(Product p, VectorPanels panels, int from, int to) {
    var block = new VectorBlock(p, panels);
    for (int band = from; band < to; band += VectorBlock.BANDS) {
      block.multiply(band, Math.min(band + VectorBlock.BANDS, to));
    }
  }

  /** An output less wide than a vector is computed within one that is as wide. */
  private static void multiplyNarrow(Product p) {
    float[] b = Scratch.ofThread().array(Scratch.NARROW, p.k() * L);
    float[] out = Scratch.ofThread().array(Scratch.OUTPUT, p.m() * L);
    VectorCopy.columns(p.b(), 0, p.bInner(), p.bColumn(), p.n(), p.k(), b, 0, L);
    if (p.start() != null) {
      VectorCopy.columns(p.start(), 0, p.startRow(), 1, p.n(), p.m(), out, 0, L);
    }
    float[] start = p.start() == null ? null : out;
    multiply(new Product(p.m(), L, p.k(), p.a(), p.aRow(), p.aInner(), b, L, 1, start, out));
    VectorCopy.columns(out, 0, L, 1, p.n(), p.m(), p.out(), 0, p.n());
  }
}
