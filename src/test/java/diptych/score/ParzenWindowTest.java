package diptych.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParzenWindowTest {

  /** The formula as it is written, every term by itself. */
  private static double direct(Tensor samples, Tensor x, int row, double sigma) {
    int d = x.columns();
    double sum = 0;
    for (int i = 0; i < samples.rows(); i++) {
      double squares = 0;
      for (int j = 0; j < d; j++) {
        squares += Math.pow((double) x.get(row, j) - samples.get(i, j), 2);
      }
      sum +=
          Math.exp(-squares / (2 * sigma * sigma)) / Math.pow(2 * Math.PI * sigma * sigma, d / 2.0);
    }
    return Math.log(sum / samples.rows());
  }

  @Test
  void theDensityIsTheFormulaInEveryBlockOfRows() {
    var samples = Tensor.normal(70, 5, new Seed(1));
    var x = Tensor.normal(600, 5, new Seed(2));
    for (double sigma : new double[] {0.3, 1, 2}) {
      double[] logs = ParzenWindow.of(samples, sigma).logDensities(x);
      assertEquals(600, logs.length);
      for (int i = 0; i < logs.length; i++) {
        assertEquals(direct(samples, x, i, sigma), logs[i], 1e-4, "row " + i);
      }
    }
  }

  @Test
  void oneSampleGivesTheLogOfOneNormalDensity() {
    var window = ParzenWindow.of(Tensor.rowVector(1, 2), 0.5);
    double[] logs = window.logDensities(Tensor.of(2, 2, 1, 2, 1, 3));
    double top = -Math.log(2 * Math.PI * 0.25);
    assertArrayEquals(new double[] {top, top - 2}, logs, 1e-6);
  }

  @Test
  void farAwaySamplesGiveAFiniteNumberInManyDimensions() {
    var window = ParzenWindow.of(Tensor.zeros(3, 784), 0.1);
    // exp(−784 / 0.02) is 0 in a double: only the logarithm can be told
    double expected = -784 / 0.02 - 392 * Math.log(2 * Math.PI * 0.01);
    assertEquals(expected, window.logDensities(Tensor.full(1, 784, 1))[0], 1e-3);
  }

  @Test
  void aLargeOffsetOfAllDataChangesNothing() {
    var samples = Tensor.normal(40, 6, new Seed(3));
    var x = Tensor.normal(20, 6, new Seed(4));
    double[] here = ParzenWindow.of(samples, 0.5).logDensities(x);
    double[] there = ParzenWindow.of(samples.plus(1024), 0.5).logDensities(x.plus(1024));
    assertArrayEquals(here, there, 0.02);
  }

  @Test
  void theScoreIsTheMeanWithItsStandardError() {
    var samples = Tensor.normal(50, 3, new Seed(5));
    var test = Tensor.normal(400, 3, new Seed(6));
    double[] logs = ParzenWindow.of(samples, 0.7).logDensities(test);
    double mean = Arrays.stream(logs).average().orElseThrow();
    double variance = Arrays.stream(logs).map(v -> (v - mean) * (v - mean)).sum() / 399;
    var score = ParzenWindow.of(samples, 0.7).score(test);
    assertEquals(mean, score.mean(), 1e-9);
    assertEquals(Math.sqrt(variance / 400), score.standardError(), 1e-9);
    assertEquals(
        "225.1 ± 2.0 nats (1000 tested, sigma 0.167)",
        new ParzenWindow.Likelihood(225.14, 1.96, 1000, 0.1668).toString());
  }

  @Test
  void theWidthIsTheOneThatMakesTheValidationSetMostLikely() {
    var samples = Tensor.normal(300, 2, new Seed(7));
    var validation = Tensor.normal(300, 2, new Seed(8));
    var chosen = ParzenWindow.fit(samples, validation);
    for (double sigma : ParzenWindow.widths()) {
      double mean = ParzenWindow.of(samples, sigma).score(validation).mean();
      assertTrue(mean <= chosen.score(validation).mean(), "sigma " + sigma);
    }
    // neither end of the range: the choice is a choice
    assertTrue(chosen.sigma() > 0.11 && chosen.sigma() < 0.9, chosen.toString());
    assertEquals(0.3, ParzenWindow.fit(samples, validation, 0.001, 0.3, 20).sigma());
    assertEquals(0.3, ParzenWindow.fit(samples, validation, 20, 0.3).sigma());
  }

  @Test
  void theWidthsAreTenFromATenthToOneInEqualRatios() {
    double[] widths = ParzenWindow.widths();
    assertEquals(10, widths.length);
    assertEquals(0.1, widths[0], 1e-12);
    assertEquals(1, widths[9], 1e-12);
    IntStream.range(1, 10)
        .forEach(i -> assertEquals(1.29155, widths[i] / widths[i - 1], 1e-5, "width " + i));
  }

  @Test
  void theTrueDensityIsApproachedWithManySamples() {
    var test = Tensor.normal(1000, 1, new Seed(9));
    double truth =
        IntStream.range(0, 1000)
            .mapToDouble(i -> -0.5 * Math.pow(test.get(i, 0), 2) - 0.5 * Math.log(2 * Math.PI))
            .average()
            .orElseThrow();
    var window = ParzenWindow.fit(Tensor.normal(20_000, 1, new Seed(10)), test.rows(0, 200));
    assertEquals(truth, window.score(test).mean(), 0.01);
  }

  @Test
  void whatCannotBeScoredIsRefusedWithItsNumbers() {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> ParzenWindow.of(Tensor.zeros(4, 3), 0.1).score(Tensor.zeros(2, 5)));
    assertTrue(error.getMessage().contains("(2, 5) and (4, 3)"), error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> ParzenWindow.of(Tensor.zeros(0, 3), 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> ParzenWindow.of(Tensor.zeros(4, 3), 1).score(Tensor.zeros(0, 3)));
    for (double sigma : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(
          IllegalArgumentException.class, () -> ParzenWindow.of(Tensor.zeros(4, 3), sigma));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> ParzenWindow.fit(Tensor.zeros(4, 3), Tensor.zeros(2, 3), new double[0]));
  }
}
