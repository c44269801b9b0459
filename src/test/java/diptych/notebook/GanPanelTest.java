package diptych.notebook;

import static diptych.nn.Activation.IDENTITY;
import static diptych.training.StopRule.afterIterations;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import diptych.data.GaussianMixture;
import diptych.gan.Gan;
import diptych.gan.GanLoss;
import diptych.nn.Dense;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.EpochListener;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GanPanelTest {
  private final GaussianMixture ring = GaussianMixture.ring(8, 1, 0.05);
  private final Page page = new Page();

  /** G makes points around (−0.5, 0), D takes what lies to the right for real. */
  private static Gan plane(int packing) {
    var generator = Dense.of(2, 2, IDENTITY);
    generator.assign(Tensor.of(2, 2, 0.1f, 0, 0, 0.1f), Tensor.rowVector(-0.5f, 0));
    var discriminator = Dense.of(2 * packing, 1, IDENTITY);
    var weights = Tensor.zeros(2 * packing, 1);
    weights.set(0, 0, 5);
    discriminator.assign(weights, Tensor.scalar(0));
    return Gan.of(generator, discriminator);
  }

  private static Gan line() {
    return Gan.of(Dense.of(1, 1, IDENTITY), Dense.of(1, 1, IDENTITY)).init(new Seed(1));
  }

  private GanLens lens(Gan gan) {
    return new GanLens(gan, ring.sample(50, new Seed(1)), -2, 2, GanLoss.NON_SATURATING);
  }

  @Test
  void theBeliefIsAskedFromTheUpperLeftCornerRowByRow() {
    var belief = lens(plane(1)).look().belief();
    int side = GanLens.SIDE;
    assertEquals(side * side, belief.rows());
    assertTrue(belief.get(0, 0) < 0.01, "D at the upper left");
    assertTrue(belief.get(side - 1, 0) > 0.99, "D at the upper right");
    var upwards = plane(1);
    ((Dense) upwards.discriminator()).assign(Tensor.of(2, 1, 0, 5), Tensor.scalar(0));
    belief = lens(upwards).look().belief();
    assertTrue(belief.get(0, 0) > 0.99, "D at the upper left");
    assertTrue(belief.get(side * (side - 1), 0) < 0.01, "D at the lower left");
  }

  @Test
  void thePullPointsToWhereDBelieves() {
    var pull = lens(plane(1)).look().pull();
    for (int i = 0; i < pull.rows(); i++) {
      assertTrue(pull.get(i, 0) > 0);
      assertEquals(0, pull.get(i, 1), 0f);
    }
  }

  @Test
  void theLatticeIsTheNoiseAsGMapsIt() {
    var lattice = lens(plane(1)).look().lattice();
    assertEquals(26, lattice.size(), "13 cuts both ways");
    var middle = lattice.get(12); // across, at the median of the other coordinate
    assertEquals(0, middle.get(0, 1), 0.01);
    assertTrue(middle.get(0, 0) < -0.7 && middle.get(60, 0) > -0.3, "from left to right");
  }

  @Test
  void whatDBelievesRealHasTheTintOfTheRealColour() {
    var image = image(GanPanel.of(plane(1), Tensor.full(1, 2, 0.5f), -2, 2));
    var left = Pixels.at(image, 60, 200);
    var right = Pixels.at(image, 780, 200);
    assertTrue(left.getRed() > left.getBlue() + 40, "generated: reddish, got " + left);
    assertTrue(right.getBlue() > right.getRed() + 40, "real: bluish, got " + right);
  }

  @Test
  void theBeliefIsPaintedInStepsOfATenth() {
    var image = image(GanPanel.of(plane(1), Tensor.full(1, 2, 0.5f), -2, 2));
    var tints = IntStream.range(40, 800).map(x -> image.getRGB(x, 90)).distinct().count();
    assertTrue(tints > 5 && tints <= 11, "from D = 0 to D = 1, tints: " + tints);
  }

  private static BufferedImage image(GanPanel panel) {
    return panel.figure().image();
  }

  @Test
  void aPackingDiscriminatorIsShownToo() {
    var belief = lens(plane(3)).look().belief();
    assertEquals(GanLens.SIDE * GanLens.SIDE, belief.rows());
    assertTrue(belief.get(0, 0) < 0.01);
    assertTrue(belief.get(GanLens.SIDE - 1, 0) > 0.99);
  }

  @Test
  void thePanelHasTheLossesAndTheScoreOfTheTrainingBelow() {
    var gan = plane(1);
    var panel = GanPanel.of(gan, ring.sample(50, new Seed(1)), -2, 2);
    var history = gan.train(ring::sample).score("JS", 2, g -> 0.25).stop(afterIterations(4)).run();
    var figure = panel.figure(history);
    assertEquals(
        "Figure: GAN, iteration 4, 960 x %d".formatted(figure.height()), figure.toString());
    assertTrue(figure.height() > panel.figure().height());
    assertTrue(Pixels.count(figure.image(), Role.DISCRIMINATOR.color()) > 0, "D's loss");
    assertArrayEquals(figure.png(), panel.figure(history).png(), "the same picture each time");
  }

  @Test
  void lossesOfALongTrainingAreMeansOfSomeIterations() {
    var means = Plots.means("generator loss", 2, 1, 3, 5, 7, 100);
    assertArrayEquals(new double[] {2, 6}, means.y());
    assertArrayEquals(new double[] {1.5, 3.5}, means.x());
    assertArrayEquals(new double[] {1, 2}, Plots.means("generator loss", 1, 4, 5).x());
  }

  @Test
  void aGanOnTheLineIsShownAsDensities() {
    var gan = line();
    var panel = GanPanel.of(gan, GaussianMixture.twoBumps().sample(500, new Seed(1)), -4, 4);
    assertTrue(Pixels.count(panel.figure().image(), Role.DISCRIMINATOR.color()) > 100, "D(x)");
    assertTrue(Pixels.count(panel.figure().image(), Role.GENERATOR.color()) > 100, "G(z)");
  }

  @Test
  void theLivePanelIsReplacedInPlaceAndEndsWithTheFinalFigure() {
    var gan = plane(1);
    var panel = GanPanel.of(gan, ring.sample(50, new Seed(1)), -2, 2);
    var history =
        gan.train(ring::sample)
            .listen(panel.on(page.screen))
            .listen(slowly())
            .stop(afterIterations(40))
            .run();
    assertEquals(2, page.outputs.size(), "a figure and a line");
    assertTrue(page.updates.size() > 2, "updates: " + page.updates);
    var last = assertInstanceOf(Figure.class, page.outputs.get("output 0"));
    assertArrayEquals(panel.figure(history).png(), last.png());
    assertTrue(page.outputs.get("output 1").toString().startsWith("40 iterations, "));
  }

  @Test
  void whatMovesIsAPictureWithItsSize() {
    var gan = plane(1);
    var panel = GanPanel.of(gan, ring.sample(50, new Seed(1)), -2, 2);
    var seen = new LinkedHashMap<String, String>();
    var spying =
        Screen.of(
            value -> {
              seen.putIfAbsent(
                  value.getClass().getSimpleName(),
                  new Gson().toJson(new Renderer().render(value)));
              return "id";
            },
            (id, value) -> {});
    gan.train(ring::sample)
        .listen(panel.on(spying))
        .listen(slowly())
        .stop(afterIterations(40))
        .run();
    var still = seen.get("Still");
    assertTrue(still.contains("image/png") && still.contains("\"width\":960"), still);
    assertTrue(still.contains("Figure: GAN, iteration 1, 960 x"), still);
  }

  /** Gives the painting thread time to finish. */
  private static EpochListener slowly() {
    return history -> {
      try {
        Thread.sleep(25);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  @Test
  void anInterruptedTrainingStillShowsItsLastFigure() {
    var gan = plane(1);
    var panel = GanPanel.of(gan, ring.sample(50, new Seed(1)), -2, 2);
    var history =
        gan.train(ring::sample)
            .listen(panel.on(page.screen))
            .listen(h -> Thread.currentThread().interrupt())
            .stop(afterIterations(40))
            .run();
    assertEquals("interrupted in iteration 2", history.stopReason());
    assertInstanceOf(Figure.class, page.outputs.get("output 0"));
    assertTrue(
        page.outputs.get("output 1").toString().contains("stopped: interr"),
        page.outputs.toString());
  }

  @Test
  void aFilmHasAFrameForEachIterationThatWasAskedFor() {
    var gan = plane(1);
    var panel = GanPanel.of(gan, ring.sample(50, new Seed(1)), -2, 2);
    var film = panel.film(0, 2, 3, 5, 8, 99);
    gan.train(ring::sample).listen(film).stop(afterIterations(8)).run();
    var figure = film.figure();
    assertTrue(figure.toString().startsWith("Figure: film of 5 frames, 960 x "), figure.toString());
    assertThrows(IllegalArgumentException.class, panel::film);
    var onTheLine =
        GanPanel.of(line(), GaussianMixture.twoBumps().sample(50, new Seed(1)), -4, 4).film(0);
    assertTrue(onTheLine.figure().height() > 100);
  }

  @Test
  void whatCannotBeShownIsRefused() {
    var gan = plane(1);
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> GanPanel.of(gan, Tensor.zeros(5, 3), -1, 1));
    assertTrue(error.getMessage().contains("(5, 3)"), error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> GanPanel.of(gan, Tensor.zeros(5, 2), 1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> GanPanel.of(line(), Tensor.zeros(5, 2), -1, 1));
  }

  @Test
  void theArrowsCanBelongToAnotherLoss() {
    var gan = plane(1);
    var panel = GanPanel.of(gan, ring.sample(50, new Seed(1)), -2, 2);
    var saturating = panel.loss(GanLoss.SATURATING).lens().look().pull();
    var usual = panel.lens().look().pull();
    assertTrue(saturating.norm() < 0.5 * usual.norm(), "D is sure here, so the loss saturates");
  }
}
