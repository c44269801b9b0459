package diptych.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
  private static BufferedImage image(int width, int height, IntBinaryOperator color) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, color.applyAsInt(x, y));
      }
    }
    return image;
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Test
  void whatIsWrittenInAHurryIsReadAsItWas() throws IOException {
    var drawing = image(61, 50, (x, y) -> x > y ? 0xD55E00 : 0xFFFFFF);
    assertArrayEquals(pixels(drawing), pixels(read(Png.quick(drawing))));
    var numbers = new Seed(1).stream();
    var noise = image(300, 200, (x, y) -> numbers.nextInt(1 << 24)); // cannot be packed
    assertArrayEquals(pixels(noise), pixels(read(Png.quick(noise))));
  }

  @Test
  void upTo256ColoursStayAsTheyAreInAPalette() throws IOException {
    for (int colors : new int[] {2, 255, 256}) {
      var image = image(60, 50, (x, y) -> 0x10203 * ((x + 60 * y) % colors));
      var read = read(Png.small(image));
      assertInstanceOf(IndexColorModel.class, read.getColorModel(), colors + " colours");
      assertArrayEquals(pixels(image), pixels(read), colors + " colours");
    }
  }

  @Test
  void aPhotographKeepsEveryColour() throws IOException {
    var image = image(256, 256, (x, y) -> (x << 16) + (y << 8) + (x + y) / 2);
    assertArrayEquals(pixels(image), pixels(read(Png.small(image))));
    var fewer = image(128, 128, (x, y) -> 0x20000 * x + 0x200 * y + x * y % 256);
    assertArrayEquals(pixels(fewer), pixels(read(Png.small(fewer))));
  }

  @Test
  void aDrawingOfManyMixturesLooksTheSameInHalfTheBytes() throws IOException {
    var plot =
        Figure.plot("t")
            .points("a", Tensor.normal(400, 2, new Seed(1)))
            .as(Role.REAL)
            .points("b", Tensor.normal(400, 2, new Seed(2)))
            .as(Role.GENERATED);
    var image = plot.image();
    byte[] small = Png.small(image);
    int[] before = pixels(image);
    int[] after = pixels(read(small));
    int furthest = 0;
    for (int i = 0; i < before.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        int difference = (before[i] >> shift & 0xFF) - (after[i] >> shift & 0xFF);
        furthest = Math.max(furthest, Math.abs(difference));
      }
    }
    assertTrue(furthest > 0 && furthest <= 21, "a channel differs by " + furthest);
    assertTrue(2 * small.length < Png.exact(image).length, small.length + " bytes");
  }

  @Test
  void frequentColoursAreNeverChanged() throws IOException {
    // a wide field of one colour among thousands of rare ones close to it
    var image =
        image(200, 200, (x, y) -> y < 100 ? 0x0072B2 : 0x0072B2 + 0x10000 * (x % 40) + y % 50);
    var read = read(Png.small(image));
    assertEquals(0xFF0072B2, read.getRGB(100, 50));
  }
}
