package diptych.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProductsTest {
  /** m, n, k: below, at and above every tile, panel and block edge, and both thin shapes. */
  static Stream<Arguments> sizes() {
    return Stream.of(
            new int[][] {
              {1, 1, 1},
              {1, 1, 17},
              {2, 3, 5},
              {6, 64, 7},
              {7, 65, 400},
              {5, 63, 401},
              {13, 31, 97},
              {12, 128, 3},
              {61, 1, 50},
              {1, 61, 50},
              {33, 2, 129},
              {19, 15, 33},
              {9, 74, 130},
              {7, 130, 40},
              {4, 2050, 3},
              {5, 100, 1030},
              {97, 101, 1},
              {131, 67, 801},
              {257, 190, 65},
              {1000, 50, 100},
              {0, 3, 4},
              {3, 0, 4},
              {3, 4, 0},
            })
        .map(size -> Arguments.of(size[0], size[1], size[2]));
  }

  @ParameterizedTest(name = "({0}, {2}) x ({2}, {1})")
  @MethodSource("sizes")
  void aProductSumsInAscendingOrderWithFusedMultiplyAdd(int m, int n, int k) {
    var a = Tensor.normal(m, k, new Seed(1));
    var b = Tensor.normal(k, n, new Seed(2));
    var out = Tensor.full(m, n, Float.NaN);
    Products.matmul(a, b, out);
    assertEquals(definition(a, b, Tensor.zeros(m, n)), out);
    assertEquals(out, a.matmul(b));
  }

  @ParameterizedTest(name = "({0}, {2}) x ({2}, {1})")
  @MethodSource("sizes")
  void theAddedRowIsWhereEverySumStarts(int m, int n, int k) {
    var a = Tensor.normal(m, k, new Seed(3));
    var b = Tensor.normal(k, n, new Seed(4));
    var row = Tensor.normal(1, n, new Seed(5));
    var out = Tensor.full(m, n, Float.NaN);
    Products.matmulPlusRow(a, b, row, out);
    assertEquals(definition(a, b, Tensor.zeros(m, n).plus(row)), out);
  }

  @ParameterizedTest(name = "({2}, {0})T x ({2}, {1})")
  @MethodSource("sizes")
  void aTransposedLeftSideGivesTheBitsOfTheTransposedTensor(int m, int n, int k) {
    var a = Tensor.normal(k, m, new Seed(6));
    var b = Tensor.normal(k, n, new Seed(7));
    var start = Tensor.normal(m, n, new Seed(8));
    var out = start.copy();
    Products.addTransposedMatmul(a, b, out);
    assertEquals(definition(a.transpose(), b, start), out);
  }

  @ParameterizedTest(name = "({0}, {2}) x ({1}, {2})T")
  @MethodSource("sizes")
  void aTransposedRightSideGivesTheBitsOfTheTransposedTensor(int m, int n, int k) {
    var a = Tensor.normal(m, k, new Seed(9));
    var b = Tensor.normal(n, k, new Seed(10));
    var start = Tensor.normal(m, n, new Seed(11));
    var out = start.copy();
    Products.addMatmulTransposed(a, b, out);
    assertEquals(definition(a, b.transpose(), start), out);
  }

  @Test
  void notANumberAndInfinityAreNotLost() {
    var a = Tensor.of(1, 2, 0, 1);
    var b = Tensor.of(2, 2, Float.NaN, Float.POSITIVE_INFINITY, 1, 2);
    assertEquals(Tensor.of(1, 2, Float.NaN, Float.NaN), a.matmul(b));
  }

  @Test
  void innerDimensionsThatDifferAreNamedWithBothShapesAndAHint() {
    assertRefused(
        "matmul: (4, 3) x (5, 3): inner dimensions 3 and 5 differ; did you mean b.transpose()?",
        () -> Tensor.zeros(4, 3).matmul(Tensor.zeros(5, 3)));
    assertRefused(
        "matmul: (5, 3) x (5, 2): inner dimensions 3 and 5 differ; did you mean a.transpose()?",
        () -> Tensor.zeros(5, 3).matmul(Tensor.zeros(5, 2)));
    assertRefused(
        "matmul: (5, 3) x (4, 2): inner dimensions 3 and 4 differ",
        () -> Tensor.zeros(5, 3).matmul(Tensor.zeros(4, 2)));
    var out = Tensor.zeros(3, 2);
    assertRefused(
        "transposedMatmul: (4, 3) x (5, 2): inner dimensions 4 and 5 differ",
        () -> Products.addTransposedMatmul(Tensor.zeros(4, 3), Tensor.zeros(5, 2), out));
    assertRefused(
        "matmulTransposed: (3, 4) x (2, 5): inner dimensions 4 and 5 differ",
        () -> Products.addMatmulTransposed(Tensor.zeros(3, 4), Tensor.zeros(2, 5), out));
  }

  @Test
  void anOutputOfAnotherShapeIsRefused() {
    var a = Tensor.zeros(3, 4);
    var b = Tensor.zeros(4, 2);
    var wrong = Tensor.zeros(2, 3);
    assertRefused(
        "matmul: the output: needs shape (3, 2), got (2, 3)", () -> Products.matmul(a, b, wrong));
    assertRefused(
        "matmul: the output: needs shape (3, 2), got (2, 3)",
        () -> Products.matmulPlusRow(a, b, Tensor.zeros(1, 2), wrong));
    assertRefused(
        "matmul: the added row: needs shape (1, 2), got (2, 1)",
        () -> Products.matmulPlusRow(a, b, Tensor.zeros(2, 1), Tensor.zeros(3, 2)));
    assertRefused(
        "transposedMatmul: the output: needs shape (3, 2), got (2, 3)",
        () -> Products.addTransposedMatmul(a.transpose(), b, wrong));
    assertRefused(
        "matmulTransposed: the output: needs shape (3, 2), got (2, 3)",
        () -> Products.addMatmulTransposed(a, b.transpose(), wrong));
  }

  @Test
  void anOutputThatIsAnInputIsRefusedAndLeftAlone() {
    var a = Tensor.full(2, 2, 3);
    var b = Tensor.full(2, 2, 4);
    assertRefused(
        "matmul: the output must not be one of the inputs; give it a tensor of its own, or a"
            + " copy()",
        () -> Products.matmul(a, b, b));
    assertThrows(IllegalArgumentException.class, () -> Products.matmulPlusRow(a, b, a.row(0), a));
    assertThrows(IllegalArgumentException.class, () -> Products.addTransposedMatmul(a, b, a));
    assertThrows(IllegalArgumentException.class, () -> Products.addMatmulTransposed(a, b, b));
    assertEquals(Tensor.full(2, 2, 3), a);
    assertEquals(Tensor.full(2, 2, 4), b);
  }

  /** What the class promises, written as the formula: start + Σₖ a[i, k] b[k, j], k ascending. */
  private static Tensor definition(Tensor a, Tensor b, Tensor start) {
    var out = start.copy();
    for (int i = 0; i < out.rows(); i++) {
      for (int j = 0; j < out.columns(); j++) {
        for (int k = 0; k < a.columns(); k++) {
          out.set(i, j, Math.fma(a.get(i, k), b.get(k, j), out.get(i, j)));
        }
      }
    }
    return out;
  }

  private static void assertRefused(String message, Executable operation) {
    var error = assertThrows(IllegalArgumentException.class, operation);
    assertEquals(message, error.getMessage());
  }
}
