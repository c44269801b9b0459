package diptych.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantizerTest {

  @Test
  void entropiesAreThoseOfTheTextbooks() {
    assertEquals(0, Quantizer.entropy(7, 7, 7));
    assertEquals(0, Quantizer.entropy());
    assertEquals(2, Quantizer.entropy(4, -1, 3, 9), 1e-12);
    // probabilities 1/2, 1/4, 1/8, 1/8
    assertEquals(1.75, Quantizer.entropy(1, 1, 1, 1, 2, 2, 3, 4), 1e-12);
  }

  @Test
  void aFineQuantiserOfTheNormalDistributionCostsItsDifferentialEntropyLessLogStep() {
    var codes = Tensor.normal(200_000, 1, new Seed(1));
    double expected = Math.log(2 * Math.PI * Math.E) / Math.log(4) - Math.log(0.1) / Math.log(2);
    var quantizer = Quantizer.fit(codes, 0.1);
    assertEquals(expected, quantizer.bitsPerCode(codes), 0.01);
    double error = Distortion.mse(quantizer.quantize(codes), codes);
    assertEquals(0.01 / 12, error, 0.01 / 12 * 0.02, "the variance of a uniform error, step²/12");
  }

  @Test
  void numbersBecomeTheNearestMultipleOfTheStep() {
    var codes = Tensor.of(new float[][] {{0.2f, -3}, {0.3f, 2.6f}, {-0.9f, 0}});
    var expected = Tensor.of(new float[][] {{0, -3}, {0.5f, 2.5f}, {-1, 0}});
    assertEquals(expected, Quantizer.fit(codes, 0.5).quantize(codes).plus(0));
  }

  @Test
  void bitsAreThoseOfTheCountsWithOneAddedToEach() {
    // symbols 0, 0, 0, 1 with one added: 4/6 and 2/6
    var fitted = Quantizer.fit(Tensor.of(4, 1, 0, 0, 0, 1), 1);
    double zero = Math.log(6 / 4.0) / Math.log(2);
    double one = Math.log(6 / 2.0) / Math.log(2);
    assertEquals(zero, fitted.bitsPerCode(Tensor.scalar(0)), 1e-12);
    assertEquals((zero + one) / 2, fitted.bitsPerCode(Tensor.of(2, 1, 0, 1)), 1e-12);
    assertEquals(one, fitted.bitsPerCode(Tensor.scalar(99)), 1e-12, "the nearest symbol inside");
    assertEquals(1, fitted.quantize(Tensor.scalar(99)).item());
  }

  @Test
  void eachNumberOfACodeHasItsOwnTable() {
    var random = Tensor.uniform(1000, 1, new Seed(3));
    var codes = Tensor.zeros(1000, 2);
    IntStream.range(0, 1000).forEach(i -> codes.set(i, 1, random.get(i, 0) * 8 - 0.5f));
    double bits = Quantizer.fit(codes, 1).bitsPerCode(codes);
    assertEquals(3, bits, 0.05, "0 bits for the constant, 3 for eight equal symbols");
  }

  @Test
  void noTableCostsLessThanTheEntropyOfWhatItCodes() {
    for (int seed = 0; seed < 20; seed++) {
      var train = Tensor.normal(300, 1, new Seed(seed));
      var test = Tensor.normal(300, 1, new Seed(1000 + seed));
      var quantizer = Quantizer.fit(train, 0.5);
      int[] symbols =
          IntStream.range(0, 300)
              .map(i -> Math.round(quantizer.quantize(test).get(i, 0) / 0.5f))
              .toArray();
      assertTrue(quantizer.bitsPerCode(test) >= Quantizer.entropy(symbols));
    }
  }

  @Test
  void impossibleStepsAndCodesAreRefused() {
    var codes = Tensor.normal(10, 3, new Seed(1));
    assertThrows(IllegalArgumentException.class, () -> Quantizer.fit(codes, 0));
    assertThrows(IllegalArgumentException.class, () -> Quantizer.fit(codes, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Quantizer.fit(Tensor.zeros(0, 3), 1));
    var tooFine = assertThrows(IllegalArgumentException.class, () -> Quantizer.fit(codes, 1e-9));
    assertTrue(tooFine.getMessage().contains("larger step"), tooFine.getMessage());
    var nan = Tensor.of(2, 1, Float.NaN, 1);
    assertThrows(IllegalArgumentException.class, () -> Quantizer.fit(nan, 1));
    var fitted = Quantizer.fit(codes, 1);
    assertThrows(IllegalArgumentException.class, () -> fitted.bitsPerCode(Tensor.zeros(4, 2)));
    assertThrows(IllegalArgumentException.class, () -> fitted.bitsPerCode(Tensor.zeros(0, 3)));
  }
}
