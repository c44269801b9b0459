package diptych.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.data.GaussianMixture;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import org.junit.jupiter.api.Test;

class TwoSampleTestTest {
  private final GaussianMixture ring = GaussianMixture.ring(8, 1, 0.1);

  @Test
  void samplesOfOneDistributionCannotBeTold() {
    double sum = 0;
    for (int i = 0; i < 5; i++) {
      var test =
          TwoSampleTest.of(
              ring.sample(400, new Seed(i)), ring.sample(400, new Seed(100 + i)), new Seed(i));
      assertTrue(Math.abs(test.z()) < 4, test.toString());
      sum += test.z() / 5;
    }
    assertEquals(0, sum, 4 / Math.sqrt(5));
  }

  @Test
  void samplesThatLieElsewhereAreAllTold() {
    var test =
        TwoSampleTest.of(
            ring.sample(200, new Seed(1)), ring.sample(300, new Seed(2)).plus(9), new Seed(3));
    assertEquals(new TwoSampleTest(1, 200), test);
    assertEquals("told right 100.0 % of 200 samples (chance 50 %, z 14.1)", test.toString());
  }

  @Test
  void aSingleModeOfEightGivesItselfAway() {
    var collapsed = GaussianMixture.onLine(new double[] {1}, new double[] {1}, new double[] {0.1});
    var line = collapsed.sample(400, new Seed(1));
    var fakes = line.matmul(Tensor.rowVector(1, 0));
    var test = TwoSampleTest.of(ring.sample(400, new Seed(2)), fakes, new Seed(3));
    assertTrue(test.accuracy() > 0.85, test.toString());
    assertTrue(test.z() > 10, test.toString());
  }

  @Test
  void tooFewSamplesAndUnlikeOnesAreRefused() {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> TwoSampleTest.of(Tensor.zeros(3, 2), Tensor.zeros(9, 2), new Seed(1)));
    assertTrue(error.getMessage().contains("(3, 2)"), error.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> TwoSampleTest.of(Tensor.zeros(9, 2), Tensor.zeros(9, 3), new Seed(1)));
  }
}
