package diptych.score;

import diptych.tensor.Tensor;
import java.util.Arrays;

/**
 * The median filter (Tukey 1977): each pixel becomes the median of the window around it. The
 * classic way to remove noise without learning, and so the baseline of a denoising autoencoder.
 *
 * @param side the window's side in pixels, odd: 3, 5, …
 */
public record MedianFilter(int side) {

  /** Refuses an even or non-positive side: such a window has no middle. */
  public MedianFilter {
    if (side < 1 || side % 2 == 0) {
      throw new IllegalArgumentException("a median filter's side is odd, got " + side);
    }
  }

  /**
   * The filtered images. Beyond the border the nearest pixel of the image is repeated.
   *
   * @param pixels images (n, height · width), line by line
   * @param width pixels per line
   * @throws IllegalArgumentException if the rows are not whole lines of {@code width}
   */
  public Tensor apply(Tensor pixels, int width) {
    if (width < 1 || pixels.columns() % width != 0) {
      throw new IllegalArgumentException(
          "images of %d pixels are no lines of %d".formatted(pixels.columns(), width));
    }
    int height = pixels.columns() / width;
    var result = Tensor.zeros(pixels.rows(), pixels.columns());
    float[] window = new float[side * side];
    for (int i = 0; i < pixels.rows(); i++) {
      int image = i * pixels.columns();
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          fill(window, pixels.array(), image, x, y, width, height);
          Arrays.sort(window);
          result.array()[image + y * width + x] = window[window.length / 2];
        }
      }
    }
    return result;
  }

  private void fill(float[] window, float[] from, int image, int x, int y, int width, int height) {
    int reach = side / 2;
    int next = 0;
    for (int dy = -reach; dy <= reach; dy++) {
      int line = image + Math.min(Math.max(y + dy, 0), height - 1) * width;
      for (int dx = -reach; dx <= reach; dx++) {
        window[next++] = from[line + Math.min(Math.max(x + dx, 0), width - 1)];
      }
    }
  }
}
