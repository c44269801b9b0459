package diptych.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/**
 * The numbers of the tensor room, to the bit. Stored notebook outputs depend on them: a change here
 * changes the course.
 */
class GoldenBitsTest {
  @Test
  void functions() {
    assertEquals("cc0dcccb", hash(every(Functions::exp)));
    assertEquals("ece8358a", hash(every(Functions::log)));
    assertEquals("a8542a9e", hash(every(Functions::tanh)));
    assertEquals("ed039e50", hash(every(Functions::sigmoid)));
    assertEquals("155d52fc", hash(every(Functions::softplus)));
  }

  @Test
  void randomNumbers() {
    assertEquals("190ff9af", hash(Tensor.uniform(1000, 100, new Seed(1))));
    assertEquals("a97aa3ad", hash(Tensor.normal(1000, 100, new Seed(1))));
    var stream = new Seed(1).child(2).stream();
    var mixed = Tensor.zeros(1, 10_000);
    for (int i = 0; i < mixed.size(); i++) {
      mixed.array()[i] =
          switch (i % 4) {
            case 0 -> stream.nextUniform(-2, 3);
            case 1 -> stream.nextNormal();
            case 2 -> stream.nextInt(1000);
            default -> stream.nextLong() >> 40;
          };
    }
    assertEquals("ba7ff1ec", hash(mixed));
    assertEquals("[9, 8, 4, 7, 5, 1, 2, 0, 6, 3]", Arrays.toString(stream.permutation(10)));
  }

  @Test
  void products() {
    var a = Tensor.normal(61, 403, new Seed(1));
    var b = Tensor.normal(403, 135, new Seed(2));
    var out = Tensor.normal(61, 135, new Seed(3));
    assertEquals("5c73b08f", hash(a.matmul(b)));
    Products.addTransposedMatmul(a.transpose(), b, out);
    Products.addMatmulTransposed(a, b.transpose(), out);
    assertEquals("69fde19a", hash(out));
    Products.matmulPlusRow(a, b, Tensor.normal(1, 135, new Seed(4)), out);
    assertEquals("06d012b3", hash(out));
  }

  @Test
  void sums() {
    var x = Tensor.normal(301, 101, new Seed(1));
    var y = Tensor.uniform(301, 101, new Seed(2));
    assertEquals("0x1.e613cp3", Double.toHexString(Reductions.sum(x)));
    assertEquals("0x1.d65525cp14", Double.toHexString(Reductions.sumOfSquares(x)));
    assertEquals("0x1.464653cp6", Double.toHexString(Reductions.sumOfProducts(x, y)));
    assertEquals("0x1.391f416p15", Double.toHexString(Reductions.sumOfSquaredDifferences(x, y)));
    assertEquals("b3f2d7b9", hash(x.columnSums()));
  }

  @Test
  void aHundredStepsOfAdam() {
    var theta = Tensor.normal(50, 100, new Seed(1));
    var mean = Tensor.zeros(50, 100);
    var square = Tensor.zeros(50, 100);
    var gradient = Tensor.zeros(50, 100);
    for (int step = 0; step < 100; step++) {
      Elementwise.tanh(theta, gradient);
      Elementwise.adam(theta, gradient, mean, square, 0.9, 0.999, 0.01f, 1e-7f);
    }
    assertEquals("f53d978b", hash(theta));
  }

  private static Tensor every(Elementwise.Function function) {
    var x = Tensor.zeros(1, 1 << 18);
    for (int i = 0; i < x.size(); i++) {
      x.array()[i] = Float.intBitsToFloat((i << 14) | (i & 0x3fff));
    }
    return x.map(function);
  }

  private static String hash(Tensor tensor) {
    var sum = new CRC32C();
    for (float value : tensor.array()) {
      int bits = Float.floatToIntBits(value);
      for (int shift = 0; shift < 32; shift += 8) {
        sum.update(bits >> shift);
      }
    }
    return "%08x".formatted(sum.getValue());
  }
}
