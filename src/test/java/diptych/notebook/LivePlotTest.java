package diptych.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import diptych.training.History;
import diptych.training.StopRule;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LivePlotTest {
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5); // clocks may overflow
  private final Page page = new Page();
  private final Screen screen = page.screen;

  private static History history(int epochs) {
    var history = new History(StopRule.afterEpochs(1000), "epoch", List.of("loss", "update"));
    for (int epoch = 0; epoch < epochs; epoch++) {
      history.add(0.0361, 0.5);
    }
    return history;
  }

  private Object line() {
    return page.outputs.get("output 1");
  }

  @Test
  void aFigureAndALineAreShownOnceAndReplacedInPlace() {
    var plot = LivePlot.on(screen, Figure::losses, new Pace(clock::get));
    var history = history(0);
    for (int epoch = 1; epoch <= 10; epoch++) {
      history.add(0.05, 0.1);
      clock.addAndGet(1_000_000_000);
      plot.epochEnded(history);
      assertEquals(2, page.outputs.size());
    }
    assertEquals(18, page.updates.size());
    assertTrue(line().toString().startsWith("1 %, epoch 10, loss 0.0500, "), line().toString());
  }

  @Test
  void theEndOfATrainingDependsOnItsHistoryAlone() {
    var plot = LivePlot.on(screen, Figure::losses, new Pace(clock::get));
    var history = history(1000);
    plot.epochEnded(history);
    history.stopped("1000 epochs");
    plot.trainingEnded(history); // though it is too early for another update
    assertEquals("1000 epochs, loss 0.0361; stopped: 1000 epochs", line());
    var figure = assertInstanceOf(Figure.class, page.outputs.get("output 0"));
    assertArrayEquals(Figure.losses(history).png(), figure.png());
  }

  @Test
  void aTrainingWithoutEpochsStillShowsHowItEnded() {
    var plot = LivePlot.on(screen);
    var history = history(0);
    history.stopped("interrupted in epoch 1");
    plot.trainingEnded(history);
    assertEquals("0 epochs; stopped: interrupted in epoch 1", line());
  }

  @Test
  void whatMovesHasOnePixelForEachPixelOfThePage() throws IOException {
    LivePlot.on(screen, Figure::losses, new Pace(clock::get)).epochEnded(history(3));
    var bundle =
        new Gson()
            .toJsonTree(new Renderer().render(page.outputs.get("output 0")))
            .getAsJsonObject();
    var png = bundle.getAsJsonObject("data").get("image/png").getAsString();
    var image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
    assertEquals(720, image.getWidth());
    var size = bundle.getAsJsonObject("metadata").getAsJsonObject("image/png");
    assertEquals(720, size.get("width").getAsInt());
  }

  @Test
  void nothingHappensMoreThanFourTimesASecond() {
    var pace = new Pace(clock::get);
    int[] runs = {0};
    for (int millisecond = 0; millisecond < 10_000; millisecond++) {
      clock.addAndGet(1_000_000);
      pace.run(() -> runs[0]++);
    }
    assertEquals(40, runs[0]);
  }

  @Test
  void whatIsSlowHappensSeldom() {
    var pace = new Pace(clock::get);
    long slow = 100_000_000;
    long spent = 0;
    long start = clock.get();
    while (clock.get() - start < 100_000_000_000L) {
      clock.addAndGet(1_000_000);
      long before = clock.get();
      pace.run(() -> clock.addAndGet(slow));
      spent += clock.get() - before;
    }
    double share = (double) spent / (clock.get() - start);
    assertTrue(share > 0.03 && share < 0.05, "share of time: " + share);
  }

  @Test
  void theProgressLineStandsAlone() {
    var progress = ProgressLine.on(screen, new Pace(clock::get));
    progress.epochEnded(history(250));
    assertTrue(
        page.outputs.get("output 0").toString().startsWith("25 %, epoch 250, loss 0.0361, "),
        page.outputs.toString());
    progress.epochEnded(history(251)); // too early
    progress.trainingEnded(history(1));
    assertEquals("1 epoch, loss 0.0361", page.outputs.get("output 0"));
    assertEquals(1, page.updates.size());
  }

  @Test
  void theTimeLeftFollowsFromTheTimeSpent() {
    assertEquals(
        "25 %, epoch 250, loss 0.0412, 3.1 s, about 9.3 s left",
        ProgressLine.running("epoch 250", List.of("loss 0.0412"), 0.25, Duration.ofMillis(3100)));
  }

  @Test
  void aTrainingWhoseEndNobodyKnowsHasNoTimeLeft() {
    assertEquals(
        "epoch 7, loss 0.5, 1.0 s",
        ProgressLine.running("epoch 7", List.of("loss 0.5"), Double.NaN, Duration.ofSeconds(1)));
    assertEquals(
        "0 %, epoch 7, 1.0 s",
        ProgressLine.running("epoch 7", List.of(), 0, Duration.ofSeconds(1)));
  }

  @Test
  void noLineIsLongerThanEightyColumns() {
    var losses = List.of("a very long name of some loss 0.1", "another very long name 0.2");
    var running = ProgressLine.running("epoch 123456", losses, 0.5, Duration.ofHours(2));
    var ended =
        ProgressLine.ended("123456 epochs", losses, "no loss below epoch 12's in 100 epochs");
    assertEquals(80, running.length(), running);
    assertEquals(80, ended.length(), ended);
  }

  @ParameterizedTest
  @CsvSource({
    "0.04, 0.0 s",
    "4.26, 4.3 s",
    "9.94, 9.9 s",
    "9.96, 10 s",
    "59.4, 59 s",
    "59.6, 1 min 0 s",
    "125, 2 min 5 s",
    "3600, 1 h 0 min",
    "7500, 2 h 5 min"
  })
  void timesAreSaidAsPeopleSayThem(double seconds, String text) {
    assertEquals(text, ProgressLine.time(seconds));
  }
}
