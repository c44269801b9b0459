package diptych.tensor.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost part of a product: a tile of the output, six rows high and one to four vectors
 * wide, that stays in registers while k runs.
 *
 * <p>In each step over k the tile takes a few vectors of B, and from each of its six rows of A one
 * number, which it multiplies with all of them: 24 multiply-adds of 16 numbers each for 10 loads,
 * where the triple loop makes one of a single number for three loads. The sums are plain local
 * variables, since the compiler keeps those in registers and nothing else; that is why the code is
 * written out instead of looped. The methods differ in their width alone.
 */
class VectorTile {
  /** Rows of a tile. */
  static final int ROWS = 6;

  static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

  /** Numbers in a vector. */
  static final int L = S.length();

  /** Most vectors of a tile: as many as the machine's registers hold, two with 256-bit AVX. */
  static final int MOST = L == 8 ? 2 : 4;

  float[] a;
  int aAt;
  int aRow;
  int aInner;
  float[] b;
  int bAt;
  int k;
  float[] start;
  int startAt;
  int startRow;
  float[] out;
  int outAt;
  int outRow;

  /** Computes the tile, {@code vectors} vectors wide. */
  void multiply(int vectors) {
    switch (vectors) {
      case 1 -> multiply1();
      case 2 -> multiply2();
      case 3 -> multiply3();
      default -> multiply4();
    }
  }

  /** The tile of 1 vector. */
  private void multiply1() {
    float[] c = start;
    int at = startAt;
    var c00 = FloatVector.fromArray(S, c, at);
    at += startRow;
    var c10 = FloatVector.fromArray(S, c, at);
    at += startRow;
    var c20 = FloatVector.fromArray(S, c, at);
    at += startRow;
    var c30 = FloatVector.fromArray(S, c, at);
    at += startRow;
    var c40 = FloatVector.fromArray(S, c, at);
    at += startRow;
    var c50 = FloatVector.fromArray(S, c, at);
    float[] x = a;
    int x0 = aAt;
    int x1 = x0 + aRow;
    int x2 = x1 + aRow;
    int x3 = x2 + aRow;
    int x4 = x3 + aRow;
    int x5 = x4 + aRow;
    float[] y = b;
    int inner = aInner;
    int depth = k;
    int y0 = bAt;
    for (int i = 0; i < depth; i++) {
      int p = y0 + i * L;
      int q = i * inner;
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
    }
    c = out;
    at = outAt;
    c00.intoArray(c, at);
    at += outRow;
    c10.intoArray(c, at);
    at += outRow;
    c20.intoArray(c, at);
    at += outRow;
    c30.intoArray(c, at);
    at += outRow;
    c40.intoArray(c, at);
    at += outRow;
    c50.intoArray(c, at);
  }

  /** The tile of 2 vectors. */
  private void multiply2() {
    float[] c = start;
    int at = startAt;
    var c00 = FloatVector.fromArray(S, c, at);
    var c01 = FloatVector.fromArray(S, c, at + L);
    at += startRow;
    var c10 = FloatVector.fromArray(S, c, at);
    var c11 = FloatVector.fromArray(S, c, at + L);
    at += startRow;
    var c20 = FloatVector.fromArray(S, c, at);
    var c21 = FloatVector.fromArray(S, c, at + L);
    at += startRow;
    var c30 = FloatVector.fromArray(S, c, at);
    var c31 = FloatVector.fromArray(S, c, at + L);
    at += startRow;
    var c40 = FloatVector.fromArray(S, c, at);
    var c41 = FloatVector.fromArray(S, c, at + L);
    at += startRow;
    var c50 = FloatVector.fromArray(S, c, at);
    var c51 = FloatVector.fromArray(S, c, at + L);
    float[] x = a;
    int x0 = aAt;
    int x1 = x0 + aRow;
    int x2 = x1 + aRow;
    int x3 = x2 + aRow;
    int x4 = x3 + aRow;
    int x5 = x4 + aRow;
    float[] y = b;
    int inner = aInner;
    int depth = k;
    int y0 = bAt;
    for (int i = 0; i < depth; i++) {
      int p = y0 + i * 2 * L;
      int q = i * inner;
      var b0 = FloatVector.fromArray(S, y, p);
      var b1 = FloatVector.fromArray(S, y, p + L);
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
    }
    c = out;
    at = outAt;
    c00.intoArray(c, at);
    c01.intoArray(c, at + L);
    at += outRow;
    c10.intoArray(c, at);
    c11.intoArray(c, at + L);
    at += outRow;
    c20.intoArray(c, at);
    c21.intoArray(c, at + L);
    at += outRow;
    c30.intoArray(c, at);
    c31.intoArray(c, at + L);
    at += outRow;
    c40.intoArray(c, at);
    c41.intoArray(c, at + L);
    at += outRow;
    c50.intoArray(c, at);
    c51.intoArray(c, at + L);
  }

  /** The tile of 3 vectors. */
  private void multiply3() {
    float[] c = start;
    int at = startAt;
    var c00 = FloatVector.fromArray(S, c, at);
    var c01 = FloatVector.fromArray(S, c, at + L);
    var c02 = FloatVector.fromArray(S, c, at + 2 * L);
    at += startRow;
    var c10 = FloatVector.fromArray(S, c, at);
    var c11 = FloatVector.fromArray(S, c, at + L);
    var c12 = FloatVector.fromArray(S, c, at + 2 * L);
    at += startRow;
    var c20 = FloatVector.fromArray(S, c, at);
    var c21 = FloatVector.fromArray(S, c, at + L);
    var c22 = FloatVector.fromArray(S, c, at + 2 * L);
    at += startRow;
    var c30 = FloatVector.fromArray(S, c, at);
    var c31 = FloatVector.fromArray(S, c, at + L);
    var c32 = FloatVector.fromArray(S, c, at + 2 * L);
    at += startRow;
    var c40 = FloatVector.fromArray(S, c, at);
    var c41 = FloatVector.fromArray(S, c, at + L);
    var c42 = FloatVector.fromArray(S, c, at + 2 * L);
    at += startRow;
    var c50 = FloatVector.fromArray(S, c, at);
    var c51 = FloatVector.fromArray(S, c, at + L);
    var c52 = FloatVector.fromArray(S, c, at + 2 * L);
    float[] x = a;
    int x0 = aAt;
    int x1 = x0 + aRow;
    int x2 = x1 + aRow;
    int x3 = x2 + aRow;
    int x4 = x3 + aRow;
    int x5 = x4 + aRow;
    float[] y = b;
    int inner = aInner;
    int depth = k;
    int y0 = bAt;
    for (int i = 0; i < depth; i++) {
      int p = y0 + i * 3 * L;
      int q = i * inner;
      var b0 = FloatVector.fromArray(S, y, p);
      var b1 = FloatVector.fromArray(S, y, p + L);
      var b2 = FloatVector.fromArray(S, y, p + 2 * L);
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
    }
    c = out;
    at = outAt;
    c00.intoArray(c, at);
    c01.intoArray(c, at + L);
    c02.intoArray(c, at + 2 * L);
    at += outRow;
    c10.intoArray(c, at);
    c11.intoArray(c, at + L);
    c12.intoArray(c, at + 2 * L);
    at += outRow;
    c20.intoArray(c, at);
    c21.intoArray(c, at + L);
    c22.intoArray(c, at + 2 * L);
    at += outRow;
    c30.intoArray(c, at);
    c31.intoArray(c, at + L);
    c32.intoArray(c, at + 2 * L);
    at += outRow;
    c40.intoArray(c, at);
    c41.intoArray(c, at + L);
    c42.intoArray(c, at + 2 * L);
    at += outRow;
    c50.intoArray(c, at);
    c51.intoArray(c, at + L);
    c52.intoArray(c, at + 2 * L);
  }

  /** The tile of 4 vectors. */
  private void multiply4() {
    float[] c = start;
    int at = startAt;
    var c00 = FloatVector.fromArray(S, c, at);
    var c01 = FloatVector.fromArray(S, c, at + L);
    var c02 = FloatVector.fromArray(S, c, at + 2 * L);
    var c03 = FloatVector.fromArray(S, c, at + 3 * L);
    at += startRow;
    var c10 = FloatVector.fromArray(S, c, at);
    var c11 = FloatVector.fromArray(S, c, at + L);
    var c12 = FloatVector.fromArray(S, c, at + 2 * L);
    var c13 = FloatVector.fromArray(S, c, at + 3 * L);
    at += startRow;
    var c20 = FloatVector.fromArray(S, c, at);
    var c21 = FloatVector.fromArray(S, c, at + L);
    var c22 = FloatVector.fromArray(S, c, at + 2 * L);
    var c23 = FloatVector.fromArray(S, c, at + 3 * L);
    at += startRow;
    var c30 = FloatVector.fromArray(S, c, at);
    var c31 = FloatVector.fromArray(S, c, at + L);
    var c32 = FloatVector.fromArray(S, c, at + 2 * L);
    var c33 = FloatVector.fromArray(S, c, at + 3 * L);
    at += startRow;
    var c40 = FloatVector.fromArray(S, c, at);
    var c41 = FloatVector.fromArray(S, c, at + L);
    var c42 = FloatVector.fromArray(S, c, at + 2 * L);
    var c43 = FloatVector.fromArray(S, c, at + 3 * L);
    at += startRow;
    var c50 = FloatVector.fromArray(S, c, at);
    var c51 = FloatVector.fromArray(S, c, at + L);
    var c52 = FloatVector.fromArray(S, c, at + 2 * L);
    var c53 = FloatVector.fromArray(S, c, at + 3 * L);
    float[] x = a;
    int x0 = aAt;
    int x1 = x0 + aRow;
    int x2 = x1 + aRow;
    int x3 = x2 + aRow;
    int x4 = x3 + aRow;
    int x5 = x4 + aRow;
    float[] y = b;
    int inner = aInner;
    int depth = k;
    int y0 = bAt;
    for (int i = 0; i < depth; i++) {
      int p = y0 + i * 4 * L;
      int q = i * inner;
      var b0 = FloatVector.fromArray(S, y, p);
      var b1 = FloatVector.fromArray(S, y, p + L);
      var b2 = FloatVector.fromArray(S, y, p + 2 * L);
      var b3 = FloatVector.fromArray(S, y, p + 3 * L);
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
    }
    c = out;
    at = outAt;
    c00.intoArray(c, at);
    c01.intoArray(c, at + L);
    c02.intoArray(c, at + 2 * L);
    c03.intoArray(c, at + 3 * L);
    at += outRow;
    c10.intoArray(c, at);
    c11.intoArray(c, at + L);
    c12.intoArray(c, at + 2 * L);
    c13.intoArray(c, at + 3 * L);
    at += outRow;
    c20.intoArray(c, at);
    c21.intoArray(c, at + L);
    c22.intoArray(c, at + 2 * L);
    c23.intoArray(c, at + 3 * L);
    at += outRow;
    c30.intoArray(c, at);
    c31.intoArray(c, at + L);
    c32.intoArray(c, at + 2 * L);
    c33.intoArray(c, at + 3 * L);
    at += outRow;
    c40.intoArray(c, at);
    c41.intoArray(c, at + L);
    c42.intoArray(c, at + 2 * L);
    c43.intoArray(c, at + 3 * L);
    at += outRow;
    c50.intoArray(c, at);
    c51.intoArray(c, at + L);
    c52.intoArray(c, at + 2 * L);
    c53.intoArray(c, at + 3 * L);
  }
}
