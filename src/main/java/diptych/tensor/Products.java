package diptych.tensor;

import diptych.tensor.engine.Engines;
import diptych.tensor.engine.Product;

/**
 * The matrix products that training needs, written into a tensor that the caller gives.
 *
 * <p>Each element of a product is summed over the inner dimension in ascending order with fused
 * multiply-add, whatever the engine and the number of threads: the same bits everywhere. The output
 * must not be one of the inputs.
 */
public final class Products {
  private Products() {}

  /**
   * Announces products of that width, such as a layer's, so that the engine gets ready for them
   * while the model and its samples are made. Without it the first products take longer.
   */
  public static void expect(int columns) {
    Engines.active().expect(columns);
  }

  /** out = a · b, for a (m, k), b (k, n) and out (m, n). */
  public static void matmul(Tensor a, Tensor b, Tensor out) {
    Shapes.requireInner("matmul", a, b, a.columns(), b.rows());
    Shapes.requireShape("matmul: the output", out, a.rows(), b.columns());
    Shapes.requireApart("matmul", a, out);
    Shapes.requireApart("matmul", b, out);
    multiply(a, a.columns(), 1, b, b.columns(), 1, a.columns(), null, out);
  }

  /** out = a · b + row: every row of the product starts from {@code row}, a (1, n) tensor. */
  public static void matmulPlusRow(Tensor a, Tensor b, Tensor row, Tensor out) {
    Shapes.requireInner("matmul", a, b, a.columns(), b.rows());
    Shapes.requireShape("matmul: the output", out, a.rows(), b.columns());
    Shapes.requireApart("matmul", a, out);
    Shapes.requireApart("matmul", b, out);
    Shapes.requireShape("matmul: the added row", row, 1, b.columns());
    multiply(a, a.columns(), 1, b, b.columns(), 1, a.columns(), row.array(), out);
  }

  /** out = aᵀ · b, for a (k, m), b (k, n) and out (m, n); a is not copied. */
  public static void transposedMatmul(Tensor a, Tensor b, Tensor out) {
    transposedMatmul(a, b, null, out);
  }

  /** out += aᵀ · b, for a (k, m), b (k, n) and out (m, n); a is not copied. */
  public static void addTransposedMatmul(Tensor a, Tensor b, Tensor out) {
    transposedMatmul(a, b, out.array(), out);
  }

  private static void transposedMatmul(Tensor a, Tensor b, float[] start, Tensor out) {
    Shapes.requireInner("transposedMatmul", a, b, a.rows(), b.rows());
    Shapes.requireShape("transposedMatmul: the output", out, a.columns(), b.columns());
    Shapes.requireApart("transposedMatmul", a, out);
    Shapes.requireApart("transposedMatmul", b, out);
    multiply(a, 1, a.columns(), b, b.columns(), 1, a.rows(), start, out);
  }

  /** out = a · bᵀ, for a (m, k), b (n, k) and out (m, n); b is not copied. */
  public static void matmulTransposed(Tensor a, Tensor b, Tensor out) {
    matmulTransposed(a, b, null, out);
  }

  /** out += a · bᵀ, for a (m, k), b (n, k) and out (m, n); b is not copied. */
  public static void addMatmulTransposed(Tensor a, Tensor b, Tensor out) {
    matmulTransposed(a, b, out.array(), out);
  }

  private static void matmulTransposed(Tensor a, Tensor b, float[] start, Tensor out) {
    Shapes.requireInner("matmulTransposed", a, b, a.columns(), b.columns());
    Shapes.requireShape("matmulTransposed: the output", out, a.rows(), b.rows());
    Shapes.requireApart("matmulTransposed", a, out);
    Shapes.requireApart("matmulTransposed", b, out);
    multiply(a, a.columns(), 1, b, 1, b.columns(), a.columns(), start, out);
  }

  private static void multiply(
      Tensor a,
      int aRow,
      int aInner,
      Tensor b,
      int bInner,
      int bColumn,
      int inner,
      float[] start,
      Tensor out) {
    Engines.active()
        .multiply(
            new Product(
                out.rows(),
                out.columns(),
                inner,
                a.array(),
                aRow,
                aInner,
                b.array(),
                bInner,
                bColumn,
                start,
                out.array()));
  }
}
