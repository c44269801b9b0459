package diptych.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReductionsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 15, 16, 63, 64, 65, 100, 4095, 4096, 4097, 10_001, 300_000})
  void sumsFollowTheDocumentedOrder(int size) {
    var x = Tensor.normal(1, size, new Seed(1));
    var y = Tensor.normal(1, size, new Seed(2));
    float[] products = new float[size];
    assertEquals(definition(x.array(), null), Reductions.sum(x));
    assertEquals(definition(x.array(), x.array()), Reductions.sumOfSquares(x));
    assertEquals(definition(x.array(), y.array()), Reductions.sumOfProducts(x, y));
    for (int i = 0; i < size; i++) {
      products[i] = x.array()[i] - y.array()[i];
    }
    assertEquals(definition(products, products), Reductions.sumOfSquaredDifferences(x, y));
  }

  @Test
  void sumsDependOnTheNumbersAndNotOnTheShape() {
    var wide = Tensor.normal(10, 1000, new Seed(3));
    var tall = Tensor.of(1000, 10, wide.array());
    assertEquals(Reductions.sum(wide), Reductions.sum(tall));
    assertEquals(Reductions.sumOfSquares(wide), Reductions.sumOfSquares(tall));
  }

  @Test
  void sumsAreAccurate() {
    var x = Tensor.uniform(1000, 1000, new Seed(4));
    double exact = 0;
    for (float value : x.array()) {
      exact += value;
    }
    assertEquals(exact, Reductions.sum(x), 1e-6 * exact);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 15, 16, 17, 100, 257})
  void columnSumsAddTheRowsInAscendingOrder(int columns) {
    var x = Tensor.normal(131, columns, new Seed(5));
    var expected = Tensor.normal(1, columns, new Seed(6));
    var out = expected.copy();
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < columns; j++) {
        expected.set(0, j, expected.get(0, j) + x.get(i, j));
      }
    }
    Reductions.addColumnSums(x, out);
    assertEquals(expected, out);
  }

  @Test
  void notANumberAndInfinityReachTheSum() {
    var x = Tensor.zeros(70, 100);
    x.set(69, 99, Float.POSITIVE_INFINITY);
    assertEquals(Double.POSITIVE_INFINITY, Reductions.sum(x));
    x.set(3, 3, Float.NaN);
    assertTrue(Double.isNaN(Reductions.sum(x)));
    assertTrue(Double.isNaN(Reductions.sumOfSquares(x)));
    assertTrue(Double.isNaN(Reductions.sumOfSquaredDifferences(x, x)));
    assertTrue(Float.isNaN(x.columnSums().get(0, 3)));
  }

  @Test
  void shapesThatDifferAreRefused() {
    var x = Tensor.zeros(2, 3);
    var y = Tensor.zeros(3, 2);
    assertRefused(
        "sumOfSquaredDifferences: shapes (2, 3) and (3, 2) differ",
        () -> Reductions.sumOfSquaredDifferences(x, y));
    assertRefused(
        "sumOfProducts: shapes (2, 3) and (3, 2) differ", () -> Reductions.sumOfProducts(x, y));
    assertRefused(
        "addColumnSums: the sums: needs shape (1, 3), got (3, 2)",
        () -> Reductions.addColumnSums(x, y));
  }

  /** Σ a (b is null) or Σ a · b in the order that {@link Reductions} documents. */
  private static double definition(float[] a, float[] b) {
    double total = 0;
    for (int block = 0; block < a.length; block += 4096) {
      float[] lanes = new float[64];
      for (int j = block; j < Math.min(block + 4096, a.length); j++) {
        int lane = (j - block) % 64;
        lanes[lane] = b == null ? lanes[lane] + a[j] : Math.fma(a[j], b[j], lanes[lane]);
      }
      total += fold(lanes, 32);
    }
    return total;
  }

  private static float fold(float[] lanes, int half) {
    for (int i = 0; i < half; i++) {
      lanes[i] += lanes[i + half];
    }
    return half == 1 ? lanes[0] : fold(lanes, half / 2);
  }

  private static void assertRefused(String message, Executable operation) {
    var error = assertThrows(IllegalArgumentException.class, operation);
    assertEquals(message, error.getMessage());
  }
}
