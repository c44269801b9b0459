package diptych.training;

import static diptych.training.Models.weights;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autodiff.Node;
import diptych.file.Npz;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stop button at any moment: while a model learns, is measured, or is being saved. */
@Timeout(300)
class InterruptTest {
  private static final int INTERRUPTS = 40;

  /** More rounds than fit in the time before an interrupt. */
  private static final int MANY = 1_000_000;

  @TempDir Path folder;

  @Test
  void anAutoencoderStaysUsableAndItsHistoryIsCompleteUpToThatEpoch() throws Exception {
    for (int i = 0; i < INTERRUPTS; i++) {
      var model = KilledProgram.autoencoder();
      var file = folder.resolve("autoencoder" + i + ".npz");
      var history =
          interrupted(
              i,
              () ->
                  KilledProgram.training(model)
                      .checkpoint(file, 1)
                      .stop(StopRule.afterEpochs(MANY))
                      .run());
      assertComplete(
          history,
          file,
          model.parameters(),
          rounds ->
              KilledProgram.training(KilledProgram.autoencoder())
                  .stop(StopRule.afterEpochs(rounds))
                  .run());
    }
  }

  @Test
  void aGanStaysUsableAndItsHistoryIsCompleteUpToThatIteration() throws Exception {
    for (int i = 0; i < INTERRUPTS; i++) {
      var model = KilledProgram.gan();
      var file = folder.resolve("gan" + i + ".npz");
      var history =
          interrupted(
              i,
              () ->
                  KilledProgram.training(model)
                      .checkpoint(file, 1)
                      .stop(StopRule.afterIterations(MANY))
                      .run());
      assertComplete(
          history,
          file,
          model.parameters(),
          rounds ->
              KilledProgram.training(KilledProgram.gan())
                  .stop(StopRule.afterIterations(rounds))
                  .run());
    }
  }

  /** Trains in a thread of its own that is interrupted at a random moment after its first row. */
  private static History interrupted(int seed, Callable<History> training) throws Exception {
    var task = new FutureTask<>(training);
    var thread = new Thread(task);
    thread.start();
    Thread.sleep(1 + new Random(seed).nextInt(60));
    thread.interrupt();
    return task.get();
  }

  private static void assertComplete(
      History history, Path file, List<Node> parameters, Function<Integer, History> again)
      throws IOException {
    assertTrue(history.stopReason().startsWith("interrupted in "), history.stopReason());
    weights(parameters).forEach(x -> assertTrue(Float.isFinite(x.sum())));
    int rounds = history.epochs();
    if (rounds > 0) {
      assertEquals(rounds, Npz.read(file).doubles("history.update").length);
      var expected = again.apply(rounds);
      for (var column : history.columnNames()) {
        assertArrayEquals(expected.values(column), history.values(column), column);
      }
    }
  }
}
