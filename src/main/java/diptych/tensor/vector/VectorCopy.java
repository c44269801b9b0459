package diptych.tensor.vector;

import static diptych.tensor.vector.VectorShape.L;
import static diptych.tensor.vector.VectorShape.S;
import static diptych.tensor.vector.VectorTile.ROWS;

import jdk.incubator.vector.FloatVector;

/** Copies of A and B in the order in which the tiles read them. */
final class VectorCopy {
  private VectorCopy() {}

  /**
   * Copies a panel of B: for each k its numbers of {@code columns} columns, side by side, in rows
   * of whole vectors; what fills the last vector is left as it is, since its sums are thrown away.
   */
  static void panel(
      float[] b, int at, int inner, int column, int columns, int depth, float[] out, int to) {
    int row = VectorProduct.roundUp(columns);
    if (column == 1) {
      rows(b, at, inner, depth, columns, out, to, row);
      return;
    }
    int j = 0;
    for (; inner == 1 && j + 8 <= columns; j += 8) {
      eightColumns(b, at + j * column, column, depth, out, to + j, row);
    }
    for (; j < columns; j++) {
      for (int k = 0; k < depth; k++) {
        out[to + k * row + j] = b[at + j * column + k * inner];
      }
    }
  }

  /**
   * Copies {@code count} rows of {@code columns} numbers. Rows this short cost more to hand to
   * {@code System.arraycopy} than to copy: the last vector of a row overlaps the one before it.
   */
  static void rows(
      float[] from, int at, int row, int count, int columns, float[] out, int to, int outRow) {
    if (columns < L) {
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < columns; j++) {
          out[to + i * outRow + j] = from[at + i * row + j];
        }
      }
      return;
    }
    int last = columns - L;
    for (int i = 0; i < count; i++) {
      int source = at + i * row;
      int target = to + i * outRow;
      for (int j = 0; j < last; j += L) {
        FloatVector.fromArray(S, from, source + j).intoArray(out, target + j);
      }
      FloatVector.fromArray(S, from, source + last).intoArray(out, target + last);
    }
  }

  /** Eight columns at a time, so that what is written lies side by side. */
  private static void eightColumns(
      float[] b, int b0, int column, int depth, float[] out, int to, int row) {
    int b1 = b0 + column;
    int b2 = b1 + column;
    int b3 = b2 + column;
    int b4 = b3 + column;
    int b5 = b4 + column;
    int b6 = b5 + column;
    int b7 = b6 + column;
    for (int k = 0; k < depth; k++) {
      int at = to + k * row;
      out[at] = b[b0 + k];
      out[at + 1] = b[b1 + k];
      out[at + 2] = b[b2 + k];
      out[at + 3] = b[b3 + k];
      out[at + 4] = b[b4 + k];
      out[at + 5] = b[b5 + k];
      out[at + 6] = b[b6 + k];
      out[at + 7] = b[b7 + k];
    }
  }

  /** Copies a band of A: for each k its numbers of six rows; rows that do not exist are zero. */
  static void band(
      float[] a, int at, int row, int inner, int rows, int depth, float[] out, int to) {
    if (rows == ROWS) {
      sixRows(a, at, row, inner, depth, out, to);
      return;
    }
    for (int k = 0; k < depth; k++) {
      for (int i = 0; i < ROWS; i++) {
        out[to + k * ROWS + i] = i < rows ? a[at + i * row + k * inner] : 0;
      }
    }
  }

  private static void sixRows(
      float[] a, int at, int row, int inner, int depth, float[] out, int to) {
    for (int k = 0; k < depth; k++) {
      int from = at + k * inner;
      int target = to + k * ROWS;
      out[target] = a[from];
      out[target + 1] = a[from + row];
      out[target + 2] = a[from + 2 * row];
      out[target + 3] = a[from + 3 * row];
      out[target + 4] = a[from + 4 * row];
      out[target + 5] = a[from + 5 * row];
    }
  }
}
