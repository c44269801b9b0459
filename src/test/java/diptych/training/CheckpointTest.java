package diptych.training;

import static diptych.nn.Activation.RELU;
import static diptych.nn.Activation.SIGMOID;
import static diptych.training.Models.SAMPLES;
import static diptych.training.Models.autoencoder;
import static diptych.training.Models.gan;
import static diptych.training.Models.variational;
import static diptych.training.Models.weights;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autoencoder.Autoencoder;
import diptych.autoencoder.AutoencoderTraining;
import diptych.autoencoder.Corruption;
import diptych.autoencoder.VariationalAutoencoder;
import diptych.autoencoder.VariationalTraining;
import diptych.data.GaussianMixture;
import diptych.gan.Gan;
import diptych.gan.GanTraining;
import diptych.gan.WeightAverage;
import diptych.gan.WeightConstraint;
import diptych.nn.Adam;
import diptych.nn.Dense;
import diptych.nn.Optimizer;
import diptych.nn.RmsProp;
import diptych.nn.Sgd;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {
  @TempDir Path folder;

  private static AutoencoderTraining training(Autoencoder model, Optimizer rule, int epochs) {
    return model
        .train(SAMPLES)
        .optimizer(rule)
        .batch(16)
        .seed(new Seed(3))
        .corrupt(Corruption.gaussian(0.1))
        .validation(SAMPLES)
        .stop(StopRule.afterEpochs(epochs));
  }

  private static VariationalTraining training(
      VariationalAutoencoder model, Optimizer rule, int epochs) {
    return model
        .train(SAMPLES)
        .optimizer(rule)
        .batch(16)
        .seed(new Seed(3))
        .beta(0.5)
        .validation(SAMPLES)
        .stop(StopRule.afterEpochs(epochs));
  }

  private static GanTraining training(Gan model, int iterations) {
    return model
        .train(GaussianMixture.ring(8, 1, 0.01)::sample)
        .optimizers(new Adam(0.01, 0.5, 0.9), new RmsProp(0.01))
        .batch(32)
        .discriminatorSteps(2)
        .instanceNoise(0.5, 30)
        .score("mean", 3, m -> m.generate(10, new Seed(5)).mean())
        .stop(StopRule.afterIterations(iterations));
  }

  private static void assertEqualHistories(History expected, History actual) {
    assertEquals(expected.columnNames(), actual.columnNames());
    for (var column : expected.columnNames()) {
      assertArrayEquals(expected.values(column), actual.values(column), column);
    }
    assertEquals(expected.stopReason(), actual.stopReason());
  }

  static Stream<Supplier<Optimizer>> rules() {
    return Stream.of(
        () -> new Adam(0.01), () -> new RmsProp(0.01), () -> new Sgd(0.1, 0.9), () -> new Sgd(0.1));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anAutoencoderResumesToTheBitsOfAnUninterruptedTraining(Supplier<Optimizer> rule) {
    var file = folder.resolve("training.npz");
    var whole = autoencoder(2);
    var expected = training(whole, rule.get(), 9).run();
    training(autoencoder(2), rule.get(), 4).checkpoint(file, 100).run();
    var resumed = autoencoder(7);
    var history = training(resumed, rule.get(), 9).resume(file).run();
    assertEquals(weights(whole.parameters()), weights(resumed.parameters()));
    assertEqualHistories(expected, history);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aVariationalAutoencoderResumesToTheBitsOfAnUninterruptedTraining(Supplier<Optimizer> rule) {
    var file = folder.resolve("training.npz");
    var whole = variational(2);
    var expected = training(whole, rule.get(), 9).run();
    training(variational(2), rule.get(), 4).checkpoint(file, 100).run();
    var resumed = variational(7);
    var history = training(resumed, rule.get(), 9).resume(file).run();
    assertEquals(weights(whole.parameters()), weights(resumed.parameters()));
    assertEqualHistories(expected, history);
  }

  @Test
  void anotherBetaIsRefusedByName() {
    var file = folder.resolve("training.npz");
    training(variational(2), new Adam(0.01), 2).checkpoint(file, 1).run();
    var other = training(variational(2), new Adam(0.01), 4).beta(1).resume(file);
    var error = assertThrows(UncheckedIOException.class, other::run);
    assertTrue(error.getMessage().contains("[beta 0.5]; now [beta 1.0]"), error::getMessage);
  }

  @Test
  void aGanResumesToTheBitsOfAnUninterruptedTraining() {
    var file = folder.resolve("training.npz");
    var whole = gan(2);
    var wholeAverage = WeightAverage.of(whole.generator(), 0.9);
    var expected = training(whole, 20).listen(wholeAverage).run();
    var first = gan(2);
    training(first, 11)
        .listen(WeightAverage.of(first.generator(), 0.9))
        .checkpoint(file, 100)
        .run();
    var resumed = gan(7);
    var average = WeightAverage.of(resumed.generator(), 0.9);
    var history = training(resumed, 20).listen(average).resume(file).run();
    assertEquals(weights(whole.parameters()), weights(resumed.parameters()));
    assertEqualHistories(expected, history);
    wholeAverage.keep();
    average.keep();
    assertEquals(weights(whole.parameters()), weights(resumed.parameters()));
  }

  @Test
  void aCheckpointIsWrittenEverySoManyEpochsAndAtTheEnd() {
    var file = folder.resolve("training.npz");
    var lengths = new ArrayList<Long>();
    EpochListener size = history -> lengths.add(Files.exists(file) ? file.toFile().length() : 0L);
    training(autoencoder(2), new Adam(0.01), 5).listen(size).checkpoint(file, 2).run();
    assertEquals(0L, lengths.get(1));
    assertTrue(lengths.get(2) > 0);
    assertEquals(lengths.get(2), lengths.get(3));
    assertTrue(lengths.get(4) > lengths.get(3));
    assertTrue(file.toFile().length() > lengths.get(4));
  }

  @Test
  void theSettingsAreTakenOnceHoweverOftenACheckpointIsWritten() {
    var asked = new ArrayList<Seed>();
    var ring = GaussianMixture.ring(8, 1, 0.01);
    gan(1)
        .train(
            (n, seed) -> {
              asked.add(seed);
              return ring.sample(n, seed);
            })
        .seed(new Seed(77))
        .checkpoint(folder.resolve("training.npz"), 1)
        .stop(StopRule.afterIterations(5))
        .run();
    assertEquals(1, asked.stream().filter(new Seed(77)::equals).count());
  }

  @Test
  void aFinishedTrainingResumesWithoutAnotherEpoch() {
    var file = folder.resolve("training.npz");
    training(autoencoder(2), new Adam(0.01), 4).checkpoint(file, 1).run();
    var history = training(autoencoder(7), new Adam(0.01), 4).resume(file).run();
    assertEquals(4, history.epochs());
    assertEquals("4 epochs", history.stopReason());
  }

  @Test
  void otherSettingsAreRefusedByNameAndChangeNothing() {
    var file = folder.resolve("training.npz");
    training(autoencoder(2), new Adam(0.01), 4).checkpoint(file, 1).run();
    var model = autoencoder(7);
    var before = weights(model.parameters()).stream().map(Tensor::copy).toList();
    var other = training(model, new Adam(0.02), 9).batch(8).resume(file);
    var error = assertThrows(UncheckedIOException.class, other::run);
    assertEquals(
        "cannot go on from the checkpoint: training.npz: it was made with other settings:"
            + " [optimizer Adam(0.01), batch 16]; now [optimizer Adam(0.02), batch 8]",
        error.getMessage());
    assertEquals(before, weights(model.parameters()));
  }

  @Test
  void anotherConstraintOfADiscriminatorsWeightsIsRefused() {
    var file = folder.resolve("training.npz");
    training(gan(2), 2).constrain(WeightConstraint.clip(0.5)).checkpoint(file, 1).run();
    training(gan(2), 4).constrain(WeightConstraint.clip(0.5)).resume(file).run();
    for (var other : List.of(WeightConstraint.clip(0.4), WeightConstraint.spectralNorm(0.5))) {
      var resumed = training(gan(2), 4).constrain(other).resume(file);
      var error = assertThrows(UncheckedIOException.class, resumed::run);
      assertTrue(error.getMessage().contains("[weight constraint"), error::getMessage);
    }
  }

  @Test
  void otherSamplesAreRefused() {
    var file = folder.resolve("training.npz");
    training(autoencoder(2), new Adam(0.01), 4).checkpoint(file, 1).run();
    var other = autoencoder(2).train(SAMPLES.times(0.5f)).stop(StopRule.afterEpochs(9));
    var error = assertThrows(UncheckedIOException.class, () -> other.resume(file).run());
    assertTrue(error.getMessage().contains("samples "), error::getMessage);
  }

  @Test
  void aModelIsSavedAndLoaded() throws IOException {
    var saved = autoencoder(2);
    var file = saved.save(folder.resolve("model.npz"));
    var loaded = Autoencoder.of(Dense.of(6, 3, RELU), Dense.of(3, 6, SIGMOID)).load(file);
    assertEquals(saved.reconstruct(SAMPLES), loaded.reconstruct(SAMPLES));
    var savedVae = variational(2);
    var vaeFile = savedVae.save(folder.resolve("vae.npz"));
    assertEquals(
        savedVae.sample(5, new Seed(1)), variational(3).load(vaeFile).sample(5, new Seed(1)));
    assertThrows(UncheckedIOException.class, () -> variational(3).load(file));
    var savedGan = gan(2);
    var ganFile = savedGan.save(folder.resolve("gan.npz"));
    assertEquals(savedGan.generate(5, new Seed(1)), gan(3).load(ganFile).generate(5, new Seed(1)));
    var error = assertThrows(UncheckedIOException.class, () -> gan(3).load(file));
    assertTrue(error.getMessage().contains("kind 'autoencoder', not 'GAN'"), error::getMessage);
  }

  @Test
  void aModelOfOtherLayersIsRefusedAndChangesNothing() {
    var file = autoencoder(2).save(folder.resolve("model.npz"));
    var other = Autoencoder.of(Dense.of(6, 3, SIGMOID), Dense.of(3, 6, SIGMOID)).init(new Seed(1));
    var before = other.reconstruct(SAMPLES);
    var error = assertThrows(UncheckedIOException.class, () -> other.load(file));
    assertEquals(
        "cannot load: model.npz: the file's encoder is Dense(6 → 3, relu), this one is Dense(6 → 3,"
            + " sigmoid)",
        error.getMessage());
    assertEquals(before, other.reconstruct(SAMPLES));
  }

  @Test
  void aCheckpointThatCannotBeWrittenIsSaidAndTheModelKeepsWhatItLearned() throws IOException {
    var file = Files.createDirectory(folder.resolve("a-folder"));
    var model = autoencoder(2);
    var before = model.mse(SAMPLES);
    var training = training(model, new Adam(0.01), 3).checkpoint(file, 3);
    assertThrows(UncheckedIOException.class, training::run);
    assertTrue(model.mse(SAMPLES) < before);
  }
}
