package diptych.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diptych.tensor.Tensor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImagesTest {

  /** {@code n} images of 2 × 3; the first pixel of image i is i / 100, its class i mod 10. */
  private static Images numbered(int n) {
    var pixels = Tensor.zeros(n, 6);
    for (int i = 0; i < n; i++) {
      pixels.set(i, 0, i / 100f);
    }
    int[] labels = IntStream.range(0, n).map(i -> i % 10).toArray();
    return Images.of(pixels, labels, 2, 3, "numbers");
  }

  @Test
  void anImageIsReadLineByLine() {
    var images = Images.unlabelled(Tensor.of(1, 6, 0f, .1f, .2f, .3f, .4f, .5f), 2, 3, "ramp");
    assertArrayEquals(new float[][] {{0f, .1f, .2f}, {.3f, .4f, .5f}}, images.image(0));
  }

  @Test
  void selectionsKeepPixelsAndLabelsTogether() {
    var chosen = numbered(30).take(7, 25);
    assertArrayEquals(new int[] {7, 5}, chosen.labels());
    assertEquals(0.25f, chosen.pixels().get(1, 0));
    assertEquals(3, numbered(30).first(3).size());
    var fours = numbered(30).ofClass(4);
    assertArrayEquals(new int[] {4, 4, 4}, fours.labels());
    assertEquals(0.24f, fours.pixels().get(2, 0));
  }

  @Test
  void theSplitHoldsOutEveryFifth() {
    var split = numbered(12).split();
    assertArrayEquals(new int[] {4, 9}, split.test().labels());
    assertEquals(10, split.train().size());
    assertEquals(0.1f, split.train().pixels().get(8, 0));
  }

  @Test
  void labelsHandedInAndOutAreCopies() {
    int[] own = {1, 2};
    var two = Images.of(Tensor.zeros(2, 6), own, 2, 3, "two");
    own[0] = 9;
    assertEquals(1, two.label(0));
    var images = numbered(3);
    images.labels()[0] = 9;
    assertEquals(0, images.label(0));
  }

  @Test
  void theTextSaysWhatTheImagesAre() {
    assertEquals(
        "numbers: 12 images of 2 x 3, per class 2 2 1 1 1 1 1 1 1 1", numbered(12).toString());
    assertEquals(
        "blank: 1,500 images of 2 x 3, no labels",
        Images.unlabelled(Tensor.zeros(1500, 6), 2, 3, "blank").toString());
    assertEquals(
        """
        train: numbers: 8 images of 2 x 3, per class 1 1 1 1 0 1 1 1 1 0
        test:  numbers: 2 images of 2 x 3, per class 0 0 0 0 1 0 0 0 0 1""",
        numbered(10).split().toString());
  }

  @Test
  void wrongInputIsRefusedWithItsValues() {
    assertRefused("x: 2 images but 1 labels", 2, 4, new int[1], 2, 2, 0f);
    assertRefused("x: label 10 of image 1 is not 0 to 9", 2, 4, new int[] {0, 10}, 2, 2, 0f);
    assertRefused("x: label -1 of image 0 is not 0 to 9", 2, 4, new int[] {-1, 0}, 2, 2, 0f);
    assertRefused(
        "x: images of 2 x 3 need rows of 6 pixels, got a (2, 4) tensor",
        2,
        4,
        new int[2],
        2,
        3,
        0f);
    assertRefused(
        "x: pixel 0 of image 0 is 1.5; pixels are from 0 to 1", 2, 4, new int[2], 2, 2, 1.5f);
    assertRefused(
        "x: pixel 0 of image 0 is NaN; pixels are from 0 to 1", 2, 4, new int[2], 2, 2, Float.NaN);
    var few = assertThrows(IllegalArgumentException.class, () -> numbered(3).first(4));
    assertEquals("numbers: the first 4 of 3 images were asked for", few.getMessage());
  }

  private static void assertRefused(
      String message, int n, int columns, int[] labels, int height, int width, float pixel) {
    var pixels = Tensor.full(n, columns, pixel);
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> Images.of(pixels, labels, height, width, "x"));
    assertEquals(message, error.getMessage());
  }

  @Test
  void classesOfUnlabelledImagesCannotBeAskedFor() {
    var images = Images.unlabelled(Tensor.zeros(2, 6), 2, 3, "blank");
    assertFalse(images.hasLabels());
    var error = assertThrows(IllegalStateException.class, () -> images.ofClass(1));
    assertEquals("blank: these images have no labels", error.getMessage());
  }

  @Test
  void halvedImagesAreTheMeansOfSquaresOfFour() {
    var pixels = Tensor.of(1, 8, 0, 0.5f, 1, 1, 0.25f, 0.25f, 0, 1);
    var half = Images.of(pixels, new int[] {7}, 2, 4, "two squares").halved();
    assertEquals(Tensor.of(1, 2, 0.25f, 0.75f), half.pixels());
    assertEquals(1, half.height());
    assertEquals(2, half.width());
    assertEquals(7, half.label(0));
    var odd = Images.of(Tensor.zeros(1, 6), new int[] {1}, 2, 3, "odd");
    assertThrows(IllegalStateException.class, odd::halved);
  }
}
