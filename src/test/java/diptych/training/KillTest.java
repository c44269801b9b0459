package diptych.training;

import static diptych.training.Models.weights;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.file.Npz;
import diptych.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A training that saves after every epoch is killed at random moments: the checkpoint is whole, and
 * goes on to the bits of a training that was never killed. {@code -Ddiptych.kills=50} kills each
 * model's training fifty times instead of three.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("diptych.kills", 3);

  /** Rounds beyond the checkpoint that are trained both ways. */
  private static final int MORE = 20;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"autoencoder", "variational", "gan"})
  void whatAKilledTrainingHasSavedIsWholeAndGoesOnToTheSameBits(String kind)
      throws IOException, InterruptedException {
    var random = new Random(7);
    for (int kill = 0; kill < KILLS; kill++) {
      var file = folder.resolve(kind + kill + ".npz");
      killAfterItsFirstCheckpoint(kind, file, random.nextInt(400));
      int rounds = Npz.read(file).doubles("history.update").length;
      assertTrue(rounds > 0);
      assertEquals(
          trained(kind, Optional.empty(), rounds + MORE),
          trained(kind, Optional.of(file), rounds + MORE));
    }
  }

  private void killAfterItsFirstCheckpoint(String kind, Path file, int millis)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Ddiptych.threads=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledProgram.class.getName(),
                kind,
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    while (!Files.exists(file)) {
      assertTrue(process.isAlive(), () -> "ended: " + output());
      Thread.sleep(5);
    }
    Thread.sleep(millis);
    process.destroyForcibly().waitFor();
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** The weights after so many rounds, from the checkpoint on if there is one. */
  private static List<Tensor> trained(String kind, Optional<Path> checkpoint, int rounds) {
    if (kind.equals("autoencoder")) {
      var model = KilledProgram.autoencoder();
      var training = KilledProgram.training(model).stop(StopRule.afterEpochs(rounds));
      checkpoint.ifPresent(training::resume);
      training.run();
      return weights(model.parameters());
    }
    if (kind.equals("variational")) {
      var model = KilledProgram.variational();
      var training = KilledProgram.training(model).stop(StopRule.afterEpochs(rounds));
      checkpoint.ifPresent(training::resume);
      training.run();
      return weights(model.parameters());
    }
    var model = KilledProgram.gan();
    var training = KilledProgram.training(model).stop(StopRule.afterIterations(rounds));
    checkpoint.ifPresent(training::resume);
    training.run();
    return weights(model.parameters());
  }
}
