package diptych.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import diptych.tensor.Tensor;
import diptych.training.History;
import diptych.training.StopRule;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;

class FigureTest {
  private static final double[] X = {1, 2, 3};
  private static final double[] Y = {3, 1, 2};

  private static Plot plot() {
    return Figure.plot("Three points").line("a", X, Y);
  }

  private static JsonObject rendered(Object value) {
    return new Gson().toJsonTree(new Renderer().render(value)).getAsJsonObject();
  }

  @Test
  void aKernelGetsAPngOfTwiceTheSizeThatItsMetadataSay() throws IOException {
    var bundle = rendered(plot());
    var size = bundle.getAsJsonObject("metadata").getAsJsonObject("image/png");
    var png = bundle.getAsJsonObject("data").get("image/png").getAsString();
    var image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
    assertEquals(720, size.get("width").getAsInt());
    assertEquals(405, size.get("height").getAsInt());
    assertEquals(1440, image.getWidth());
    assertEquals(810, image.getHeight());
  }

  @Test
  void aKernelGetsOneLineOfTextThatNeverDiffers() {
    var data = rendered(plot()).getAsJsonObject("data");
    assertEquals("Figure: Three points, 720 x 405", data.get("text/plain").getAsString());
    assertEquals(2, data.size());
  }

  @Test
  void textsDoNotFollowTheReadersLocale() {
    var before = Locale.getDefault();
    var english = texts();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(english, texts());
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String texts() {
    var history = new History(StopRule.afterEpochs(2), "epoch", List.of("loss", "update"));
    history.add(0.5, 1);
    var grid = Figure.images(2, 2).row("", Tensor.zeros(1, 4));
    return String.join(
        "\n",
        Figure.losses(history).toString(),
        grid.toString(),
        Figure.heatMap("", Tensor.zeros(2, 3)).toString(),
        Check.that("a", () -> 1.5).equalTo(2).toString(),
        Check.that("a", () -> new int[3]).equalTo(new int[4]).toString(),
        TableView.columns("n").row(12.5).row(3).toString(),
        ProgressLine.running("epoch 1", ProgressLine.losses(history), 0.25, Duration.ofSeconds(75)),
        Axis.between(0, 20_000, 5).label(10_000));
  }

  @Test
  void equalFiguresGiveEqualBytes() {
    assertArrayEquals(plot().png(), plot().png());
    assertFalse(java.util.Arrays.equals(plot().png(), plot().reference("b", 2).png()));
  }

  @Test
  void aSavedFigureIsAPngFileAndLeavesNothingElse(@TempDir Path folder) throws IOException {
    var file = folder.resolve("new").resolve("plot.png");
    assertSame(file, plot().save(file));
    assertArrayEquals(plot().png(), Files.readAllBytes(file));
    plot().title("another").save(file);
    assertArrayEquals(plot().title("another").png(), Files.readAllBytes(file));
    try (var files = Files.list(file.getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aFigureIsNotSavedUnderANameOfAnotherFormat(@TempDir Path folder) {
    var file = folder.resolve("plot.jpg");
    var error = assertThrows(IllegalArgumentException.class, () -> plot().save(file));
    assertTrue(error.getMessage().contains("plot.jpg"), error.getMessage());
    assertFalse(Files.exists(file));
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed(@TempDir Path folder) throws IOException {
    var inTheWay = Files.writeString(folder.resolve("folder"), "a file, not a folder");
    var file = inTheWay.resolve("plot.png");
    var error = assertThrows(UncheckedIOException.class, () -> plot().save(file));
    assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
  }

  @Test
  void anImageIsShownPixelByPixel() {
    var image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x123456);
    image.setRGB(1, 0, 0xABCDEF);
    var shown = Figure.of(image).image();
    assertEquals(4, shown.getWidth());
    assertEquals(new Color(0x123456), Pixels.at(shown, 1, 1));
    assertEquals(new Color(0xABCDEF), Pixels.at(shown, 2, 0));
  }

  @Test
  void anyXChartChartIsAFigure() {
    var chart = new XYChart(300, 200);
    chart.addSeries("a", X, Y).setLineColor(Color.MAGENTA);
    var figure = Figure.of(chart);
    assertEquals("Figure: picture, 300 x 200", figure.toString());
    assertTrue(Pixels.count(figure.image(), Color.MAGENTA) > 100);
  }

  @Test
  void plotsSideBySideShareThePageAndOthersKeepTheirSize() {
    var grid = Figure.images(2, 2).row("", Tensor.zeros(1, 4));
    var row = Figure.row(plot(), plot().title("Again"));
    assertEquals("Figure: Three points; Again, 960 x 360", row.toString());
    assertEquals(960, Figure.row(plot(), plot()).width());
    assertEquals(grid.width() + 16 + 472, Figure.row(grid, plot()).width());
  }

  @Test
  void aRowPaintsEachFigureInItsPlace() {
    var row = Figure.row(plot().as(Role.REAL), plot().as(Role.GENERATED)).image();
    var left = Pixels.columnsWith(row, Role.REAL.color());
    var right = Pixels.columnsWith(row, Role.GENERATED.color());
    assertTrue(left[left.length - 1] < 960, "left figure ends at " + left[left.length - 1]);
    assertTrue(right[0] > 960, "right figure starts at " + right[0]);
  }

  @Test
  void aRowOfNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, Figure::row);
  }

  @Test
  void aMachineWithoutFontsGetsTheNamesOfThePackagesToInstall() {
    for (var cause :
        new Throwable[] {
          new InternalError("java.lang.reflect.InvocationTargetException"),
          new UnsatisfiedLinkError("libfreetype.so.6: cannot open shared object file"),
          new NoClassDefFoundError("Could not initialize class sun.font.SunFontManager"),
          new RuntimeException("Fontconfig head is null, check your fonts"),
        }) {
      var error =
          assertThrows(
              IllegalStateException.class,
              () ->
                  Fonts.require(
                      () -> {
                        if (cause instanceof Error e) {
                          throw e;
                        }
                        throw (RuntimeException) cause;
                      }));
      assertTrue(error.getMessage().contains("apt-get install fontconfig"), error.getMessage());
      assertSame(cause, error.getCause());
    }
  }

  /** What a Java without fonts runs. */
  static final class Fontless {
    private Fontless() {}

    public static void main(String[] args) {
      try {
        System.out.println(Figure.plot(args[0]));
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void aRealJavaThatFindsNoFontSaysSo(@TempDir Path folder) throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "fontconfig finds Linux's fonts");
    var noFonts = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
    var java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=true",
            "-Duser.home=" + folder, // where Java keeps what it learned about fonts
            "-cp",
            System.getProperty("java.class.path"),
            Fontless.class.getName(),
            "a title");
    java.environment().put("FONTCONFIG_FILE", noFonts.toString());
    var process = java.redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(Fonts.MISSING, output.strip());
    assertEquals(0, process.waitFor());
  }

  @Test
  void everyRoleCanBeSeenOnPaper() {
    for (var role : Role.values()) {
      double ratio = 1.05 / (luminance(role.color()) + 0.05);
      assertTrue(ratio >= 3, role + " has a contrast of " + ratio);
    }
  }

  /** Relative luminance as the web's accessibility guidelines (WCAG 2) define it. */
  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
