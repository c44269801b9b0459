package diptych.tensor;

/** Shape checks, and the errors that they raise: the operation, both shapes, and what to do. */
final class Shapes {
  private Shapes() {}

  static String format(int rows, int columns) {
    return "(" + rows + ", " + columns + ")";
  }

  static void requireSize(int rows, int columns) {
    if (rows < 0 || columns < 0 || (long) rows * columns > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a tensor cannot have the shape "
              + format(rows, columns)
              + ": sizes are 0 or more, and at"
              + " most 2^31 - 9 numbers in all");
    }
  }

  static void requireShape(String operation, Tensor actual, int rows, int columns) {
    if (actual.rows() != rows || actual.columns() != columns) {
      throw new IllegalArgumentException(
          "%s: needs shape %s, got %s".formatted(operation, format(rows, columns), actual.shape()));
    }
  }

  static void requireInside(int row, int column, Tensor x) {
    if (row < 0 || row >= x.rows() || column < 0 || column >= x.columns()) {
      throw new IndexOutOfBoundsException(
          "row %d, column %d is outside a %s tensor".formatted(row, column, x.shape()));
    }
  }

  static void requireSame(String operation, Tensor a, Tensor b) {
    if (a.rows() != b.rows() || a.columns() != b.columns()) {
      throw new IllegalArgumentException(
          "%s: shapes %s and %s differ".formatted(operation, a.shape(), b.shape()));
    }
  }

  /** Refuses an output that the operation would overwrite while it still reads it. */
  static void requireApart(String operation, Tensor input, Tensor out) {
    if (input.array() == out.array() && out.size() > 0) {
      throw new IllegalArgumentException(
          "%s: the output must not be one of the inputs; give it a tensor of its own, or a copy()"
              .formatted(operation));
    }
  }

  /** Refuses a product whose inner dimensions differ, and says which transpose would fit. */
  static void requireInner(String operation, Tensor a, Tensor b, int innerA, int innerB) {
    if (innerA == innerB) {
      return;
    }
    String hint = "";
    if (operation.equals("matmul")) {
      if (a.columns() == b.columns()) {
        hint = "; did you mean b.transpose()?";
      } else if (a.rows() == b.rows()) {
        hint = "; did you mean a.transpose()?";
      }
    }
    throw new IllegalArgumentException(
        "%s: %s x %s: inner dimensions %d and %d differ%s"
            .formatted(operation, a.shape(), b.shape(), innerA, innerB, hint));
  }
}
