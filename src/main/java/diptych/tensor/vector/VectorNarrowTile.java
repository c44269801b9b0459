package diptych.tensor.vector;

import static diptych.tensor.vector.VectorShape.L;
import static diptych.tensor.vector.VectorShape.S;

import jdk.incubator.vector.FloatVector;

/** {@link VectorTile} for the last columns of an output, and for narrow ones. */
final class VectorNarrowTile {
  private VectorNarrowTile() {}

  /** The tile, 1 vector wide. */
  static void multiply1(VectorTile t) {
    if (t.k == 0) {
      return;
    }
    int r1 = Math.min(1, t.rows - 1);
    int r2 = Math.min(2, t.rows - 1);
    int r3 = Math.min(3, t.rows - 1);
    int r4 = Math.min(4, t.rows - 1);
    int r5 = Math.min(5, t.rows - 1);
    float[] c = t.start;
    int at = t.startAt;
    var c00 = FloatVector.fromArray(S, c, at);
    at = t.startAt + r1 * t.startRow;
    var c10 = FloatVector.fromArray(S, c, at);
    at = t.startAt + r2 * t.startRow;
    var c20 = FloatVector.fromArray(S, c, at);
    at = t.startAt + r3 * t.startRow;
    var c30 = FloatVector.fromArray(S, c, at);
    at = t.startAt + r4 * t.startRow;
    var c40 = FloatVector.fromArray(S, c, at);
    at = t.startAt + r5 * t.startRow;
    var c50 = FloatVector.fromArray(S, c, at);
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
    int inner = t.aInner;
    int depth = t.k;
    int q = 0;
    int k = 0;
    do {
      var b0 = FloatVector.fromArray(S, y, p);
      var a0 = FloatVector.broadcast(S, x[x0 + q]);
      c00 = a0.fma(b0, c00);
      var a1 = FloatVector.broadcast(S, x[x1 + q]);
      c10 = a1.fma(b0, c10);
      var a2 = FloatVector.broadcast(S, x[x2 + q]);
      c20 = a2.fma(b0, c20);
      var a3 = FloatVector.broadcast(S, x[x3 + q]);
      c30 = a3.fma(b0, c30);
      var a4 = FloatVector.broadcast(S, x[x4 + q]);
      c40 = a4.fma(b0, c40);
      var a5 = FloatVector.broadcast(S, x[x5 + q]);
      c50 = a5.fma(b0, c50);
      p += row;
      q += inner;
      k++;
    } while (k < depth);
    c = t.out;
    at = t.outAt;
    c00.intoArray(c, at);
    at = t.outAt + r1 * t.outRow;
    c10.intoArray(c, at);
    at = t.outAt + r2 * t.outRow;
    c20.intoArray(c, at);
    at = t.outAt + r3 * t.outRow;
    c30.intoArray(c, at);
    at = t.outAt + r4 * t.outRow;
    c40.intoArray(c, at);
    at = t.outAt + r5 * t.outRow;
    c50.intoArray(c, at);
  }

  /** The tile, 2 vectors wide. */
  static void multiply2(VectorTile t) {
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
    var c01 = FloatVector.fromArray(S, c, at + last);
    at = t.startAt + r1 * t.startRow;
    var c10 = FloatVector.fromArray(S, c, at);
    var c11 = FloatVector.fromArray(S, c, at + last);
    at = t.startAt + r2 * t.startRow;
    var c20 = FloatVector.fromArray(S, c, at);
    var c21 = FloatVector.fromArray(S, c, at + last);
    at = t.startAt + r3 * t.startRow;
    var c30 = FloatVector.fromArray(S, c, at);
    var c31 = FloatVector.fromArray(S, c, at + last);
    at = t.startAt + r4 * t.startRow;
    var c40 = FloatVector.fromArray(S, c, at);
    var c41 = FloatVector.fromArray(S, c, at + last);
    at = t.startAt + r5 * t.startRow;
    var c50 = FloatVector.fromArray(S, c, at);
    var c51 = FloatVector.fromArray(S, c, at + last);
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
      var b1 = FloatVector.fromArray(S, y, p + bLast);
      var a0 = FloatVector.broadcast(S, x[x0 + q]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      var a1 = FloatVector.broadcast(S, x[x1 + q]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      var a2 = FloatVector.broadcast(S, x[x2 + q]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      var a3 = FloatVector.broadcast(S, x[x3 + q]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      var a4 = FloatVector.broadcast(S, x[x4 + q]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      var a5 = FloatVector.broadcast(S, x[x5 + q]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      p += row;
      q += inner;
      k++;
    } while (k < depth);
    c = t.out;
    at = t.outAt;
    c00.intoArray(c, at);
    c01.intoArray(c, at + last);
    at = t.outAt + r1 * t.outRow;
    c10.intoArray(c, at);
    c11.intoArray(c, at + last);
    at = t.outAt + r2 * t.outRow;
    c20.intoArray(c, at);
    c21.intoArray(c, at + last);
    at = t.outAt + r3 * t.outRow;
    c30.intoArray(c, at);
    c31.intoArray(c, at + last);
    at = t.outAt + r4 * t.outRow;
    c40.intoArray(c, at);
    c41.intoArray(c, at + last);
    at = t.outAt + r5 * t.outRow;
    c50.intoArray(c, at);
    c51.intoArray(c, at + last);
  }

  /** The tile, 3 vectors wide. */
  static void multiply3(VectorTile t) {
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
    var c02 = FloatVector.fromArray(S, c, at + last);
    at = t.startAt + r1 * t.startRow;
    var c10 = FloatVector.fromArray(S, c, at);
    var c11 = FloatVector.fromArray(S, c, at + L);
    var c12 = FloatVector.fromArray(S, c, at + last);
    at = t.startAt + r2 * t.startRow;
    var c20 = FloatVector.fromArray(S, c, at);
    var c21 = FloatVector.fromArray(S, c, at + L);
    var c22 = FloatVector.fromArray(S, c, at + last);
    at = t.startAt + r3 * t.startRow;
    var c30 = FloatVector.fromArray(S, c, at);
    var c31 = FloatVector.fromArray(S, c, at + L);
    var c32 = FloatVector.fromArray(S, c, at + last);
    at = t.startAt + r4 * t.startRow;
    var c40 = FloatVector.fromArray(S, c, at);
    var c41 = FloatVector.fromArray(S, c, at + L);
    var c42 = FloatVector.fromArray(S, c, at + last);
    at = t.startAt + r5 * t.startRow;
    var c50 = FloatVector.fromArray(S, c, at);
    var c51 = FloatVector.fromArray(S, c, at + L);
    var c52 = FloatVector.fromArray(S, c, at + last);
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
      var b2 = FloatVector.fromArray(S, y, p + bLast);
      var a0 = FloatVector.broadcast(S, x[x0 + q]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      var a1 = FloatVector.broadcast(S, x[x1 + q]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      var a2 = FloatVector.broadcast(S, x[x2 + q]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      var a3 = FloatVector.broadcast(S, x[x3 + q]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      var a4 = FloatVector.broadcast(S, x[x4 + q]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      var a5 = FloatVector.broadcast(S, x[x5 + q]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      c52 = a5.fma(b2, c52);
      p += row;
      q += inner;
      k++;
    } while (k < depth);
    c = t.out;
    at = t.outAt;
    c00.intoArray(c, at);
    c01.intoArray(c, at + L);
    c02.intoArray(c, at + last);
    at = t.outAt + r1 * t.outRow;
    c10.intoArray(c, at);
    c11.intoArray(c, at + L);
    c12.intoArray(c, at + last);
    at = t.outAt + r2 * t.outRow;
    c20.intoArray(c, at);
    c21.intoArray(c, at + L);
    c22.intoArray(c, at + last);
    at = t.outAt + r3 * t.outRow;
    c30.intoArray(c, at);
    c31.intoArray(c, at + L);
    c32.intoArray(c, at + last);
    at = t.outAt + r4 * t.outRow;
    c40.intoArray(c, at);
    c41.intoArray(c, at + L);
    c42.intoArray(c, at + last);
    at = t.outAt + r5 * t.outRow;
    c50.intoArray(c, at);
    c51.intoArray(c, at + L);
    c52.intoArray(c, at + last);
  }
}
