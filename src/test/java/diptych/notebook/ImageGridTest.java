package diptych.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.data.Images;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ImageGridTest {
  /** Where the first image starts if there is neither title nor caption. */
  private static final int START = 2 * Style.MARGIN;

  /** Pixels of the PNG for each pixel of a 2 x 2 image. */
  private static final int SCALE = 110;

  private static final int GAP = 8;

  private static final Tensor TWO = Tensor.of(2, 4, 0, 1, 0.5f, 0.25f, 1, 1, 1, 0);

  private static Color grey(int level) {
    return new Color(level, level, level);
  }

  /** Every pixel of the PNG that belongs to one pixel of an image has its grey. */
  private static void assertSquare(BufferedImage picture, int image, int x, int y, Color expected) {
    int left = START + image * (2 * SCALE + GAP) + x * SCALE;
    int top = START + y * SCALE;
    for (int dx : new int[] {0, SCALE / 2, SCALE - 1}) {
      for (int dy : new int[] {0, SCALE / 2, SCALE - 1}) {
        assertEquals(
            expected,
            Pixels.at(picture, left + dx, top + dy),
            "image %d, pixel (%d, %d)".formatted(image, x, y));
      }
    }
  }

  @Test
  void eachNumberIsASquareOfWholePixelsAndOneIsBlack() {
    var picture = Figure.images(2, 2).row("", TWO).image();
    assertEquals(2 * START + 4 * SCALE + GAP, picture.getWidth());
    assertEquals(2 * START + 2 * SCALE, picture.getHeight());
    assertSquare(picture, 0, 0, 0, grey(255));
    assertSquare(picture, 0, 1, 0, grey(0));
    assertSquare(picture, 0, 0, 1, grey(128));
    assertSquare(picture, 0, 1, 1, grey(191));
    assertSquare(picture, 1, 0, 0, grey(0));
    assertSquare(picture, 1, 1, 1, grey(255));
  }

  @Test
  void whiteOnBlackTurnsTheGreysRound() {
    var picture = Figure.images(2, 2).row("", TWO).whiteOnBlack().image();
    assertSquare(picture, 0, 0, 0, grey(0));
    assertSquare(picture, 0, 1, 0, grey(255));
    assertSquare(picture, 0, 1, 1, grey(64));
  }

  @Test
  void numbersOutsideTheRangeAreItsEndsAndNanIsSeen() {
    var images = Tensor.of(1, 4, -3, 3, 0, Float.NaN);
    var picture = Figure.images(2, 2).row("", images).range(-1, 1).image();
    assertSquare(picture, 0, 0, 0, grey(255));
    assertSquare(picture, 0, 1, 0, grey(0));
    assertSquare(picture, 0, 0, 1, grey(128));
    assertSquare(picture, 0, 1, 1, Role.GENERATED.color());
  }

  @Test
  void heightComesBeforeWidth() {
    // one image of one line with three pixels
    var picture = Figure.images(1, 3).row("", Tensor.of(1, 3, 0, 1, 0)).image();
    assertTrue(picture.getWidth() > 2 * picture.getHeight() - 4 * START);
    assertEquals(grey(0), Pixels.at(picture, picture.getWidth() / 2, picture.getHeight() / 2));
  }

  @Test
  void aRowShowsAsManyImagesAsThereAreColumns() {
    var many = Tensor.uniform(10, 4, new Seed(1));
    var ten = Figure.images(2, 2).row("", many);
    assertEquals("Figure: 10 images of 2 x 2, 894 x 111", ten.toString());
    assertEquals(
        "Figure: noise, 3 images of 2 x 2",
        Figure.images(2, 2)
            .title("noise")
            .columns(3)
            .row("", many)
            .toString()
            .replaceAll(", \\d+ x \\d+$", ""));
  }

  @Test
  void aGridShowsAllImagesInRows() {
    var digits = Images.unlabelled(Tensor.uniform(25, 4, new Seed(1)), 2, 2, "noise");
    var grid = Figure.images(digits);
    assertTrue(grid.toString().contains("25 images of 2 x 2"), grid.toString());
    int oneRow = Figure.images(digits.first(12)).height();
    assertEquals(2 * (2 * 68 + GAP) / 2, grid.height() - oneRow);
    assertTrue(Figure.images("original", digits).toString().contains("12 images"));
  }

  @Test
  void captionsTakeRoomByTheirLettersAndArePainted() {
    var bare = Figure.images(2, 2).row("", TWO);
    var named = Figure.images(2, 2).row("original", TWO);
    assertEquals(bare.width() + (8 * 20 + 12) / 2, named.width());
    var picture = named.image();
    int left = START + 8 * 20 + 12;
    int ink = 0;
    for (int x = 0; x < left; x++) {
      ink += Pixels.inColumn(picture, x, Style.INK) > 0 ? 1 : 0;
    }
    assertTrue(ink > 40, "the caption has ink in %d columns".formatted(ink));
  }

  @Test
  void columnCaptionsAndTitlesPushTheImagesDown() {
    var plain = Figure.images(2, 2).row("", TWO);
    var named = plain.captions(7, "two").title("Two images");
    assertEquals(
        "Figure: Two images, 2 images of 2 x 2, " + plain.width() + " x " + named.height(),
        named.toString());
    assertTrue(named.height() > plain.height() + 40);
  }

  @Test
  void wrongSizesAreRefusedWithTheNumbers() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> Figure.images(28, 28).row("a", TWO));
    assertTrue(error.getMessage().contains("784"), error.getMessage());
    assertTrue(error.getMessage().contains("(2, 4)"), error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Figure.images(0, 5));
    assertThrows(IllegalArgumentException.class, () -> Figure.images(2, 2).columns(0));
    assertThrows(IllegalArgumentException.class, () -> Figure.images(2, 2).range(1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> Figure.images(2, 2).grid(Tensor.zeros(1001, 4)));
  }

  @Test
  void aGridKeepsItsImagesWhenTheTensorChanges() {
    var images = TWO.copy();
    var grid = Figure.images(2, 2).row("", images);
    var before = grid.png();
    images.array()[0] = 0.7f;
    assertArrayEquals(before, grid.png());
  }
}
