package diptych.tensor.vector;

import static diptych.tensor.vector.VectorShape.L;
import static diptych.tensor.vector.VectorShape.S;
import static jdk.incubator.vector.FloatVector.broadcast;

import diptych.tensor.engine.Product;
import diptych.tensor.engine.Scratch;
import diptych.tensor.engine.Workers;
import jdk.incubator.vector.FloatVector;

/**
 * The product of a single row and a matrix: a weighted sum of the matrix's rows, read once from
 * front to back, so that packing it would be a waste.
 */
final class VectorRow {

  private VectorRow() {}

  /** Whether the product has one row, and the rows of B are contiguous. */
  static boolean fits(Product p) {
    return p.m() == 1 && p.bColumn() == 1 && p.n() >= L;
  }

  /** Whether the product has one column and the columns of A are contiguous. */
  static boolean turnsFrom(Product p) {
    return p.n() == 1 && p.aRow() == 1 && p.start() == p.out();
  }

  /** The product with one column as one with one row: outᵀ = bᵀ · Aᵀ. */
  static Product turned(Product p) {
    return new Product(
        1, p.m(), p.k(), p.b(), 0, p.bInner(), p.a(), p.aInner(), p.aRow(), p.start(), p.out());
  }

  static void multiply(Product p) {
    Workers.share(p.n(), Workers.grain(4 * L, p.k()), (from, to) -> multiply(p, from, to));
  }

  private static void multiply(Product p, int from, int to) {
    float[] start = p.start() == null ? new float[p.n()] : p.start();
    if (to - from < L) {
      narrow(p, start, from, to);
      return;
    }
    // The last vector may overlap the one before it. It starts from the same numbers and ends with
    // the same bits, so it is computed first, beside the output, and stored last.
    float[] last = Scratch.ofThread().array(Scratch.OUTPUT, L);
    System.arraycopy(start, to - L, last, 0, L);
    one(p.a(), p.aInner(), p.b(), p.bInner(), to - L, p.k(), last, 0);
    int j = from;
    for (; j + 4 * L <= to; j += 4 * L) {
      four(p.a(), p.aInner(), p.b(), p.bInner(), p.k(), start, p.out(), j);
    }
    for (; j + L <= to; j += L) {
      System.arraycopy(start, j, p.out(), j, L);
      one(p.a(), p.aInner(), p.b(), p.bInner(), j, p.k(), p.out(), j);
    }
    System.arraycopy(last, 0, p.out(), to - L, L);
  }

  private static void narrow(Product p, float[] start, int from, int to) {
    for (int j = from; j < to; j++) {
      float sum = start[j];
      for (int k = 0; k < p.k(); k++) {
        sum = Math.fma(p.a()[k * p.aInner()], p.b()[k * p.bInner() + j], sum);
      }
      p.out()[j] = sum;
    }
  }

  static void one(
      float[] a, int aInner, float[] b, int bInner, int column, int depth, float[] out, int j) {
    if (depth == 0) {
      return;
    }
    var sum = FloatVector.fromArray(S, out, j);
    int k = 0;
    do {
      var x = broadcast(S, a[k * aInner]);
      sum = x.fma(FloatVector.fromArray(S, b, k * bInner + column), sum);
      k++;
    } while (k < depth);
    sum.intoArray(out, j);
  }

  static void four(
      float[] a, int aInner, float[] b, int bInner, int depth, float[] start, float[] out, int j) {
    if (depth == 0) {
      return;
    }
    var sum0 = FloatVector.fromArray(S, start, j);
    var sum1 = FloatVector.fromArray(S, start, j + L);
    var sum2 = FloatVector.fromArray(S, start, j + 2 * L);
    var sum3 = FloatVector.fromArray(S, start, j + 3 * L);
    int k = 0;
    do {
      int at = k * bInner + j;
      var x = broadcast(S, a[k * aInner]);
      sum0 = x.fma(FloatVector.fromArray(S, b, at), sum0);
      sum1 = x.fma(FloatVector.fromArray(S, b, at + L), sum1);
      sum2 = x.fma(FloatVector.fromArray(S, b, at + 2 * L), sum2);
      sum3 = x.fma(FloatVector.fromArray(S, b, at + 3 * L), sum3);
      k++;
    } while (k < depth);
    sum0.intoArray(out, j);
    sum1.intoArray(out, j + L);
    sum2.intoArray(out, j + 2 * L);
    sum3.intoArray(out, j + 3 * L);
  }
}
