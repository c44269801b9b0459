package diptych.data;

import diptych.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Grey images of one size, one row of pixels each, with or without their classes.
 *
 * <p>Methods that select images copy them; nothing here changes after it is made, as long as nobody
 * writes into {@link #pixels()}.
 */
public final class Images {
  /** The number of classes: the digits 0 to 9. */
  public static final int CLASSES = 10;

  private final Tensor pixels;
  private final int[] labels;
  private final int height;
  private final int width;
  private final String source;

  private Images(Tensor pixels, int[] labels, int height, int width, String source) {
    this.pixels = pixels;
    this.labels = labels;
    this.height = height;
    this.width = width;
    this.source = source;
  }

  /**
   * Images with their classes.
   *
   * @param pixels (n, height · width), each row an image from its top left pixel on, line by line;
   *     0 is background, 1 is ink; kept, not copied
   * @param labels the class of each image, 0 to 9
   * @param height pixels from top to bottom
   * @param width pixels from left to right
   * @param source what the images are, for titles: {@code "built-in digits"}
   * @throws IllegalArgumentException if sizes do not fit, a label is not 0 to 9, or a pixel is not
   *     in [0, 1]
   */
  public static Images of(Tensor pixels, int[] labels, int height, int width, String source) {
    if (labels.length != pixels.rows()) {
      throw new IllegalArgumentException(
          "%s: %d images but %d labels".formatted(source, pixels.rows(), labels.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= CLASSES) {
        throw new IllegalArgumentException(
            "%s: label %d of image %d is not 0 to 9".formatted(source, labels[i], i));
      }
    }
    return checked(pixels, labels.clone(), height, width, source);
  }

  /**
   * Images without classes; the arguments are those of {@link #of}.
   *
   * @throws IllegalArgumentException if sizes do not fit or a pixel is not in [0, 1]
   */
  public static Images unlabelled(Tensor pixels, int height, int width, String source) {
    return checked(pixels, null, height, width, source);
  }

  private static Images checked(Tensor pixels, int[] labels, int height, int width, String source) {
    if (height <= 0 || width <= 0 || (long) height * width != pixels.columns()) {
      throw new IllegalArgumentException(
          "%s: images of %d x %d need rows of %d pixels, got a %s tensor"
              .formatted(source, height, width, (long) height * width, pixels.shape()));
    }
    float[] values = pixels.array();
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] <= 1)) {
        throw new IllegalArgumentException(
            "%s: pixel %d of image %d is %s; pixels are from 0 to 1"
                .formatted(source, i % pixels.columns(), i / pixels.columns(), values[i]));
      }
    }
    return new Images(pixels, labels, height, width, source);
  }

  /** The number of images. */
  public int size() {
    return pixels.rows();
  }

  /** The pixels, (n, height · width), in [0, 1]: the images' own, not a copy. */
  public Tensor pixels() {
    return pixels;
  }

  /** Whether the classes are known. */
  public boolean hasLabels() {
    return labels != null;
  }

  /**
   * The class of each image, 0 to 9, copied.
   *
   * @throws IllegalStateException if the images have no labels
   */
  public int[] labels() {
    return requireLabels().clone();
  }

  /**
   * The class of image {@code i}, 0 to 9.
   *
   * @throws IllegalStateException if the images have no labels
   */
  public int label(int i) {
    return requireLabels()[i];
  }

  /** Pixels from top to bottom. */
  public int height() {
    return height;
  }

  /** Pixels from left to right. */
  public int width() {
    return width;
  }

  /** What the images are and where they come from, as a title says it. */
  public String source() {
    return source;
  }

  /** Image {@code i} as {@code height} lines of {@code width} pixels, copied. */
  public float[][] image(int i) {
    float[] row = pixels.row(i).array();
    return IntStream.range(0, height)
        .mapToObj(y -> Arrays.copyOfRange(row, y * width, (y + 1) * width))
        .toArray(float[][]::new);
  }

  /**
   * The first {@code n} images.
   *
   * @throws IllegalArgumentException if there are fewer
   */
  public Images first(int n) {
    if (n < 0 || n > size()) {
      throw new IllegalArgumentException(
          "%s: the first %d of %d images were asked for".formatted(source, n, size()));
    }
    return take(IntStream.range(0, n).toArray());
  }

  /** The images with the given numbers, counted from 0, in the given order. */
  public Images take(int... indices) {
    Tensor chosen = pixels.take(indices);
    int[] classes = labels == null ? null : IntStream.of(indices).map(i -> labels[i]).toArray();
    return new Images(chosen, classes, height, width, source);
  }

  /**
   * The images of one class, in their order.
   *
   * @throws IllegalStateException if the images have no labels
   */
  public Images ofClass(int label) {
    int[] classes = requireLabels();
    return take(IntStream.range(0, size()).filter(i -> classes[i] == label).toArray());
  }

  /**
   * How many images each class has: ten numbers.
   *
   * @throws IllegalStateException if the images have no labels
   */
  public int[] classCounts() {
    int[] counts = new int[CLASSES];
    for (int label : requireLabels()) {
      counts[label]++;
    }
    return counts;
  }

  /** Every fifth image (index mod 5 = 4) held out for testing, the others for training. */
  public ImageSplit split() {
    return new ImageSplit(take(EveryFifth.train(size())), take(EveryFifth.test(size())));
  }

  /**
   * The images at half their height and width: each pixel is the mean of a square of four.
   *
   * @throws IllegalStateException if the height or the width is odd
   */
  public Images halved() {
    if (height % 2 != 0 || width % 2 != 0) {
      throw new IllegalStateException(
          "%s: images of %d x %d cannot be halved".formatted(source, height, width));
    }
    int columns = width / 2;
    Tensor half = Tensor.zeros(size(), height / 2 * columns);
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j < half.columns(); j++) {
        int corner = j / columns * 2 * width + j % columns * 2;
        float above = pixels.get(i, corner) + pixels.get(i, corner + 1);
        float below = pixels.get(i, corner + width) + pixels.get(i, corner + width + 1);
        half.set(i, j, (above + below) / 4);
      }
    }
    return new Images(half, labels, height / 2, columns, source + " at half size");
  }

  private int[] requireLabels() {
    if (labels == null) {
      throw new IllegalStateException(source + ": these images have no labels");
    }
    return labels;
  }

  /** One line: {@code built-in digits: 2,000 images of 28 x 28, per class 200 200 …}. */
  @Override
  public String toString() {
    String classes =
        labels == null
            ? ", no labels"
            : IntStream.of(classCounts())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" ", ", per class ", ""));
    return String.format(
        Locale.ROOT, "%s: %,d images of %d x %d%s", source, size(), height, width, classes);
  }
}
