package diptych.notebook;

import diptych.tensor.Tensor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A figure of small grey images in rows with captions, such as originals over reconstructions.
 *
 * <p>A grid never changes: each method returns a new grid. Each number becomes a square of whole
 * pixels, never smoothed: what the model sees is what the reader sees. 0 is white paper and 1 black
 * ink unless {@link #whiteOnBlack} or {@link #range} say otherwise; numbers outside the range are
 * shown as its ends, and NaN in {@link Role#GENERATED} vermilion.
 */
public final class ImageGrid extends Figure {
  /** The widest grid, in pixels of the PNG, if the images are small enough to allow it. */
  private static final int WIDEST = 2 * 900;

  private static final int WIDEST_IMAGE = 2 * 110;
  private static final int GAP = 8;
  private static final int MARGIN = 2 * Style.MARGIN;
  private static final int LETTER = 20;
  private static final int LINE = 2 * 24;

  private record Row(String caption, Tensor images) {}

  private final int imageWidth;
  private final int imageHeight;
  private String title = "";
  private List<Row> rows = List.of();
  private List<String> captions = List.of();
  private int columns = 12;
  private float low;
  private float high = 1;
  private boolean whiteOnBlack;

  ImageGrid(int imageHeight, int imageWidth) {
    if (imageWidth < 1 || imageHeight < 1 || imageWidth > 1000 || imageHeight > 1000) {
      throw new IllegalArgumentException(
          "images: %s x %s is not between 1 x 1 and 1000 x 1000"
              .formatted(imageHeight, imageWidth));
    }
    this.imageWidth = imageWidth;
    this.imageHeight = imageHeight;
  }

  private ImageGrid copy() {
    var copy = new ImageGrid(imageHeight, imageWidth);
    copy.title = title;
    copy.rows = rows;
    copy.captions = captions;
    copy.columns = columns;
    copy.low = low;
    copy.high = high;
    copy.whiteOnBlack = whiteOnBlack;
    return copy;
  }

  /** Writes a title above the grid. */
  public ImageGrid title(String text) {
    var copy = copy();
    copy.title = text;
    return copy;
  }

  /** Shows at most this many images a row: 12 if nothing is said. */
  public ImageGrid columns(int count) {
    if (count < 1 || count > 100) {
      throw new IllegalArgumentException("columns: %s is not between 1 and 100".formatted(count));
    }
    var copy = copy();
    copy.columns = count;
    return copy;
  }

  /**
   * Adds a row with the first images of a tensor, and its caption to the left.
   *
   * @param images one image a row, its pixels row after row
   */
  public ImageGrid row(String caption, Tensor images) {
    requireImages(images);
    var copy = copy();
    copy.rows = new ArrayList<>(rows);
    copy.rows.add(new Row(caption, images.copy()));
    return copy;
  }

  /**
   * Adds as many rows as it takes to show all images of a tensor.
   *
   * @param images one image a row, its pixels row after row; at most 1000
   */
  public ImageGrid grid(Tensor images) {
    requireImages(images);
    if (images.rows() > 1000) {
      throw new IllegalArgumentException(
          "grid: %s images are too many to see; take some, as in images.rows(0, 100)"
              .formatted(images.rows()));
    }
    var copy = this;
    for (int from = 0; from < images.rows(); from += columns) {
      copy = copy.row("", images.rows(from, Math.min(images.rows(), from + columns)));
    }
    return copy;
  }

  /** Writes a caption above each column. */
  public ImageGrid captions(Object... texts) {
    var copy = copy();
    copy.captions = List.of(texts).stream().map(String::valueOf).toList();
    return copy;
  }

  /** Shows {@code low} as 0 and {@code high} as 1. */
  public ImageGrid range(double low, double high) {
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "range: the first number must be the smaller one, got %s and %s".formatted(low, high));
    }
    var copy = copy();
    copy.low = (float) low;
    copy.high = (float) high;
    return copy;
  }

  /** Shows 0 as black and 1 as white, as on a screen. */
  public ImageGrid whiteOnBlack() {
    var copy = copy();
    copy.whiteOnBlack = true;
    return copy;
  }

  private void requireImages(Tensor images) {
    if (images.columns() != imageWidth * imageHeight) {
      throw new IllegalArgumentException(
          "images of %s x %s have %s pixels, but a row of this %s tensor has %s"
              .formatted(
                  imageHeight,
                  imageWidth,
                  imageHeight * imageWidth,
                  images.shape(),
                  images.columns()));
    }
  }

  // Everything below counts in pixels of the PNG, so that squares fall on whole pixels.

  private int shownColumns() {
    int widest = rows.stream().mapToInt(row -> row.images().rows()).max().orElse(1);
    return Math.max(1, Math.min(columns, widest));
  }

  /** The room for captions: by the number of letters, for a font's widths differ by machine. */
  private int captionWidth() {
    int letters = rows.stream().mapToInt(row -> row.caption().length()).max().orElse(0);
    return letters == 0 ? 0 : Math.min(letters, 20) * LETTER + 12;
  }

  /** Pixels of the PNG for each pixel of an image. */
  private int scale() {
    int room = (WIDEST - captionWidth() - 2 * MARGIN) / shownColumns() - GAP;
    return Math.max(1, Math.min(room, WIDEST_IMAGE) / imageWidth);
  }

  private int top() {
    return MARGIN / 2
        + (title.isEmpty() ? MARGIN / 2 : LINE + 14)
        + (captions.isEmpty() ? 0 : LINE);
  }

  @Override
  public int width() {
    int images = shownColumns() * (scale() * imageWidth + GAP);
    return (2 * MARGIN + captionWidth() + images - GAP + 1) / PIXELS;
  }

  @Override
  public int height() {
    int images = Math.max(1, rows.size()) * (scale() * imageHeight + GAP);
    return (top() + images - GAP + MARGIN + 1) / PIXELS;
  }

  @Override
  String description() {
    int count = rows.stream().mapToInt(row -> Math.min(shownColumns(), row.images().rows())).sum();
    return "%s%s images of %s x %s"
        .formatted(title.isEmpty() ? "" : title + ", ", count, imageHeight, imageWidth);
  }

  @Override
  void paint(Graphics2D g) {
    var labels = new Labels(g);
    double half = 1.0 / PIXELS;
    int left = MARGIN + captionWidth();
    int stepX = scale() * imageWidth + GAP;
    int stepY = scale() * imageHeight + GAP;
    if (!title.isEmpty()) {
      labels.title(title, Style.MARGIN, Style.MARGIN / 2.0 + 18, width() - 2 * Style.MARGIN);
    }
    for (int column = 0; column < Math.min(shownColumns(), captions.size()); column++) {
      double middle = (left + column * stepX + (stepX - GAP) / 2.0) * half;
      labels.centered(captions.get(column), middle, (top() - 14) * half, stepX * half, Style.INK);
    }
    double room = (left - 20) * half; // wide letters may reach into the margin
    var font = labels.common(rows.stream().map(Row::caption).toList(), room);
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      int y = top() + i * stepY;
      double middle = (y + scale() * imageHeight / 2.0) * half;
      labels.right(row.caption(), font, (left - 16) * half, middle, Style.INK);
      for (int column = 0; column < Math.min(shownColumns(), row.images().rows()); column++) {
        paintImage(g, row.images(), column, left + column * stepX, y);
      }
    }
  }

  private void paintImage(Graphics2D g, Tensor images, int index, int x, int y) {
    var image = new BufferedImage(imageWidth, imageHeight, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < imageHeight; row++) {
      for (int column = 0; column < imageWidth; column++) {
        image.setRGB(column, row, grey(images.get(index, row * imageWidth + column)));
      }
    }
    double half = 1.0 / PIXELS;
    double size = scale() * half;
    g.drawImage(image, new AffineTransform(size, 0, 0, size, x * half, y * half), null);
    // A frame outside the image: on paper, a white image is still an image.
    g.setColor(new Color(0xD0D0D0));
    var frame =
        new Rectangle2D.Double(
            x * half - 0.5, y * half - 0.5, size * imageWidth + 1, size * imageHeight + 1);
    var inner = new Rectangle2D.Double(x * half, y * half, size * imageWidth, size * imageHeight);
    var border = new java.awt.geom.Area(frame);
    border.subtract(new java.awt.geom.Area(inner));
    g.fill(border);
  }

  private int grey(float value) {
    if (Float.isNaN(value)) {
      return Role.GENERATED.color().getRGB();
    }
    float share = Math.max(0, Math.min(1, (value - low) / (high - low)));
    int level = Math.round(255 * (whiteOnBlack ? share : 1 - share));
    return level << 16 | level << 8 | level;
  }
}
