package diptych.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.data.GaussianMixture;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DivergenceTest {
  private final double[] even = {0.5, 0.5};
  private final double[] uneven = {0.9, 0.1};
  private final double[] oneSided = {1, 0};

  @Test
  void klIsItsFormulaAndNotSymmetric() {
    assertEquals(0.9 * Math.log(1.8) + 0.1 * Math.log(0.2), Divergence.kl(uneven, even), 1e-12);
    assertEquals(0.5 * Math.log(0.5 / 0.9) + 0.5 * Math.log(5), Divergence.kl(even, uneven), 1e-12);
    assertEquals(Math.log(2), Divergence.kl(oneSided, even), 1e-12);
    assertEquals(Double.POSITIVE_INFINITY, Divergence.kl(even, oneSided));
  }

  @Test
  void jsIsSymmetricAndLiesBetweenZeroAndLnTwo() {
    assertEquals(0, Divergence.js(uneven, uneven));
    assertEquals(Math.log(2), Divergence.js(oneSided, new double[] {0, 1}), 1e-12);
    assertEquals(Divergence.js(even, uneven), Divergence.js(uneven, even), 1e-12);
    double[] middle = {0.7, 0.3};
    assertEquals(
        (Divergence.kl(even, middle) + Divergence.kl(uneven, middle)) / 2,
        Divergence.js(even, uneven),
        1e-12);
  }

  @Test
  void whatIsNoDistributionIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Divergence.kl(even, new double[] {1}));
    assertThrows(
        IllegalArgumentException.class, () -> Divergence.js(even, new double[] {0.5, 0.6}));
    assertThrows(
        IllegalArgumentException.class, () -> Divergence.js(even, new double[] {1.5, -0.5}));
  }

  @Test
  void theCellsOfAGridHoldTheMassOfTheTruth() {
    var normal = GaussianMixture.onLine(new double[] {1}, new double[] {0}, new double[] {1});
    double[] cells = DensityGrid.of(normal, -3, 3, 6).probabilities();
    assertEquals(0.3413447, cells[2], 1e-6, "between -1 and 0: half of the 68.27 % within 1 sigma");
    assertEquals(0.3413447, cells[3], 1e-6);
    assertEquals(0.1359051, cells[1], 1e-6);
    assertEquals(0.0026998, cells[6], 1e-6, "outside 3 sigma");
    assertEquals(1, Arrays.stream(cells).sum(), 1e-12);
  }

  @Test
  void narrowGaussiansDoNotSlipThroughTheGrid() {
    double[] cells =
        DensityGrid.of(GaussianMixture.ring(8, 1, 0.01), -1.5, 1.5, 30).probabilities();
    assertEquals(0, cells[cells.length - 1], 1e-6);
    assertEquals(
        0.125,
        cells[25 * 30 + 14] + cells[25 * 30 + 15] + cells[24 * 30 + 14] + cells[24 * 30 + 15],
        1e-4);
  }

  @Test
  void samplesAreCountedInTheCellTheyLieInOrOutside() {
    var grid = DensityGrid.of(GaussianMixture.grid(2, 2, 0.3), -2, 2, 2);
    double[] shares = grid.shares(Tensor.of(4, 2, -1, -1, -1, 1, 1.5f, 0.5f, 0, 2.5f));
    assertEquals(0.25, shares[0], "(-1, -1)");
    assertEquals(0.5 - 0.25, shares[1], "(-1, 1)");
    assertEquals(0, shares[2]);
    assertEquals(0.25, shares[3], "(1.5, 0.5)");
    assertEquals(0.25, shares[4], "outside");
    assertEquals(1, grid.shares(Tensor.full(1, 2, Float.NaN))[4], "NaN is outside");
    assertEquals(Tensor.rowVector(-1, 1), grid.centres().row(1));
    assertEquals(Tensor.rowVector(1, -1), grid.centres().row(2));
  }

  @Test
  void samplesOfTheTruthReachTheFloorAndOthersDoNot() {
    var truth = GaussianMixture.twoBumps();
    var grid = DensityGrid.of(truth, -5, 5, 100);
    double floor = grid.floor(10_000, new Seed(1));
    int cells = (int) Arrays.stream(grid.probabilities()).filter(p -> p > 1e-4).count();
    assertEquals(cells / 8e4, floor, 0.25 * cells / 8e4, "about (cells - 1) / 8n");
    assertEquals(floor, grid.js(truth.sample(10_000, new Seed(2))), 0.5 * floor);
    var wrong = Tensor.normal(10_000, 1, new Seed(3));
    assertTrue(grid.js(wrong) > 0.05, "js " + grid.js(wrong));
    assertEquals(Math.log(2), grid.js(Tensor.full(10, 1, 99)), 1e-4, "all outside");
  }

  @Test
  void divergencesOfSamplesAreThoseOfTheirShares() {
    var grid = DensityGrid.of(GaussianMixture.twoBumps(), -5, 5, 20);
    var samples = Tensor.normal(500, 1, new Seed(3));
    assertEquals(Divergence.kl(grid.shares(samples), grid.probabilities()), grid.kl(samples));
    assertEquals(Divergence.js(grid.shares(samples), grid.probabilities()), grid.js(samples));
  }

  @Test
  void impossibleGridsAreRefused() {
    var truth = GaussianMixture.twoBumps();
    assertThrows(IllegalArgumentException.class, () -> DensityGrid.of(truth, 1, 1, 10));
    assertThrows(IllegalArgumentException.class, () -> DensityGrid.of(truth, 0, 1, 0));
    var grid = DensityGrid.of(truth, -5, 5, 10);
    var error = assertThrows(IllegalArgumentException.class, () -> grid.js(Tensor.zeros(3, 2)));
    assertTrue(error.getMessage().contains("(3, 2)"), error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> grid.js(Tensor.zeros(0, 1)));
    var cube = GaussianMixture.of(new double[] {1}, Tensor.zeros(1, 3), new double[] {1});
    assertThrows(IllegalArgumentException.class, () -> DensityGrid.of(cube, 0, 1, 2));
  }

  @Test
  void theBestDiscriminatorReachesTheValueOfTheTheorem() {
    var real = GaussianMixture.twoBumps();
    var generated = GaussianMixture.onLine(new double[] {1}, new double[] {0.5}, new double[] {1});
    var best = new OptimalDiscriminator(real, generated);
    double value =
        OptimalDiscriminator.value(
            best.at(real.sample(200_000, new Seed(1))),
            best.at(generated.sample(200_000, new Seed(2))));
    double js =
        Divergence.js(
            DensityGrid.of(real, -8, 8, 4000).probabilities(),
            DensityGrid.of(generated, -8, 8, 4000).probabilities());
    assertEquals(-Math.log(4) + 2 * js, value, 0.003, "within the sampling error");
    double off =
        OptimalDiscriminator.value(
            best.at(real.sample(200_000, new Seed(1))).map(d -> 0.9f * d + 0.05f),
            best.at(generated.sample(200_000, new Seed(2))).map(d -> 0.9f * d + 0.05f));
    assertTrue(off < value, "no other discriminator reaches as much");
  }

  @Test
  void theBestDiscriminatorIsTheShareOfTheRealDensity() {
    var real = GaussianMixture.ring(8, 1, 0.2);
    var generated = GaussianMixture.grid(3, 1, 0.3);
    var best = new OptimalDiscriminator(real, generated);
    var points = Tensor.normal(20, 2, new Seed(1));
    var d = best.at(points);
    for (int i = 0; i < 20; i++) {
      double p = real.density(points.get(i, 0), points.get(i, 1));
      double g = generated.density(points.get(i, 0), points.get(i, 1));
      assertEquals(p / (p + g), d.get(i, 0), 1e-5);
    }
    assertEquals(0.5, new OptimalDiscriminator(real, real).at(points).get(0, 0));
    assertEquals(0, best.at(Tensor.rowVector(90, 90)).item(), "wider tails win far away: no NaN");
    assertThrows(
        IllegalArgumentException.class,
        () -> new OptimalDiscriminator(real, GaussianMixture.twoBumps()));
  }

  @Test
  void theRealShareOfHighQualityIsThatOfThreeSigmas() {
    var ring = GaussianMixture.ring(8, 1, 0.01);
    var coverage = ModeCoverage.of(ring, ring.sample(100_000, new Seed(1)));
    assertEquals(8, coverage.modes());
    assertEquals(1 - Math.exp(-4.5), coverage.highQuality(), 0.001);
    assertEquals(1, coverage.evenness(), 0.001);
  }

  @Test
  void aModeIsCoveredByOneSampleWithinThreeSigmasOfIt() {
    var grid = GaussianMixture.grid(2, 2, 0.1);
    var inside = Tensor.of(2, 2, -1, -1.29f, 1, 1);
    assertEquals(new ModeCoverage(2, 4, 1, 0.5), ModeCoverage.of(grid, inside));
    var outside = Tensor.of(2, 2, -1, -1.31f, 1, 1);
    assertEquals(new ModeCoverage(1, 4, 0.5, 0.25), ModeCoverage.of(grid, outside));
    assertEquals(new ModeCoverage(0, 4, 0, 0), ModeCoverage.of(grid, Tensor.zeros(3, 2)));
    assertEquals(
        "1 of 4 modes, 50.0 % high quality, evenness 0.25",
        ModeCoverage.of(grid, outside).toString());
    assertThrows(IllegalArgumentException.class, () -> ModeCoverage.of(grid, Tensor.zeros(3, 3)));
  }

  @Test
  void aCollapsedModelIsUneven() {
    var ring = GaussianMixture.ring(8, 1, 0.01);
    int[] rows = IntStream.range(0, 100).map(i -> i < 99 ? 0 : 1).toArray();
    var collapsed = ModeCoverage.of(ring, ring.means().take(rows));
    assertEquals(2, collapsed.modes());
    assertTrue(collapsed.evenness() < 0.14, collapsed.toString());
  }
}
