package diptych.tensor.vector;

import static diptych.tensor.vector.VectorShape.L;
import static diptych.tensor.vector.VectorShape.S;
import static diptych.tensor.vector.VectorTile.ROWS;

import jdk.incubator.vector.FloatVector;

/** Copies of A and B in the order in which the tiles read them. */
final class VectorCopy {
  private VectorCopy() {}

  /**
   * Copies {@code count} rows of whole vectors: {@code whole} numbers side by side and, after them,
   * the vector that is {@code last} numbers from the row's beginning. Rows this short cost more to
   * hand to {@code System.arraycopy} than to copy.
   */
  static void rows(
      float[] from, int at, int row, int count, int whole, int last, float[] out, int to) {
    if (count == 0) {
      return;
    }
    int outRow = whole + L;
    for (int i = 0; i < count; i++) {
      int source = at + i * row;
      int target = to + i * outRow;
      for (int j = 0; j < whole; j += L) {
        FloatVector.fromArray(S, from, source + j).intoArray(out, target + j);
      }
      FloatVector.fromArray(S, from, source + last).intoArray(out, target + whole);
    }
  }

  /**
   * Copies {@code columns} columns of {@code count} rows each: element (i, j) is {@code from[at + i
   * * row + j * column]}, and goes to {@code out[to + i * outRow + j]}.
   */
  static void columns(
      float[] from,
      int at,
      int row,
      int column,
      int columns,
      int count,
      float[] out,
      int to,
      int outRow) {
    int j = 0;
    for (; row == 1 && j + 8 <= columns; j += 8) {
      eightColumns(from, at + j * column, column, count, out, to + j, outRow);
    }
    for (; j < columns; j++) {
      for (int i = 0; i < count; i++) {
        out[to + i * outRow + j] = from[at + i * row + j * column];
      }
    }
  }

  /** Eight columns at a time, so that what is written lies side by side. */
  private static void eightColumns(
      float[] from, int from0, int column, int count, float[] out, int to, int outRow) {
    int from1 = from0 + column;
    int from2 = from1 + column;
    int from3 = from2 + column;
    int from4 = from3 + column;
    int from5 = from4 + column;
    int from6 = from5 + column;
    int from7 = from6 + column;
    for (int i = 0; i < count; i++) {
      int at = to + i * outRow;
      out[at] = from[from0 + i];
      out[at + 1] = from[from1 + i];
      out[at + 2] = from[from2 + i];
      out[at + 3] = from[from3 + i];
      out[at + 4] = from[from4 + i];
      out[at + 5] = from[from5 + i];
      out[at + 6] = from[from6 + i];
      out[at + 7] = from[from7 + i];
    }
  }

  /** Copies a band of A: for each step the numbers of its rows, side by side; six at most. */
  static void band(
      float[] a, int at, int row, int inner, int rows, int depth, float[] out, int to) {
    if (rows == ROWS) {
      sixRows(a, at, row, inner, depth, out, to);
      return;
    }
    for (int k = 0; k < depth; k++) {
      for (int i = 0; i < rows; i++) {
        out[to + k * ROWS + i] = a[at + i * row + k * inner];
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
