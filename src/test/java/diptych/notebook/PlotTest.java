package diptych.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.History;
import diptych.training.StopRule;
import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlotTest {
  private static final double[] X = {0, 1, 2, 3, 4};
  private static final double[] LEVEL = {0.5, 0.5, 0.5, 0.5, 0.5};

  private static History history(int epochs) {
    var history = new History(StopRule.afterEpochs(1000), "epoch", List.of("loss", "update"));
    for (int epoch = 1; epoch <= epochs; epoch++) {
      history.add(0.04 + 0.05 * Math.exp(-epoch / 200.0), 1.0 / epoch);
    }
    return history;
  }

  private static String refused(Supplier<?> plot) {
    return assertThrows(IllegalArgumentException.class, plot::get).getMessage();
  }

  @Test
  void aLineIsPaintedInTheColourOfItsRoleThreePixelsWide() {
    var image = Figure.plot("t").line("a", X, LEVEL).as(Role.REAL).image();
    var rows = Pixels.rowsWith(image, Role.REAL.color());
    assertTrue(rows.length >= 5 && rows.length <= 6, rows.length + " rows of pixels");
    var columns = Pixels.columnsWith(image, Role.REAL.color());
    assertTrue(columns.length > 1200, columns.length + " columns of pixels");
    assertEquals(columns.length - 1, columns[columns.length - 1] - columns[0]);
  }

  @Test
  void eachOfAFewPointsIsPaintedOverTheLines() {
    var line = Figure.plot("t").yRange(0, 1).line("a", X, LEVEL).as(Role.REAL);
    var apart = line.points("b", new double[] {2}, new double[] {0.8}).image();
    var over = line.points("b", new double[] {2}, new double[] {0.5}).image();
    int covered =
        Pixels.columnsWith(apart, Role.REAL.color()).length
            - Pixels.columnsWith(over, Role.REAL.color()).length;
    assertTrue(covered > 20 && covered < 40, covered + " columns of the line are covered");
  }

  @Test
  void lossesShowTheLossAndNotTheSizeOfTheUpdates() {
    var plot = Figure.losses(history(1000));
    assertEquals("Figure: Loss over 1000 epochs, 720 x 405", plot.toString());
    assertEquals(1, plot.layers().size());
    assertEquals("loss", plot.layers().get(0).name());
    var columns = Pixels.columnsWith(plot.image(), Role.MAIN.color());
    assertTrue(columns.length > 1000, columns.length + " columns");
  }

  @Test
  void lossesOfBothPlayersHaveTheirColours() {
    var history =
        new History(
            StopRule.afterEpochs(2),
            "iteration",
            List.of("discriminator loss", "generator loss", "update"));
    history.add(1.4, 0.7, 1);
    history.add(1.3, 0.8, 1);
    var plot = Figure.losses(history);
    var layers = plot.layers();
    assertEquals("Figure: Loss over 2 iterations, 720 x 405", plot.toString());
    assertEquals("iteration", plot.xTitle());
    assertEquals(Role.DISCRIMINATOR.color(), layers.get(0).color());
    assertEquals(Role.GENERATOR.color(), layers.get(1).color());
    assertEquals(2, layers.size());
  }

  @Test
  void aLossThatIsMeasuredNowAndThenIsJoinedOverTheRowsBetween() {
    var history =
        new History(StopRule.afterEpochs(9), "epoch", List.of("loss", "update", "validation"));
    for (int epoch = 1; epoch <= 9; epoch++) {
      history.add(1.0 / epoch, 1, epoch % 4 == 1 ? 2.0 / epoch : Double.NaN);
    }
    var validation = Figure.losses(history).layers().get(1);
    assertEquals("validation", validation.name());
    assertArrayEquals(new double[] {1, 5, 9}, validation.x());
    assertArrayEquals(new double[] {2, 0.4, 2.0 / 9}, validation.y());
  }

  @Test
  void aReferenceLineIsDashedOverTheWholeWidthAndGrey() {
    var image = Figure.losses(history(1000)).reference("PCA bound", 0.0305).image();
    var grey = Role.BASELINE.color();
    int row =
        IntStream.of(Pixels.rowsWith(image, grey))
            .reduce((a, b) -> Pixels.inRow(image, a, grey) >= Pixels.inRow(image, b, grey) ? a : b)
            .orElseThrow();
    long painted = Pixels.inRow(image, row, grey);
    var columns =
        IntStream.range(0, image.getWidth()).filter(x -> Pixels.at(image, x, row).equals(grey));
    var places = columns.toArray();
    int width = places[places.length - 1] - places[0];
    assertTrue(width > 900, "width " + width);
    assertTrue(painted > 0.4 * width && painted < 0.7 * width, painted + " of " + width);
  }

  @Test
  void ticksOfEquallySpacedPointsStandAtRoundNumbers() {
    // XChart alone would put them on data points: 1, 101, 201, …
    var image = Figure.losses(history(1000)).image();
    int[] lines = Pixels.uprightLines(image, Style.GRID);
    assertEquals(6, lines.length, Arrays.toString(lines));
    int step = lines[1] - lines[0];
    for (int i = 1; i < lines.length; i++) {
      assertEquals(step, lines[i] - lines[i - 1], 1, Arrays.toString(lines));
    }
  }

  @Test
  void aHistogramAndItsDensityFitOverEachOther() {
    var samples = Tensor.normal(20_000, 1, new Seed(1));
    var plot =
        Figure.plot("t")
            .histogram("samples", samples)
            .curve("density", x -> Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI));
    var histogram = plot.layers().get(0);
    double area = 0;
    for (int i = 0; i < histogram.y().length; i++) {
      double left = histogram.x()[i];
      double right = histogram.x()[i + 1];
      double middle = (left + right) / 2;
      double density = Math.exp(-middle * middle / 2) / Math.sqrt(2 * Math.PI);
      area += histogram.y()[i] * (right - left);
      assertEquals(density, histogram.y()[i], 0.03);
    }
    assertEquals(1, area, 1e-9);
    assertTrue(Pixels.count(plot.image(), Style.CYCLE.get(1)) > 1000);
  }

  @Test
  void aHistogramOfEqualNumbersIsOneBlock() {
    var layer = Figure.plot("t").histogram("ones", Tensor.full(5, 1, 1)).layers().get(0);
    assertEquals(1, Arrays.stream(layer.y()).filter(height -> height > 0).count());
  }

  @Test
  void pointsOfAClassHaveItsColourWhateverTheirOrder() {
    var samples = Tensor.of(3, 2, 0, 0, 1, 1, 2, 0);
    var layers = Figure.plot("t").points(samples, 2, 0, 2).layers();
    assertEquals(2, layers.size());
    assertEquals("0", layers.get(0).name());
    assertEquals(Style.CYCLE.get(0), layers.get(0).color());
    assertArrayEquals(new double[] {0, 2}, layers.get(1).x());
    assertEquals(Style.CYCLE.get(2), layers.get(1).color());
  }

  @Test
  void samplesOfOneNumberLieOnTheAxis() {
    var layer = Figure.plot("t").points("a", Tensor.of(2, 1, 3, 4)).layers().get(0);
    assertArrayEquals(new double[] {3, 4}, layer.x());
    assertArrayEquals(new double[] {0, 0}, layer.y());
  }

  @Test
  void barsStandSideBySideOnZeroInTheirColours() {
    var image =
        Figure.plot("t").bar("PCA", 2).as(Role.REAL).bar("AE", 1).as(Role.GENERATED).image();
    var blue = Style.lighter(Role.REAL.color());
    var red = Style.lighter(Role.GENERATED.color());
    int[] blueRows = Pixels.rowsWith(image, blue);
    int[] redRows = Pixels.rowsWith(image, red);
    assertEquals(blueRows[blueRows.length - 1], redRows[redRows.length - 1], 1);
    assertEquals(2.0, (double) blueRows.length / redRows.length, 0.02);
    int[] blueColumns = Pixels.columnsWith(image, blue);
    assertTrue(blueColumns[blueColumns.length - 1] < Pixels.columnsWith(image, red)[0]);
  }

  @Test
  void barsOnALogarithmicAxisReachDownToItsEnd() {
    var plot = Figure.plot("t").bar("a", 0.01).as(Role.REAL).bar("b", 100).as(Role.GENERATED);
    var image = plot.logY().image();
    int[] blue = Pixels.rowsWith(image, Style.lighter(Role.REAL.color()));
    int[] red = Pixels.rowsWith(image, Style.lighter(Role.GENERATED.color()));
    assertEquals(blue[blue.length - 1], red[red.length - 1], 1);
    assertTrue(blue.length < 100 && red.length > 400, blue.length + " and " + red.length);
  }

  @Test
  void aNumberThatIsNotFiniteLeavesAGap() {
    var whole = Figure.plot("t").line("a", X, LEVEL).as(Role.REAL).image();
    for (double strange : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      var y = new double[] {0.5, 0.5, strange, 0.5, 0.5};
      var image = Figure.plot("t").line("a", X, y).as(Role.REAL).image();
      double share =
          (double) Pixels.count(image, Role.REAL.color()) / Pixels.count(whole, Role.REAL.color());
      assertEquals(0.5, share, 0.02);
    }
  }

  @Test
  void aHistoryOfAnyLengthCanBeDrawn() {
    var empty = Figure.losses(history(0)).image();
    assertTrue(Pixels.count(empty, Style.GRID) > 1000, "no axes");
    for (int epochs : new int[] {1, 2, 3}) {
      var image = Figure.losses(history(epochs)).as(Role.REAL).image();
      assertTrue(Pixels.count(image, Style.GRID) > 1000, epochs + " epochs: no axes");
      assertTrue(Pixels.count(image, Role.REAL.color()) > 100, epochs + " epochs: no line");
    }
  }

  @Test
  void aLogarithmicAxisRefusesZeroWithItsName() {
    var plot = Figure.plot("t").line("error", X, new double[] {1, 0.1, 0, 0.1, 1});
    var message = refused(plot::logY);
    assertTrue(message.contains("error") && message.contains("0.0"), message);
    assertTrue(refused(() -> Figure.plot("t").logY().reference("r", -1)).contains("-1.0"));
    assertTrue(refused(plot::logX).contains("logX"));
  }

  @Test
  void aLogarithmicAxisMakesAGeometricSeriesStraight() {
    double[] y = {1, 10, 100, 1000, 10_000};
    var image = Figure.plot("t").line("a", X, y).as(Role.REAL).logY().image();
    int[] columns = Pixels.columnsWith(image, Role.REAL.color());
    int middle = (columns[0] + columns[columns.length - 1]) / 2;
    int[] rows = Pixels.rowsWith(image, Role.REAL.color());
    int middleRow = (rows[0] + rows[rows.length - 1]) / 2;
    assertEquals(Role.REAL.color(), Pixels.at(image, middle, middleRow));
  }

  @Test
  void wrongInputIsRefusedWithItsNumbers() {
    assertTrue(refused(() -> Figure.plot("t").line("a", X, new double[3])).contains("5 numbers"));
    assertTrue(
        refused(() -> Figure.plot("t").line("a", new double[] {0, Double.NaN}, new double[2]))
            .contains("NaN at index 1"));
    assertTrue(refused(() -> Figure.plot("t").xRange(2, 1)).contains("2.0 and 1.0"));
    assertTrue(refused(() -> Figure.plot("t").size(10, 10)).contains("10 x 10"));
    assertTrue(refused(() -> Figure.plot("t").points("a", Tensor.zeros(4, 3))).contains("(4, 3)"));
    assertTrue(
        refused(() -> Figure.plot("t").points(Tensor.zeros(4, 2), 1, 2)).contains("2 labels"));
    assertTrue(
        refused(() -> Figure.plot("t").histogram("a", Tensor.zeros(0, 1))).contains("(0, 1)"));
    assertTrue(refused(() -> Figure.plot("t").reference("a", Double.NaN)).contains("NaN"));
    assertThrows(IllegalStateException.class, () -> Figure.plot("t").as(Role.REAL));
  }

  @ParameterizedTest
  @MethodSource("sizesOfNumbers")
  @Timeout( // XChart alone does not end for some of them
      value = 3,
      unit = TimeUnit.MINUTES,
      threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void numbersOfAnySizeAreDrawnWithTicks(double offset, double size) {
    double[] y = IntStream.range(0, 20).mapToDouble(i -> offset + size * Math.sin(i)).toArray();
    double[] x = IntStream.range(0, 20).mapToDouble(i -> offset + size * i).toArray();
    var image = Figure.plot("t").line("a", x, y).as(Role.REAL).image();
    assertTrue(Pixels.count(image, Role.REAL.color()) > 100, "the line");
    assertTrue(Pixels.uprightLines(image, Style.GRID).length >= 2, "ticks");
    assertTrue(Pixels.count(image, Style.SOFT_INK) > 50, "labels of ticks");
  }

  static Stream<Arguments> sizesOfNumbers() {
    double[] sizes = {1e-140, 1e-20, 1e-12, 1e-10, 1e-5, 1, 1e9, 1e40, 1e140};
    return Arrays.stream(sizes)
        .boxed()
        .flatMap(
            size ->
                DoubleStream.of(0, size, -1000 * size, 1e7 * size)
                    .mapToObj(offset -> Arguments.of(offset, size)));
  }

  @Test
  void numbersOfManySizesAreDrawnOnALogarithmicAxis() {
    for (double largest : new double[] {1.5, 40, 1e6, 1e60, 1e140}) {
      double[] x = {1, 2, 3};
      double[] y = {1, Math.sqrt(largest), largest};
      var image = Figure.plot("t").line("a", x, y).as(Role.REAL).logY().image();
      assertTrue(Pixels.count(image, Role.REAL.color()) > 1000, "1 to " + largest);
      assertTrue(Pixels.count(image, Style.SOFT_INK) > 50, "labels of 1 to " + largest);
    }
  }

  @Test
  void namesOfClassesInOnePlacePart() {
    var places =
        List.of(new Point2D.Double(5, 5), new Point2D.Double(5, 5), new Point2D.Double(90, 5));
    Labels.moveApart(places);
    assertEquals(26, places.get(0).distance(places.get(1)), 0.01);
    assertEquals(new Point2D.Double(90, 5), places.get(2));
  }

  @Test
  void methodsReturnAnotherPlotAndChangeNothing() {
    double[] y = LEVEL.clone();
    var plot = Figure.plot("t").line("a", X, y);
    var before = plot.png();
    y[0] = 7;
    var other = plot.reference("r", 2).as(Role.REAL).x("x").y("y").logY().size(300, 200).title("u");
    assertArrayEquals(before, plot.png());
    assertNotEquals(plot.toString(), other.toString());
  }

  @Test
  void aThinnedLineKeepsItsPeaksAndGaps() {
    int n = 100_000;
    double[] x = IntStream.range(0, n).asDoubleStream().toArray();
    double[] y = new double[n];
    y[12_345] = 5;
    y[54_321] = -5;
    y[77_777] = Double.NaN;
    var thin = Figure.plot("t").line("a", x, y).layers().get(0).thinned();
    assertTrue(thin.x().length <= 4000, thin.x().length + " points");
    var finite = Arrays.stream(thin.y()).filter(Double::isFinite).summaryStatistics();
    assertEquals(5, finite.getMax());
    assertEquals(-5, finite.getMin());
    assertEquals(thin.y().length - 1, finite.getCount());
    assertEquals(n - 1, thin.x()[thin.x().length - 1]);
  }
}
