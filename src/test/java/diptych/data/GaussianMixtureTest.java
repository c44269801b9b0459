package diptych.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import org.junit.jupiter.api.Test;

class GaussianMixtureTest {

  private static GaussianMixture onLine(double weight, double mean, double deviation) {
    return GaussianMixture.onLine(
        new double[] {weight}, new double[] {mean}, new double[] {deviation});
  }

  @Test
  void theDensityIsTheFormulas() {
    // 1 / sqrt(2 pi) = 0.3989423, e^(-1/2) = 0.6065307
    assertEquals(0.3989423, onLine(1, 0, 1).density(0), 1e-6);
    assertEquals(0.3989423 * 0.6065307 / 2, onLine(3, 5, 2).density(7), 1e-6);
    // 2-D, one Gaussian: 1 / (2 pi s^2) = 0.1591549 / 0.25
    var disc = GaussianMixture.of(new double[] {1}, Tensor.rowVector(1, 2), new double[] {0.5});
    assertEquals(0.1591549 / 0.25, disc.density(1, 2), 1e-5);
    // half a standard deviation off in each direction: e^(-1/4) = 0.7788008
    assertEquals(0.1591549 / 0.25 * 0.7788008, disc.density(1.25, 1.75), 1e-5);
    // 0.4 N(-1.5; 0.5) at its mean, and what N(1; 0.7) adds: e^(-(2.5/0.7)^2 / 2) = 0.0016997
    assertEquals(
        0.3989423 * (0.4 / 0.5 + 0.6 / 0.7 * 0.0016997),
        GaussianMixture.twoBumps().density(-1.5),
        1e-6);
  }

  @Test
  void densitiesAddUpToOne() {
    double line = 0;
    for (int i = -800; i <= 800; i++) {
      line += GaussianMixture.twoBumps().density(i / 100.0) / 100;
    }
    assertEquals(1, line, 1e-5);
    var ring = GaussianMixture.ring(8, 2, 0.2);
    double plane = 0;
    for (int i = -80; i <= 80; i++) {
      for (int j = -80; j <= 80; j++) {
        plane += ring.density(i / 20.0, j / 20.0) / 400;
      }
    }
    assertEquals(1, plane, 1e-5);
  }

  @Test
  void theDensityOfATensorIsThatOfItsRows() {
    var ring = GaussianMixture.ring(8, 1, 0.3);
    var points = Tensor.uniform(20, 2, new Seed(1));
    var densities = ring.density(points);
    assertEquals("(20, 1)", densities.shape());
    for (int i = 0; i < 20; i++) {
      assertEquals(ring.density(points.get(i, 0), points.get(i, 1)), densities.get(i, 0));
    }
  }

  /** Each bin's share of 200,000 samples against the density: five standard errors. */
  @Test
  void samplesFollowTheDensity() {
    int n = 200_000;
    var bumps = GaussianMixture.twoBumps();
    int[] counts = new int[80];
    for (float x : bumps.sample(n, new Seed(3)).array()) {
      int bin = (int) Math.floor((x + 4) * 10);
      if (bin >= 0 && bin < 80) {
        counts[bin]++;
      }
    }
    for (int bin = 0; bin < 80; bin++) {
      double expected = 0;
      for (int i = 0; i < 10; i++) {
        expected += bumps.density(-4 + bin / 10.0 + (i + 0.5) / 100) / 100;
      }
      assertEquals(
          expected * n, counts[bin], 5 * Math.sqrt(expected * n) + 2, "bin " + bin + " of 80");
    }
  }

  @Test
  void samplesOfTheGridSitEvenlyAtItsPoints() {
    var grid = GaussianMixture.grid(5, 2, 0.05);
    assertEquals(25, grid.modes());
    int[] counts = new int[25];
    double squares = 0;
    float[] samples = grid.sample(25_000, new Seed(4)).array();
    for (int i = 0; i < samples.length; i += 2) {
      long column = Math.round(samples[i] / 2);
      long row = Math.round(samples[i + 1] / 2);
      counts[(int) (5 * (row + 2) + column + 2)]++;
      squares += Math.pow(samples[i] - 2 * column, 2) + Math.pow(samples[i + 1] - 2 * row, 2);
    }
    for (int count : counts) {
      assertEquals(1000, count, 5 * Math.sqrt(1000));
    }
    assertEquals(0.05, Math.sqrt(squares / samples.length), 0.001);
  }

  @Test
  void theRingStartsOnTheRightAndTurnsAroundZero() {
    var means = GaussianMixture.ring(4, 3, 0.1).means();
    var expected = Tensor.of(4, 2, 3, 0, 0, 3, -3, 0, 0, -3);
    assertEquals(0, means.minus(expected).norm(), 1e-6);
    assertEquals(
        Tensor.of(4, 2, -1, -1, 1, -1, -1, 1, 1, 1), GaussianMixture.grid(2, 2, 0.1).means());
  }

  @Test
  void weightsAreScaledToOne() {
    var mixture =
        GaussianMixture.onLine(new double[] {1, 3}, new double[] {0, 5}, new double[] {1, 2});
    assertEquals(0.25, mixture.weight(0));
    assertEquals(0.75, mixture.weight(1));
    assertEquals(2, mixture.deviation(1));
    assertEquals(1, mixture.dimensions());
    assertEquals("mixture of 2 Gaussians in 1 dimension", mixture.toString());
    assertEquals("mixture of 8 Gaussians in 2 dimensions", "" + GaussianMixture.ring(8, 1, 1));
  }

  @Test
  void equalSeedsGiveEqualSamples() {
    var ring = GaussianMixture.ring(8, 1, 0.1);
    assertEquals(ring.sample(50, new Seed(1)), ring.sample(50, new Seed(1)));
    assertNotEquals(ring.sample(50, new Seed(1)), ring.sample(50, new Seed(2)));
  }

  @Test
  void aMixtureIsItsOwn() {
    var means = Tensor.rowVector(1, 2);
    var mixture = GaussianMixture.of(new double[] {1}, means, new double[] {1});
    means.set(0, 0, 9);
    mixture.means().set(0, 1, 9);
    assertEquals(Tensor.rowVector(1, 2), mixture.means());
  }

  @Test
  void wrongNumbersAreRefused() {
    assertRefused("a weight must be positive, got 0.0", () -> onLine(0, 0, 1));
    assertRefused("a weight must be positive, got NaN", () -> onLine(Double.NaN, 0, 1));
    assertRefused("a standard deviation must be positive, got -1.0", () -> onLine(1, 0, -1));
    assertRefused("the means must be finite, got Infinity", () -> onLine(1, 1 / 0.0, 1));
    assertRefused(
        "a mixture needs a weight, a mean and a standard deviation for each Gaussian; got 2, 1, 1",
        () -> GaussianMixture.onLine(new double[2], new double[1], new double[1]));
    assertRefused(
        "a mixture needs a weight, a mean and a standard deviation for each Gaussian; got 0, 0, 0",
        () -> GaussianMixture.of(new double[0], Tensor.zeros(0, 2), new double[0]));
    assertRefused("a ring needs at least one Gaussian, got 0", () -> GaussianMixture.ring(0, 1, 1));
    assertRefused(
        "a grid needs at least one Gaussian, got -2", () -> GaussianMixture.grid(-2, 1, 1));
    assertRefused(
        "density: needs 2 coordinates, got 1", () -> GaussianMixture.ring(8, 1, 1).density(0));
    assertRefused(
        "density: needs 1 coordinates, got 3",
        () -> GaussianMixture.twoBumps().density(Tensor.zeros(2, 3)));
  }

  private static void assertRefused(
      String message, org.junit.jupiter.api.function.Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
