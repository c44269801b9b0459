package diptych.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.data.Digits;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemorizationTest {
  private final Tensor training = Digits.generate(800, new Seed(1)).pixels();
  private final Tensor heldOut = Digits.generate(200, new Seed(2)).pixels();

  private static Tensor blurred(Tensor images) {
    // the mean of each image and its neighbour's shift by one pixel
    var shifted = Tensor.zeros(images.rows(), images.columns());
    System.arraycopy(images.array(), 0, shifted.array(), 1, images.size() - 1);
    return images.plus(shifted).times(0.5f);
  }

  @Test
  void theNearestSampleIsFoundAmongAll() {
    var points = Tensor.of(3, 2, 0, 0, 10, 0, 0, 10);
    var found = Neighbours.of(Tensor.of(4, 2, 9, 1, 1, 2, 10, 0, -3, 7), points);
    assertArrayEquals(new int[] {1, 0, 1, 2}, found.indices());
    assertArrayEquals(
        new double[] {Math.sqrt(2), Math.sqrt(5), 0, Math.sqrt(18)}, found.distances(), 1e-9);
  }

  @Test
  void theNearestIsTheOneThatAPlainSearchFinds() {
    var found = Neighbours.of(heldOut, training);
    for (int i = 0; i < heldOut.rows(); i += 7) {
      var sample = heldOut.row(i);
      double smallest =
          IntStream.range(0, training.rows())
              .mapToDouble(j -> training.row(j).minus(sample).norm())
              .min()
              .orElseThrow();
      assertEquals(smallest, found.distances()[i], 1e-4, "sample " + i);
      assertEquals(smallest, training.row(found.indices()[i]).minus(sample).norm(), 1e-4);
    }
  }

  @Test
  void aCopyingGeneratorFailsAndSoDoesOneThatHidesItsCopiesUnderNoise() {
    var copies = training.take(IntStream.range(0, 400).map(i -> 2 * i).toArray());
    var test = Memorization.of(copies, training, heldOut);
    assertEquals(1, test.share());
    assertEquals(1, test.copied(), 1e-9);
    assertEquals(0, test.distance());
    assertTrue(test.z() > 9, test.toString());
    var noisy = copies.plus(Tensor.normal(400, 784, new Seed(3)).times(0.1f));
    var hidden = Memorization.of(noisy, training, heldOut);
    assertTrue(hidden.copied() > 0.95, hidden.toString());
    var blurredCopies = Memorization.of(blurred(copies), training, heldOut);
    assertTrue(blurredCopies.copied() > 0.9, blurredCopies.toString());
  }

  @Test
  void aGeneratorThatCopiesAThirdOfTheTimeIsEstimatedSo() {
    var fresh = Digits.generate(400, new Seed(4)).pixels();
    var mixed = Tensor.stack(training.rows(0, 200), fresh);
    var test = Memorization.of(mixed, training, heldOut);
    assertEquals(1 / 3.0, test.copied(), 0.15, test.toString());
    assertTrue(test.z() > 3, test.toString());
  }

  @Test
  void freshRealImagesPassSharpOrBlurred() {
    var fresh = Digits.generate(600, new Seed(5)).pixels();
    var sharp = Memorization.of(fresh, training, heldOut);
    assertEquals(0.8, sharp.expected(), 1e-12);
    assertTrue(Math.abs(sharp.z()) < 3.5, sharp.toString());
    assertEquals(sharp.heldOutDistance(), sharp.distance(), 0.4);
    // half way to the mean image: nearer to everything, and still no copies
    var soft = Memorization.of(fresh.plus(fresh.columnMeans()).times(0.5f), training, heldOut);
    assertTrue(soft.distance() < sharp.distance() - 0.1, soft.toString());
    assertTrue(Math.abs(soft.z()) < 3.5, soft.toString());
  }

  @Test
  void tiesAndMediansAreCountedHalfAndHalf() {
    var line = Tensor.of(4, 1, 1, 2, 4, 9);
    var test = Memorization.of(line, Tensor.of(1, 1, 0), Tensor.of(1, 1, 4));
    // 1 is nearer to 0, 2 is as near to both, 4 and 9 are nearer to 4
    assertEquals(1.5 / 4, test.share());
    assertEquals(0.5, test.expected());
    assertEquals(3, test.distance());
    assertEquals(4, test.heldOutDistance());
    assertEquals(-0.5, test.z(), 1e-12);
    assertEquals(
        "37.5 % of 4 samples are nearest to a training image (50.0 % by chance, z -0.5);"
            + " median distance 3.00, of held-out images 4.00",
        test.toString());
  }

  @Test
  void imagesOfDifferentSizesAreRefused() {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> Memorization.of(Tensor.zeros(2, 9), training, heldOut));
    assertTrue(error.getMessage().contains("(2, 9) and (800, 784)"), error.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> Neighbours.of(Tensor.zeros(0, 784), training));
  }
}
