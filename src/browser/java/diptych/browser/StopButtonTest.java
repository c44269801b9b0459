package diptych.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What JupyterLab's stop button does to a training, and to the cells that wait behind it. */
@Tag("browser")
@ExtendWith(WithJupyterLab.class)
class StopButtonTest {
  private static final int TRAINING = 2;
  private static final int AFTERWARDS = 3;

  @Test
  void theStopButtonEndsTrainingAndTheNextCellUsesTheModel(JupyterLab lab) throws IOException {
    SmallNotebook.write(
        lab,
        "stop.ipynb",
        """
        var x = Tensor.uniform(1000, 100, new Seed(1));
        var ae = Autoencoder.of(Dense.of(100, 50, RELU), Dense.of(50, 100, SIGMOID)).init(new Seed(2));
        double before = ae.mse(x);
        var history = ae.train(x).optimizer(new Adam(0.001)).batch(1000)
            .stop(afterEpochs(10_000_000))
            .listen(LivePlot.on(screen))
            .run();
        """,
        """
        System.out.println(history.stopReason());
        System.out.println("better than before: " + (ae.mse(x) < before));
        """);
    try (var page = NotebookPage.open(lab, "stop.ipynb")) {
      page.runAll();
      page.awaitLooks(TRAINING, 4);
      page.stop();
      page.awaitReady();
      assertEquals("", String.join("\n", page.errors()));
      assertEquals("", String.join("\n", page.pictureProblems()));
      var text = page.text(AFTERWARDS);
      assertTrue(text.startsWith("interrupted in epoch "), text);
      assertTrue(text.contains("better than before: true"), text);
    }
  }
}
