package diptych.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigitsTest {
  private static final ImageSplit SPLIT = Digits.split(new Seed(7));

  @Test
  void theSameSeedGivesTheSameBitsOnEveryMachine() throws Exception {
    var digits = Digits.generate(200, new Seed(2026));
    var bytes = ByteBuffer.allocate(digits.pixels().size() * Float.BYTES + digits.size());
    for (float pixel : digits.pixels().array()) {
      bytes.putFloat(pixel);
    }
    for (int label : digits.labels()) {
      bytes.put((byte) label);
    }
    var hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
    assertEquals(
        "840624604e6403de89b6c4d63be69a8612acc04e76817626f2898c6890446a8a",
        HexFormat.of().formatHex(hash));
  }

  @Test
  void anotherSeedGivesOtherDigits() {
    var one = Digits.generate(10, new Seed(1));
    var two = Digits.generate(10, new Seed(2));
    assertNotEquals(one.pixels(), two.pixels());
    assertEquals(one.pixels(), Digits.generate(10, new Seed(1)).pixels());
  }

  @Test
  void noTwoDigitsAreEqual() {
    Set<Tensor> seen = new HashSet<>();
    for (var part : new Images[] {SPLIT.train(), SPLIT.test()}) {
      for (int i = 0; i < part.size(); i++) {
        assertTrue(seen.add(part.pixels().row(i)), "digit " + i + " was drawn before");
      }
    }
  }

  @Test
  void theSplitHasTheSizesOfMnistsAndBalancedClasses() {
    assertEquals(8000, SPLIT.train().size());
    assertEquals(2000, SPLIT.test().size());
    assertArrayEquals(
        IntStream.generate(() -> 800).limit(10).toArray(), SPLIT.train().classCounts());
    assertArrayEquals(
        IntStream.generate(() -> 200).limit(10).toArray(), SPLIT.test().classCounts());
    assertArrayEquals(
        new int[] {2, 2, 2, 1, 1, 1, 1, 1, 1, 1}, Digits.generate(13, new Seed(1)).classCounts());
  }

  @Test
  void theClassesAreShuffled() {
    int[] labels = SPLIT.train().labels();
    long repeats = IntStream.range(1, 1000).filter(i -> labels[i] == labels[i - 1]).count();
    assertTrue(repeats > 60 && repeats < 140, repeats + " of 999 neighbours are of one class");
  }

  @Test
  void everyDigitIsInkNearTheMiddle() {
    var digits = SPLIT.test();
    for (int i = 0; i < digits.size(); i++) {
      float[][] image = digits.image(i);
      double ink = 0;
      double x = 0;
      double y = 0;
      float darkest = 0;
      for (int row = 0; row < Digits.SIDE; row++) {
        for (int column = 0; column < Digits.SIDE; column++) {
          float pixel = image[row][column];
          assertEquals(Math.round(pixel * 255), pixel * 255, 1e-4, "not one of 256 grey levels");
          ink += pixel;
          x += column * pixel;
          y += row * pixel;
          darkest = Math.max(darkest, pixel);
        }
      }
      assertTrue(darkest > 0.8, "digit " + i + " is pale");
      assertTrue(ink > 20 && ink < 330, "digit " + i + " has " + ink + " pixels of ink");
      assertEquals(13.5, x / ink, 3.2, "digit " + i + " is off the middle");
      assertEquals(13.5, y / ink, 3.2, "digit " + i + " is off the middle");
    }
  }

  @Test
  void noDigitTouchesTheEdge() {
    var pixels = SPLIT.train().pixels();
    for (int i = 0; i < pixels.rows(); i++) {
      for (int j = 0; j < Digits.SIDE; j++) {
        float most =
            Math.max(
                Math.max(pixels.get(i, j), pixels.get(i, 27 * Digits.SIDE + j)),
                Math.max(pixels.get(i, j * Digits.SIDE), pixels.get(i, j * Digits.SIDE + 27)));
        assertEquals(0, most, "digit " + i + " touches the edge");
      }
    }
  }

  /** MNIST itself: mean 0.13, standard deviation 0.31, mean image's squared error 0.0665. */
  @Test
  void theInkIsSpreadAsInMnist() {
    var pixels = SPLIT.train().pixels();
    assertEquals(0.133, pixels.mean(), 0.01);
    var away = SPLIT.test().pixels().minus(pixels.columnMeans());
    assertEquals(0.0665, away.times(away).mean(), 0.012);
  }

  /** The nearest of 1,000 digits tells the class of 500 others: neither always nor rarely. */
  @Test
  void aSimpleClassifierFindsThemNeitherTrivialNorAbsurd() {
    var known = SPLIT.train().first(1000);
    var asked = SPLIT.test().first(500);
    long right =
        IntStream.range(0, asked.size())
            .filter(i -> known.label(nearest(known.pixels(), asked.pixels(), i)) == asked.label(i))
            .count();
    assertTrue(right >= 450 && right <= 495, right + " of 500 were right");
  }

  private static int nearest(Tensor known, Tensor asked, int row) {
    int best = 0;
    float least = Float.POSITIVE_INFINITY;
    for (int i = 0; i < known.rows(); i++) {
      float distance = 0;
      for (int j = 0; j < known.columns(); j++) {
        float d = known.array()[i * known.columns() + j] - asked.array()[row * known.columns() + j];
        distance += d * d;
      }
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  @Test
  void fewerThanNoDigitsAreRefusedAndNoneAreFine() {
    assertEquals(0, Digits.generate(0, new Seed(1)).size());
    var error =
        assertThrows(IllegalArgumentException.class, () -> Digits.generate(-1, new Seed(1)));
    assertEquals("cannot draw -1 digits", error.getMessage());
  }
}
