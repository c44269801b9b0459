package diptych;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autoencoder.Autoencoder;
import diptych.data.Csv;
import diptych.data.Fuzzing;
import diptych.data.Sound;
import diptych.data.Wav;
import diptych.data.Words;
import diptych.file.Npz;
import diptych.nn.Activation;
import diptych.nn.Dense;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.RunCard;
import diptych.training.StopRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files of every kind that has a reader; IDX files and the arrays in archives are fuzzed
 * beside their readers.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class FuzzTest {
  private static final Tensor X = Tensor.normal(3, 4, new Seed(1));

  @TempDir Path folder;
  @TempDir Path elsewhere;

  private static Autoencoder model() {
    return Autoencoder.of(Dense.of(4, 2, Activation.RELU), Dense.of(2, 4, Activation.SIGMOID))
        .init(new Seed(1));
  }

  private Fuzzing of(Path saved, int rounds) throws IOException {
    return new Fuzzing(folder, Files.readAllBytes(saved), rounds);
  }

  @Test
  void archivesOfArrays() throws IOException {
    var file = elsewhere.resolve("arrays.npz");
    new Npz().put("x", X).put("epoch", 7).put("text", "relu →").write(file);
    of(file, 6000)
        .readRightlyOrRefuse(
            1,
            (fuzzed, bytes) -> {
              var npz = Npz.read(fuzzed);
              if (npz.has("x")) {
                assertEquals(X, npz.tensor("x"));
              }
            });
  }

  @Test
  void models() throws IOException {
    var saved = model();
    var expected = saved.reconstruct(X);
    var loaded = model();
    of(saved.save(elsewhere.resolve("model.npz")), 2000)
        .readRightlyOrRefuse(
            2, (fuzzed, bytes) -> assertEquals(expected, loaded.load(fuzzed).reconstruct(X)));
  }

  @Test
  void checkpoints() throws IOException {
    var file = elsewhere.resolve("checkpoint.npz");
    var trained = model();
    trained.train(X).checkpoint(file, 1).stop(StopRule.afterEpochs(3)).run();
    var expected = trained.reconstruct(X);
    of(file, 2000)
        .readRightlyOrRefuse(
            3,
            (fuzzed, bytes) -> {
              var resumed = model();
              resumed.train(X).resume(fuzzed).stop(StopRule.afterEpochs(3)).run();
              assertEquals(expected, resumed.reconstruct(X));
            });
  }

  @Test
  void runCards() throws IOException {
    var card = model().train(X).stop(StopRule.afterEpochs(3)).run().card();
    of(card.save(elsewhere.resolve("card.npz")), 2000)
        .readRightlyOrRefuse(
            4, (fuzzed, bytes) -> assertEquals(card.toString(), RunCard.load(fuzzed).toString()));
  }

  @Test
  void sounds() throws IOException {
    byte[] whole = Wav.bytes(new Sound(Tensor.uniform(1, 40, new Seed(1)), 8000));
    new Fuzzing(folder, whole, 4000)
        .readRightlyOrRefuse(
            5,
            (fuzzed, bytes) -> {
              var sound = Wav.read(fuzzed);
              int end = 44 + 2 * sound.samples().columns();
              assertArrayEquals(
                  Arrays.copyOfRange(bytes, 44, end),
                  Arrays.copyOfRange(Wav.bytes(sound), 44, end));
            });
  }

  @Test
  void words() throws IOException {
    byte[] whole = "anna\nzoë\r\nåsa\no'neil\nanne-sophie\n".getBytes(StandardCharsets.UTF_8);
    new Fuzzing(folder, whole, 3000)
        .readRightlyOrRefuse(
            6,
            (fuzzed, bytes) ->
                Words.read(fuzzed, 8)
                    .list()
                    .forEach(word -> assertTrue(word.matches("[\\p{IsLatin}'-]{1,8}"), word)));
  }

  @Test
  void tables() throws IOException {
    byte[] whole =
        "width,height,\"depth\"\n1.5,2,3\n-3e2,0,\"7\"\n8,9,10\n".getBytes(StandardCharsets.UTF_8);
    new Fuzzing(folder, whole, 4000)
        .readRightlyOrRefuse(
            7,
            (fuzzed, bytes) -> {
              var csv = Csv.read(fuzzed);
              assertEquals(csv.names().size(), csv.values().columns());
              for (float value : csv.values().array()) {
                assertTrue(Float.isFinite(value));
              }
            });
  }
}
