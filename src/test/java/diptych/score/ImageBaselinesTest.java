package diptych.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.data.Digits;
import diptych.data.Images;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ImageBaselinesTest {
  private final Images digits = Digits.generate(30, new Seed(1));

  @Test
  void signalToNoiseRatiosAreTenTimesTheLogarithm() {
    assertEquals(20, Distortion.psnr(0.01), 1e-12);
    assertEquals(48.13, Distortion.psnr(1.0 / 255 / 255), 0.005, "an error of one grey level");
    assertEquals(Double.POSITIVE_INFINITY, Distortion.psnr(0));
    assertThrows(IllegalArgumentException.class, () -> Distortion.psnr(-1));
    assertThrows(IllegalArgumentException.class, () -> Distortion.psnr(Double.NaN));
  }

  @Test
  void theMeanSquaredErrorIsTheMeanOverAllNumbers() {
    var x = Tensor.of(new float[][] {{1, 2}, {3, 4}, {0, 0}});
    var y = Tensor.of(new float[][] {{1, 4}, {2, 4}, {0, 1}});
    assertEquals(1, Distortion.mse(x, y), 1e-12);
    assertThrows(
        IllegalArgumentException.class,
        () -> Distortion.mse(Tensor.zeros(0, 3), Tensor.zeros(0, 3)));
  }

  @Test
  void theMedianOfEachWindowIsTaken() {
    var image = Tensor.rowVector(1, 2, 3, 4, 9, 6, 7, 8, 5, 0, 0, 0);
    // the corner's window, border repeated: 1 1 2 1 1 2 4 4 9; the middle's: 1 2 3 4 9 6 7 8 5
    var filtered = new MedianFilter(3).apply(image, 3);
    assertEquals(2, filtered.get(0, 0));
    assertEquals(5, filtered.get(0, 4));
    assertEquals(image, new MedianFilter(1).apply(image, 3));
  }

  @Test
  void theMedianRemovesLonelyPixelsFromEveryImage() {
    var flat = Tensor.full(4, 64, 0.5f);
    var dirty = flat.copy();
    for (int i = 0; i < 4; i++) {
      dirty.set(i, 10 * i + 3, i % 2);
    }
    assertEquals(flat, new MedianFilter(3).apply(dirty, 8));
  }

  @Test
  void windowsWithoutAMiddleAndBrokenLinesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new MedianFilter(4));
    assertThrows(IllegalArgumentException.class, () -> new MedianFilter(-3));
    var filter = new MedianFilter(3);
    assertThrows(IllegalArgumentException.class, () -> filter.apply(Tensor.zeros(1, 12), 5));
    assertThrows(IllegalArgumentException.class, () -> filter.apply(Tensor.zeros(1, 12), 0));
  }

  @Test
  void atTheBestQualityJpegGivesEveryImageBackInItsPlace() {
    var wide = Images.unlabelled(Tensor.uniform(7, 6 * 14, new Seed(2)), 6, 14, "noise");
    for (Images images : new Images[] {digits, wide}) {
      assertTrue(Distortion.mse(Jpeg.sheet(images, 1).decoded(), images.pixels()) < 2e-4);
      assertTrue(Distortion.mse(Jpeg.files(images, 1).decoded(), images.pixels()) < 2e-4);
    }
  }

  @Test
  void moreBitsBuyLessError() {
    double bits = 0;
    double error = 1;
    for (double quality : new double[] {0.05, 0.3, 0.6, 0.9}) {
      var jpeg = Jpeg.sheet(digits, quality);
      double mse = Distortion.mse(jpeg.decoded(), digits.pixels());
      assertTrue(jpeg.bitsPerPixel() > bits && mse < error, jpeg + ", MSE " + mse);
      bits = jpeg.bitsPerPixel();
      error = mse;
    }
  }

  @Test
  void aSheetOfOneImageIsItsFile() {
    var one = digits.take(4);
    assertEquals(Jpeg.files(one, 0.5), Jpeg.sheet(one, 0.5));
  }

  @Test
  void aSheetPaysTheHeaderOnceAndFilesPayItForEachImage() {
    var sheet = Jpeg.sheet(digits, 0.3);
    var files = Jpeg.files(digits, 0.3);
    double headerOfOne = files.headerBitsPerPixel() * 28 * 28 / 8;
    assertTrue(headerOfOne > 100 && headerOfOne < 700, "header bytes: " + headerOfOne);
    assertTrue(sheet.headerBitsPerPixel() < files.headerBitsPerPixel() / 20, sheet.toString());
    assertTrue(files.headerBitsPerPixel() > 0.5 * files.bitsPerPixel(), files.toString());
  }

  @Test
  void theScanStartsAfterItsMarkersSegment() {
    byte[] file = {
      (byte) 0xff,
      (byte) 0xd8,
      (byte) 0xff,
      (byte) 0xdb,
      0,
      4,
      1,
      2,
      (byte) 0xff,
      (byte) 0xda,
      0,
      3,
      9,
      77,
      78,
      (byte) 0xff,
      (byte) 0xd9
    };
    assertEquals(13, Jpeg.scanStart(file));
  }

  @Test
  void jpegRefusesNothingAndUnknownQualities() {
    assertThrows(IllegalArgumentException.class, () -> Jpeg.sheet(digits.first(0), 0.5));
    assertThrows(IllegalArgumentException.class, () -> Jpeg.files(digits, 1.1));
    assertThrows(IllegalArgumentException.class, () -> Jpeg.files(digits, Double.NaN));
  }
}
