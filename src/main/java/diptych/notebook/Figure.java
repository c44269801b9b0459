package diptych.notebook;

import diptych.data.Images;
import diptych.file.WholeFile;
import diptych.tensor.Tensor;
import diptych.training.History;
import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A picture that a notebook cell shows when it is the cell's last expression.
 *
 * <pre>{@code
 * Figure.losses(history).reference("rank-50 PCA bound", 0.0305)
 * Figure.images("original", digits).row("reconstruction", ae.reconstruct(digits.pixels()))
 * }</pre>
 *
 * <p>Figures never change: a method such as {@link Plot#title} returns another one. A figure is
 * shown as a PNG with twice as many pixels as its {@link #width} and {@link #height} say, which is
 * crisp on high-density screens and projectors, and as one line of text that depends on nothing but
 * the figure's description.
 */
public abstract sealed class Figure implements DisplayDataRenderable
    permits Plot, ImageGrid, HeatMap, Picture, FigureRow {

  /** Pixels of the PNG for each logical pixel of the page. */
  static final int PIXELS = 2;

  private static final MIMEType PNG = MIMEType.IMAGE_PNG;
  private static final MIMEType TEXT = MIMEType.TEXT_PLAIN;

  static {
    // Pictures need no screen. Without this, a stale DISPLAY variable is fatal.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  /**
   * Finds out whether figures can be drawn, before anyone has waited for the numbers in them.
   *
   * @throws IllegalStateException if this machine has no font; the message says what to install
   */
  Figure() {
    Fonts.require();
  }

  /**
   * The losses of a training over its epochs: the columns named {@code validation} or with {@code
   * loss} at their end.
   */
  public static Plot losses(History history) {
    return Plots.losses(history);
  }

  /** An empty plot, to which lines, points, bars and histograms are added. */
  public static Plot plot(String title) {
    return new Plot().title(title);
  }

  /**
   * An empty grid of images, to which rows are added.
   *
   * @param height pixels of one image from top to bottom
   * @param width pixels of one image from left to right
   */
  public static ImageGrid images(int height, int width) {
    return new ImageGrid(height, width);
  }

  /** A row of images with a caption, to which rows of equal size can be added. */
  public static ImageGrid images(String caption, Images images) {
    return images(images.height(), images.width()).row(caption, images.pixels());
  }

  /** All images, in as many rows as it takes; at most 1000. */
  public static ImageGrid images(Images images) {
    return images(images.height(), images.width()).grid(images.pixels());
  }

  /** A matrix as a rectangle of coloured cells, row 0 at the top, with a colour scale. */
  public static HeatMap heatMap(String title, Tensor values) {
    return new HeatMap(title, values);
  }

  /** Figures side by side. Plots share the width of the page; other figures keep their size. */
  public static Figure row(Figure... figures) {
    return new FigureRow(List.of(figures));
  }

  /** Any image, shown at its own size: one image pixel for one logical pixel. */
  public static Figure of(BufferedImage image) {
    return new Picture(image.getWidth(), image.getHeight(), g -> g.drawImage(image, 0, 0, null));
  }

  /** Any chart made with XChart, in its own style and size. */
  public static Figure of(Chart<?, ?> chart) {
    int width = chart.getWidth();
    int height = chart.getHeight();
    return new Picture(width, height, g -> chart.paint(g, width, height));
  }

  /** Width in logical pixels, as they are on the page. */
  public abstract int width();

  /** Height in logical pixels, as they are on the page. */
  public abstract int height();

  /** What the figure shows, for those who do not see it: one short line. */
  abstract String description();

  /** Paints the figure on white paper, in logical pixels from (0, 0). */
  abstract void paint(Graphics2D g);

  /** This figure for a place of the given size; figures of fixed size stay as they are. */
  Figure fitted(int width, int height) {
    return this;
  }

  /** The figure as an image with two pixels for each logical pixel. */
  public BufferedImage image() {
    return image(PIXELS);
  }

  BufferedImage image(int pixels) {
    var image = new BufferedImage(width() * pixels, height() * pixels, BufferedImage.TYPE_INT_RGB);
    var g = image.createGraphics();
    try {
      g.scale(pixels, pixels);
      Style.prepare(g);
      g.setColor(Style.PAPER);
      g.fillRect(0, 0, width(), height());
      paint(g);
    } finally {
      g.dispose();
    }
    return image;
  }

  /** The figure as a PNG file's bytes: equal figures give equal bytes on one Java and font. */
  public byte[] png() {
    return Png.small(image());
  }

  /**
   * Writes the figure as a PNG file. The file appears complete or not at all.
   *
   * @return {@code file}
   * @throws IllegalArgumentException if the name does not end in .png
   * @throws UncheckedIOException if it cannot be written
   */
  public Path save(Path file) {
    var name = file.getFileName() == null ? "" : file.getFileName().toString();
    if (!name.endsWith(".png")) {
      throw new IllegalArgumentException("save: figures are PNG files, but the name is " + file);
    }
    var bytes = png();
    try {
      WholeFile.write(file, out -> out.write(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("save: cannot write " + file, e);
    }
    return file;
  }

  @Override
  public Set<MIMEType> getSupportedRenderTypes() {
    var types = new LinkedHashSet<MIMEType>();
    types.add(PNG);
    types.add(TEXT);
    return types;
  }

  /** Hands the kernel the PNG, its size on the page, and the line of text. */
  @Override
  public void render(RenderContext context) {
    render(context, this::png);
  }

  /** Hands the kernel one pixel for each logical pixel: a figure that moves must be quick. */
  void renderDraft(RenderContext context) {
    render(context, () -> Png.exact(image(1)));
  }

  private void render(RenderContext context, Supplier<byte[]> png) {
    context.renderIfRequested(
        PNG,
        (type, out) ->
            out.putData(
                type,
                Base64.getEncoder().encodeToString(png.get()),
                Map.of("width", width(), "height", height())));
    context.renderIfRequested(TEXT, this::toString);
  }

  /** One line that says what the figure shows, and its size. */
  @Override
  public String toString() {
    return "Figure: %s, %s x %s".formatted(description(), width(), height());
  }
}
