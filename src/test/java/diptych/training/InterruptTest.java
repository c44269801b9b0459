package diptych.training;

import static diptych.training.Models.weights;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autodiff.Node;
import diptych.file.Npz;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stop button at any moment: while a model learns, is measured, or is being saved. */
@Timeout(300)
class InterruptTest {
  private static final int INTERRUPTS = 40;

  @TempDir Path folder;

  /**
   * A training that is set up: its model's weights, and what runs it by a rule, saving to a file.
   */
  private record Trial(List<Node> parameters, BiFunction<StopRule, Path, History> run) {}

  private static Trial autoencoder() {
    var model = KilledProgram.autoencoder();
    return new Trial(
        model.parameters(),
        (rule, file) -> KilledProgram.training(model).checkpoint(file, 1).stop(rule).run());
  }

  private static Trial variational() {
    var model = KilledProgram.variational();
    return new Trial(
        model.parameters(),
        (rule, file) -> KilledProgram.training(model).checkpoint(file, 1).stop(rule).run());
  }

  private static Trial gan() {
    var model = KilledProgram.gan();
    return new Trial(
        model.parameters(),
        (rule, file) -> KilledProgram.training(model).checkpoint(file, 1).stop(rule).run());
  }

  @Test
  void anAutoencoderStaysUsableAndItsHistoryIsCompleteUpToThatEpoch() throws Exception {
    interruptAtRandom(InterruptTest::autoencoder, StopRule::afterEpochs);
  }

  @Test
  void aVariationalAutoencoderStaysUsableAndItsHistoryIsCompleteUpToThatEpoch() throws Exception {
    interruptAtRandom(InterruptTest::variational, StopRule::afterEpochs);
  }

  @Test
  void aGanStaysUsableAndItsHistoryIsCompleteUpToThatIteration() throws Exception {
    interruptAtRandom(InterruptTest::gan, StopRule::afterIterations);
  }

  private void interruptAtRandom(Supplier<Trial> fresh, IntFunction<StopRule> after)
      throws Exception {
    var never = after.apply(1_000_000);
    for (int i = 0; i < INTERRUPTS; i++) {
      var trial = fresh.get();
      var file = folder.resolve("interrupted" + i + ".npz");
      var history = interrupted(i, () -> trial.run().apply(never, file));
      assertTrue(history.stopReason().startsWith("interrupted in "), history.stopReason());
      weights(trial.parameters()).forEach(x -> assertTrue(Float.isFinite(x.sum())));
      if (history.epochs() > 0) {
        assertEquals(history.epochs(), Npz.read(file).doubles("history.update").length);
        var whole = folder.resolve("whole.npz");
        var expected = fresh.get().run().apply(after.apply(history.epochs()), whole);
        for (var column : history.columnNames()) {
          assertArrayEquals(expected.values(column), history.values(column), column);
        }
      }
    }
  }

  /** Trains in a thread of its own that is interrupted at a random moment. */
  private static History interrupted(int seed, Callable<History> training) throws Exception {
    var task = new FutureTask<>(training);
    var thread = new Thread(task);
    thread.start();
    Thread.sleep(1 + new Random(seed).nextInt(60));
    thread.interrupt();
    return task.get();
  }
}
