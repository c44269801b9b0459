package diptych.notebook;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes images as PNG files, small ones where few colours do: notebooks keep their figures, and a
 * notebook must stay small enough to be shown on the web.
 *
 * <p>A drawing has a few colours and many mixtures of them along its edges. Its frequent colours
 * become a palette of at most 256; a rare mixture becomes a palette colour that nobody can tell
 * from it. Where the palette would have to be coarser, as for a photograph, every pixel keeps its
 * colour.
 */
final class Png {
  private static final int PALETTE = 256;
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** More colours than any drawing has. */
  private static final int MANY = 30_000;

  /** Distances in colour, squared, of 255 levels each of red, green and blue: finer ones first. */
  private static final int[] NEAR = {0, 12, 27, 60, 135, 300, 450};

  private Png() {}

  /** The image as a PNG file's bytes, with a palette if one will do. */
  static byte[] small(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    int[] colors = byFrequency(pixels);
    int[] palette = palette(colors);
    return palette.length == 0
        ? exact(image)
        : exact(indexed(pixels, width, height, colors, palette));
  }

  /** The image as a PNG file's bytes. */
  static byte[] exact(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The image as a PNG file's bytes, written in a hurry: rows as they are, packed at the lowest
   * level. For pictures that are soon replaced; {@code image} is of TYPE_INT_RGB.
   */
  static byte[] quick(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    var rows = ByteBuffer.allocate(height * (1 + 3 * width)); // a row starts with its filter, 0
    for (int i = 0; i < pixels.length; i++) {
      if (i % width == 0) {
        rows.put((byte) 0);
      }
      rows.put((byte) (pixels[i] >> 16)).put((byte) (pixels[i] >> 8)).put((byte) pixels[i]);
    }
    var packer = new Deflater(Deflater.BEST_SPEED);
    packer.setInput(rows.array());
    packer.finish();
    byte[] packed = new byte[rows.capacity() + rows.capacity() / 1000 + 64];
    int length = packer.deflate(packed);
    packer.end();
    var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2);
    var file = ByteBuffer.allocate(length + 100).put(SIGNATURE);
    chunk(file, "IHDR", header.array(), 13);
    chunk(file, "IDAT", packed, length);
    chunk(file, "IEND", packed, 0);
    return Arrays.copyOf(file.array(), file.position());
  }

  private static void chunk(ByteBuffer file, String type, byte[] data, int length) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(name);
    sum.update(data, 0, length);
    file.putInt(length).put(name).put(data, 0, length).putInt((int) sum.getValue());
  }

  /** All colours, the most frequent first. */
  private static int[] byFrequency(int... pixels) {
    int[] sorted = pixels.clone();
    Arrays.sort(sorted);
    // where the run of a colour ends; the keys sort by falling length of the run, then by colour
    return IntStream.range(0, sorted.length)
        .filter(i -> i + 1 == sorted.length || sorted[i] != sorted[i + 1])
        .mapToLong(end -> ((long) (firstOf(sorted, end) - end) << 24) + (sorted[end] & 0xFFFFFF))
        .sorted()
        .mapToInt(key -> (int) (key & 0xFFFFFF))
        .toArray();
  }

  private static int firstOf(int[] sorted, int end) {
    int color = sorted[end];
    int low = 0;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < color) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Colours that are near to all colours; none if that takes too many. */
  private static int[] palette(int... colors) {
    if (colors.length > MANY) {
      return new int[0];
    }
    for (int near : NEAR) {
      int[] chosen = new int[PALETTE];
      int count = 0;
      for (int i = 0; i < colors.length && count <= PALETTE; i++) {
        if (nearest(colors[i], chosen, count, near) < 0) {
          if (count < PALETTE) {
            chosen[count] = colors[i];
          }
          count++;
        }
      }
      if (count <= PALETTE) {
        return Arrays.copyOf(chosen, count);
      }
    }
    return new int[0];
  }

  /** The index of the nearest of the first colours of a palette; -1 if none is near. */
  private static int nearest(int color, int[] palette, int count, int near) {
    int best = -1;
    int bestDistance = near + 1;
    for (int i = 0; i < count; i++) {
      int distance = distance(color, palette[i]);
      if (distance < bestDistance) {
        best = i;
        bestDistance = distance;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
    int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
    int blue = (a & 0xFF) - (b & 0xFF);
    return red * red + green * green + blue * blue;
  }

  private static BufferedImage indexed(
      int[] pixels, int width, int height, int[] colors, int[] palette) {
    int[] sorted = colors.clone();
    Arrays.sort(sorted);
    byte[] index = new byte[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      index[i] = (byte) nearest(sorted[i], palette, palette.length, Integer.MAX_VALUE - 1);
    }
    var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    byte[] raster = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int last = -1;
    byte lastIndex = 0;
    for (int i = 0; i < pixels.length; i++) {
      int color = pixels[i] & 0xFFFFFF;
      if (color != last) {
        last = color;
        lastIndex = index[Arrays.binarySearch(sorted, color)];
      }
      raster[i] = lastIndex;
    }
    return image;
  }
}
