package diptych.notebook;

import diptych.gan.Gan;
import diptych.gan.GanLoss;
import diptych.tensor.Tensor;
import diptych.training.EpochListener;
import diptych.training.History;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A GAN on the line or in the plane in one picture: what D believes, the real and the generated
 * samples, where G's loss pulls the generated ones, how G maps the noise, and the losses and scores
 * of the training below.
 *
 * <pre>{@code
 * var panel = GanPanel.of(gan, ring.sample(400, new Seed(5)), -1.6, 1.6);
 * gan.train(ring::sample).stop(afterIterations(2000)).listen(panel.on(screen)).run();
 * }</pre>
 *
 * <p>A discriminator that packs is asked about packs of equal points.
 */
public final class GanPanel {
  private static final int WIDTH = 960;
  private static final int SQUARE = 400;
  private static final int TITLE = 34;
  private static final int LEGEND = 30;
  private static final int TRACE_HEIGHT = 230;

  /** Points of a loss: few are painted fast, and single batches would hide the curve. */
  private static final int MOST_POINTS = 300;

  private final GanLens lens;

  private GanPanel(GanLens lens) {
    this.lens = lens;
  }

  /**
   * A panel for samples on the line (n, 1) or in the plane (n, 2).
   *
   * @param real the real samples to show, some hundreds
   * @param low the left and lower end of what is shown
   * @param high the right and upper end
   * @throws IllegalArgumentException if the samples have other dimensions than the generator's, or
   *     the range is empty
   */
  public static GanPanel of(Gan gan, Tensor real, double low, double high) {
    return new GanPanel(new GanLens(gan, real, low, high, GanLoss.NON_SATURATING));
  }

  /** The same panel with arrows that show the gradient of another loss. */
  public GanPanel loss(GanLoss loss) {
    return new GanPanel(lens.with(loss));
  }

  /** The GAN as it is now, without a history: for moves played by hand. */
  public Figure figure() {
    return picture(lens.look(), null, "by hand");
  }

  /** The GAN as it is now, over the losses and scores of its training so far. */
  public Figure figure(History history) {
    return picture(lens.look(), history, title(history));
  }

  static String title(History history) {
    return history.unit() + " " + history.epochs();
  }

  /** A listener that shows the panel on a screen and keeps it up to date, for one training. */
  public EpochListener on(Screen screen) {
    return new LiveGanPanel(this, screen);
  }

  /**
   * A listener that keeps what the panel's first view shows after the given iterations, for one
   * training; 0 is now.
   */
  public Film film(int... iterations) {
    return new Film(this, iterations);
  }

  GanLens lens() {
    return lens;
  }

  Figure picture(GanSnapshot at, History history, String title) {
    int height = top() + (history == null ? 0 : TRACE_HEIGHT + Style.MARGIN);
    var traces = history == null ? List.<Plot>of() : traces(history);
    return new Picture(
        WIDTH,
        height,
        "GAN, " + title,
        g -> {
          if (lens.isPlane()) {
            plane(g, at);
          } else {
            line(g, at);
          }
          for (int i = 0; i < traces.size(); i++) {
            paint(traces.get(i), g, i * WIDTH / 2, top());
          }
        });
  }

  private int top() {
    return TITLE + SQUARE + LEGEND + Style.MARGIN;
  }

  private void plane(Graphics2D g, GanSnapshot at) {
    var labels = new Labels(g);
    double second = WIDTH / 2.0 + 30;
    labels.title("What D believes, and where it pulls", Style.MARGIN, 24, SQUARE);
    new PlaneView(g, lens, Style.MARGIN, TITLE, SQUARE)
        .belief(at.belief())
        .real(0.6)
        .fakes(at)
        .pull(at)
        .done();
    labels.title("What G does with the noise", second, 24, SQUARE);
    new PlaneView(g, lens, second, TITLE, SQUARE).real(0.35).lattice(at.lattice()).done();
    var real = Layer.of(Layer.Kind.POINTS, "real", none(), none(), Role.REAL.color());
    var fake = Layer.of(Layer.Kind.POINTS, "generated", none(), none(), Role.GENERATED.color());
    labels.legend(List.of(real, fake), Style.MARGIN, TITLE + SQUARE + 4, SQUARE);
    var cells =
        Layer.of(Layer.Kind.LINE, "equal shares of the noise", none(), none(), fake.color());
    labels.legend(List.of(cells), (int) second, TITLE + SQUARE + 4, SQUARE);
  }

  private static double[] none() {
    return new double[0];
  }

  private void line(Graphics2D g, GanSnapshot at) {
    var names = new String[] {"real", "generated", "D(x)"};
    paint(lineView(at, "What D believes", names).size(WIDTH / 2, top()), g, 0, 0);
    var map =
        Figure.plot("What G does with the noise")
            .x("noise z")
            .y("G(z)")
            .yRange(lens.low(), lens.high())
            .size(WIDTH / 2, top());
    if (!at.lattice().isEmpty() && lens.noiseLine().length > 0) {
      map =
          map.line("G", lens.noiseLine(), Plots.column(at.lattice().get(0), 0)).as(Role.GENERATOR);
    }
    paint(map, g, WIDTH / 2, 0);
  }

  private Plot lineView(GanSnapshot at, String title, String... names) {
    var inside = Arrays.stream(Plots.column(at.fakes(), 0)).filter(Double::isFinite).toArray();
    var plot =
        Figure.plot(title)
            .x("x")
            .y("density and D(x)")
            .xRange(lens.low(), lens.high())
            .yRange(0, 1)
            .histogram(names[0], lens.real())
            .as(Role.REAL);
    if (inside.length > 0) {
      plot = plot.histogram(names[1], at.fakes()).as(Role.GENERATED);
    }
    return plot.line(names[2], lens.line(), Plots.column(at.belief(), 0)).as(Role.DISCRIMINATOR);
  }

  /** One frame of a film. */
  Figure frame(GanSnapshot at, String title, int size) {
    if (!lens.isPlane()) {
      return lineView(at, title, "", "", "").y("").size(Math.max(200, size), Math.max(150, size));
    }
    return new Picture(
        size,
        size + TITLE,
        title,
        g -> {
          new Labels(g).title(title, 2, 24, size);
          new PlaneView(g, lens, 1, TITLE, size - 2.0)
              .belief(at.belief())
              .real(0.5)
              .fakes(at)
              .done();
        });
  }

  /** The losses, and beside them the first score. */
  private static List<Plot> traces(History history) {
    int rows = Math.max(1, history.epochs() / MOST_POINTS);
    var losses =
        Figure.plot(rows == 1 ? "Losses" : "Losses, means of %d iterations".formatted(rows))
            .x(history.unit())
            .y("loss");
    for (var name : Plots.lossColumns(history.columnNames())) {
      losses = losses.with(Plots.means(name, rows, history.values(name)));
    }
    losses = losses.reference("2 ln 2", 2 * Math.log(2));
    var names = history.columnNames();
    return Stream.concat(
            Stream.of(losses),
            names.subList(names.indexOf("update") + 1, names.size()).stream()
                .limit(1)
                .map(score -> scorePlot(history, score)))
        .map(plot -> plot.size(WIDTH / 2, TRACE_HEIGHT))
        .toList();
  }

  private static Plot scorePlot(History history, String name) {
    return Figure.plot(name)
        .x(history.unit())
        .with(Plots.measured(name, history.values(name)))
        .as(Role.MAIN);
  }

  static void paint(Figure figure, Graphics2D g, int x, int y) {
    var part = (Graphics2D) g.create(x, y, figure.width(), figure.height());
    figure.paint(part);
    part.dispose();
  }
}
