package diptych.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class RateDistortionTest {
  private final RateDistortion curve = new RateDistortion();

  RateDistortionTest() {
    curve.add("dearer, no better", 0.9, 0.001);
    curve.add("large", 0.8, 0.001);
    curve.add("beaten", 0.5, 0.02);
    curve.add("small", 0.2, 0.1);
    curve.add("same rate, worse", 0.4, 0.05);
    curve.add("middle", 0.4, 0.01);
    curve.add("beaten by a mixture of small and middle", 0.3, 0.06);
  }

  @Test
  void onlySettingsThatNothingBeatsAreOnTheFrontier() {
    assertEquals(
        List.of("small", "middle", "large"),
        curve.frontier().stream().map(RateDistortion.Point::setting).toList());
    assertArrayEquals(new double[] {0.2, 0.4, 0.8}, curve.bitsPerPixel());
    assertArrayEquals(new double[] {10, 20, 30}, curve.psnr(), 1e-9);
  }

  @Test
  void aPointThatSpoilsTheHullIsTakenBackHoweverManyCameBefore() {
    var steep = new RateDistortion();
    steep.add("a", 0.1, 0.1);
    steep.add("b", 0.2, 0.095);
    steep.add("c", 0.3, 0.088);
    steep.add("d", 0.4, 0.001);
    assertEquals(
        List.of("a", "d"), steep.frontier().stream().map(RateDistortion.Point::setting).toList());
  }

  @Test
  void betweenSettingsTheErrorIsThatOfTheirMixture() {
    assertEquals(10, curve.psnrAt(0.2), 1e-9);
    assertEquals(Distortion.psnr(0.055), curve.psnrAt(0.3), 1e-9);
    assertEquals(Distortion.psnr(0.00325), curve.psnrAt(0.7), 1e-9);
  }

  @Test
  void ratesOutsideTheMeasuredOnesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> curve.psnrAt(0.1));
    assertThrows(IllegalArgumentException.class, () -> curve.psnrAt(0.9));
    assertThrows(IllegalArgumentException.class, () -> new RateDistortion().psnrAt(0.1));
    assertThrows(IllegalArgumentException.class, () -> curve.add("negative", -1, 0.1));
    assertThrows(IllegalArgumentException.class, () -> curve.add("nan", 1, Double.NaN));
  }
}
