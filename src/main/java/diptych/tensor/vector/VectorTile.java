package diptych.tensor.vector;

import static diptych.tensor.vector.VectorShape.L;
import static diptych.tensor.vector.VectorShape.S;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost part of a product: a tile of the output, six rows high and one to four vectors
 * wide, that stays in registers while k runs.
 *
 * <p>In each step over k the tile takes a few vectors of B, and from each of its six rows of A one
 * number, which it multiplies with all of them: 24 multiply-adds of 16 numbers each for 10 loads,
 * where the triple loop makes one of a single number for three loads. The sums are plain local
 * variables, since the compiler keeps those in registers and nothing else; that is why the code is
 * written out instead of looped. {@link VectorNarrowTile} has the same for tiles less wide.
 */
final class VectorTile {
  /** Rows of a tile. */
  static final int ROWS = 6;

  /** Most vectors of a tile: as many as the machine's registers hold, two with 256-bit AVX. */
  static final int MOST = L == 8 ? 2 : 4;

  /** A: the number in row i at step k is {@code a[aAt + i * aRow + k * aInner]}. */
  float[] a;

  int aAt;
  int aRow;
  int aInner;

  /** B: the vectors of step k begin at {@code b[bAt + k * bRow]}, side by side but the last. */
  float[] b;

  int bAt;
  int bRow;

  /** Where in a row of B the last vector is. */
  int bLast;

  /** Steps; without any nothing happens, as if there were no tile. */
  int k;

  /** Rows that there are, 1 to 6: where some are missing the last one is computed several times. */
  int rows;

  /**
   * Where in a row of the output the last vector is: it may overlap the one before it, so that it
   * ends where the output does. The numbers in both are the same, and all are read before any is
   * written.
   */
  int last;

  /** What the sums start from: row i begins at {@code start[startAt + i * startRow]}. */
  float[] start;

  int startAt;
  int startRow;

  /** Where the sums go: row i begins at {@code out[outAt + i * outRow]}. */
  float[] out;

  int outAt;
  int outRow;

  /** Computes the tile, {@code vectors} vectors wide. */
  void multiply(int vectors) {
    switch (vectors) {
      case 1 -> VectorNarrowTile.multiply1(this);
      case 2 -> VectorNarrowTile.multiply2(this);
      case 3 -> VectorNarrowTile.multiply3(this);
      default -> multiply4(this);
    }
  }

  /** The tile, 4 vectors wide. */
  static void multiply4(VectorTile t) {
    if (t.k == 0) {
      return;
    }
    int r1 = Math.min(1, t.rows - 1);
    int r2 = Math.min(2, t.rows - 1);
    int r3 = Math.min(3, t.rows - 1);
    int r4 = Math.min(4, t.rows - 1);
    int r5 = Math.min(5, t.rows - 1);
    int last = t.last;
    float[] c = t.start;
    int at = t.startAt;
    var c00 = FloatVector.fromArray(S, c, at);
    var c01 = FloatVector.fromArray(S, c, at + L);
    var c02 = FloatVector.fromArray(S, c, at + 2 * L);
    var c03 = FloatVector.fromArray(S, c, at + last);
    at = t.startAt + r1 * t.startRow;
    var c10 = FloatVector.fromArray(S, c, at);
    var c11 = FloatVector.fromArray(S, c, at + L);
    var c12 = FloatVector.fromArray(S, c, at + 2 * L);
    var c13 = FloatVector.fromArray(S, c, at + last);
    at = t.startAt + r2 * t.startRow;
    var c20 = FloatVector.fromArray(S, c, at);
    var c21 = FloatVector.fromArray(S, c, at + L);
    var c22 = FloatVector.fromArray(S, c, at + 2 * L);
    var c23 = FloatVector.fromArray(S, c, at + last);
    at = t.startAt + r3 * t.startRow;
    var c30 = FloatVector.fromArray(S, c, at);
    var c31 = FloatVector.fromArray(S, c, at + L);
    var c32 = FloatVector.fromArray(S, c, at + 2 * L);
    var c33 = FloatVector.fromArray(S, c, at + last);
    at = t.startAt + r4 * t.startRow;
    var c40 = FloatVector.fromArray(S, c, at);
    var c41 = FloatVector.fromArray(S, c, at + L);
    var c42 = FloatVector.fromArray(S, c, at + 2 * L);
    var c43 = FloatVector.fromArray(S, c, at + last);
    at = t.startAt + r5 * t.startRow;
    var c50 = FloatVector.fromArray(S, c, at);
    var c51 = FloatVector.fromArray(S, c, at + L);
    var c52 = FloatVector.fromArray(S, c, at + 2 * L);
    var c53 = FloatVector.fromArray(S, c, at + last);
    float[] x = t.a;
    int x0 = t.aAt;
    int x1 = x0 + r1 * t.aRow;
    int x2 = x0 + r2 * t.aRow;
    int x3 = x0 + r3 * t.aRow;
    int x4 = x0 + r4 * t.aRow;
    int x5 = x0 + r5 * t.aRow;
    float[] y = t.b;
    int p = t.bAt;
    int row = t.bRow;
    int bLast = t.bLast;
    int inner = t.aInner;
    int depth = t.k;
    int q = 0;
    int k = 0;
    do {
      var b0 = FloatVector.fromArray(S, y, p);
      var b1 = FloatVector.fromArray(S, y, p + L);
      var b2 = FloatVector.fromArray(S, y, p + 2 * L);
      var b3 = FloatVector.fromArray(S, y, p + bLast);
      var a0 = FloatVector.broadcast(S, x[x0 + q]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      var a1 = FloatVector.broadcast(S, x[x1 + q]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      var a2 = FloatVector.broadcast(S, x[x2 + q]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      var a3 = FloatVector.broadcast(S, x[x3 + q]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
      var a4 = FloatVector.broadcast(S, x[x4 + q]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      c43 = a4.fma(b3, c43);
      var a5 = FloatVector.broadcast(S, x[x5 + q]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      c52 = a5.fma(b2, c52);
      c53 = a5.fma(b3, c53);
      p += row;
      q += inner;
      k++;
    } while (k < depth);
    c = t.out;
    at = t.outAt;
    c00.intoArray(c, at);
    c01.intoArray(c, at + L);
    c02.intoArray(c, at + 2 * L);
    c03.intoArray(c, at + last);
    at = t.outAt + r1 * t.outRow;
    c10.intoArray(c, at);
    c11.intoArray(c, at + L);
    c12.intoArray(c, at + 2 * L);
    c13.intoArray(c, at + last);
    at = t.outAt + r2 * t.outRow;
    c20.intoArray(c, at);
    c21.intoArray(c, at + L);
    c22.intoArray(c, at + 2 * L);
    c23.intoArray(c, at + last);
    at = t.outAt + r3 * t.outRow;
    c30.intoArray(c, at);
    c31.intoArray(c, at + L);
    c32.intoArray(c, at + 2 * L);
    c33.intoArray(c, at + last);
    at = t.outAt + r4 * t.outRow;
    c40.intoArray(c, at);
    c41.intoArray(c, at + L);
    c42.intoArray(c, at + 2 * L);
    c43.intoArray(c, at + last);
    at = t.outAt + r5 * t.outRow;
    c50.intoArray(c, at);
    c51.intoArray(c, at + L);
    c52.intoArray(c, at + 2 * L);
    c53.intoArray(c, at + last);
  }
}
