package diptych.score;

import diptych.data.Images;
import diptych.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Images after JPEG compression by the JDK's own ImageIO, and the bits that they cost: the baseline
 * of learned compression.
 *
 * @param decoded what comes back, (n, height · width), in [0, 1]
 * @param bitsPerPixel all bits of the files over all pixels of the images
 * @param headerBitsPerPixel the part of {@code bitsPerPixel} that is not image data: markers, sizes
 *     and tables, from the start of the file to the start of the scan
 */
public record Jpeg(Tensor decoded, double bitsPerPixel, double headerBitsPerPixel) {
  private static final int GREYS = 255;

  /**
   * All images as one JPEG file, side by side on a nearly square sheet, with Huffman tables
   * optimised for it. Every bit counts, but the header is paid once for all images: the kindest
   * honest way to count for JPEG.
   *
   * @param images one or more
   * @param quality from 0 (smallest file) to 1
   */
  public static Jpeg sheet(Images images, double quality) {
    requireInput(images, quality);
    int columns = (int) Math.ceil(Math.sqrt(images.size()));
    return compress(images, columns, quality);
  }

  /**
   * Each image as a JPEG file of its own, with optimised Huffman tables. Every bit of every file
   * counts; for small images most of it is header, see {@link #headerBitsPerPixel}.
   *
   * @param images one or more
   * @param quality from 0 (smallest file) to 1
   */
  public static Jpeg files(Images images, double quality) {
    requireInput(images, quality);
    var decoded = Tensor.zeros(images.size(), images.pixels().columns());
    double bits = 0;
    double header = 0;
    for (int i = 0; i < images.size(); i++) {
      var one = compress(images.take(i), 1, quality);
      float[] row = one.decoded.array();
      System.arraycopy(row, 0, decoded.array(), i * row.length, row.length);
      bits += one.bitsPerPixel;
      header += one.headerBitsPerPixel;
    }
    return new Jpeg(decoded, bits / images.size(), header / images.size());
  }

  private static void requireInput(Images images, double quality) {
    if (images.size() == 0) {
      throw new IllegalArgumentException("there is no image to compress in " + images.source());
    }
    if (!(quality >= 0 && quality <= 1)) {
      throw new IllegalArgumentException("a JPEG quality is from 0 to 1, got " + quality);
    }
  }

  private static Jpeg compress(Images images, int columns, double quality) {
    try {
      byte[] file = encode(paint(images, columns), quality);
      double pixels = images.pixels().size();
      return new Jpeg(
          cut(ImageIO.read(new ByteArrayInputStream(file)), images, columns),
          file.length * 8 / pixels,
          scanStart(file) * 8 / pixels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The images in lines of {@code columns}; cells that stay empty are background. */
  private static BufferedImage paint(Images images, int columns) {
    int lines = (images.size() + columns - 1) / columns;
    var sheet =
        new BufferedImage(
            columns * images.width(), lines * images.height(), BufferedImage.TYPE_BYTE_GRAY);
    WritableRaster raster = sheet.getRaster();
    int size = images.pixels().columns();
    for (int i = 0; i < images.size(); i++) {
      int[] greys = new int[size];
      for (int j = 0; j < size; j++) {
        greys[j] = Math.round(images.pixels().array()[i * size + j] * GREYS);
      }
      raster.setPixels(
          i % columns * images.width(),
          i / columns * images.height(),
          images.width(),
          images.height(),
          greys);
    }
    return sheet;
  }

  private static Tensor cut(BufferedImage sheet, Images images, int columns) {
    var decoded = Tensor.zeros(images.size(), images.pixels().columns());
    int[] greys = null;
    for (int i = 0; i < images.size(); i++) {
      greys =
          sheet
              .getRaster()
              .getPixels(
                  i % columns * images.width(),
                  i / columns * images.height(),
                  images.width(),
                  images.height(),
                  greys);
      for (int j = 0; j < greys.length; j++) {
        decoded.array()[i * greys.length + j] = greys[j] / (float) GREYS;
      }
    }
    return decoded;
  }

  private static byte[] encode(BufferedImage image, double quality) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      var settings = (JPEGImageWriteParam) writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality((float) quality);
      settings.setOptimizeHuffmanTables(true);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /**
   * Walks from marker to marker (ITU-T T.81, annex B) to the first byte after the scan's header.
   */
  static int scanStart(byte[] file) {
    int at = 2;
    while (true) {
      int marker = file[at + 1] & 0xff;
      int length = ((file[at + 2] & 0xff) << 8) | (file[at + 3] & 0xff);
      at += 2 + length;
      if (marker == 0xda) {
        return at;
      }
    }
  }

  /** One line: {@code JPEG: 0.83 bits per pixel, 0.01 of them header}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "JPEG: %.2f bits per pixel, %.2f of them header",
        bitsPerPixel,
        headerBitsPerPixel);
  }
}
