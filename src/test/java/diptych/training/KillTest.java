package diptych.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autodiff.Node;
import diptych.file.Npz;
import diptych.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  @ValueSource(strings = {"autoencoder", "gan"})
  void whatAKilledTrainingHasSavedIsWholeAndGoesOnToTheSameBits(String kind)
      throws IOException, InterruptedException {
    var random = new Random(7);
    for (int kill = 0; kill < KILLS; kill++) {
      var file = folder.resolve(kind + kill + ".npz");
      killAfterItsFirstCheckpoint(kind, file, random.nextInt(400));
      int rounds = Npz.read(file).doubles("history.update").length;
      assertTrue(rounds > 0);
      assertEquals(uninterrupted(kind, rounds + MORE), resumed(kind, file, rounds + MORE));
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

  private static List<Tensor> uninterrupted(String kind, int rounds) {
    if (kind.equals("autoencoder")) {
      var model = KilledProgram.autoencoder();
      KilledProgram.training(model).stop(StopRule.afterEpochs(rounds)).run();
      return weights(model.parameters());
    }
    var model = KilledProgram.gan();
    KilledProgram.training(model).stop(StopRule.afterIterations(rounds)).run();
    return weights(model.parameters());
  }

  private static List<Tensor> resumed(String kind, Path file, int rounds) {
    if (kind.equals("autoencoder")) {
      var model = KilledProgram.autoencoder();
      KilledProgram.training(model).resume(file).stop(StopRule.afterEpochs(rounds)).run();
      return weights(model.parameters());
    }
    var model = KilledProgram.gan();
    KilledProgram.training(model).resume(file).stop(StopRule.afterIterations(rounds)).run();
    return weights(model.parameters());
  }

  private static List<Tensor> weights(List<Node> parameters) {
    return parameters.stream().map(Node::value).toList();
  }
}
