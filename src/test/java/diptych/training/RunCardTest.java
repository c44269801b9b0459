package diptych.training;

import static diptych.training.Models.SAMPLES;
import static diptych.training.Models.autoencoder;
import static diptych.training.Models.gan;
import static diptych.training.Models.variational;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autoencoder.Autoencoder;
import diptych.autoencoder.AutoencoderTraining;
import diptych.autoencoder.VariationalAutoencoder;
import diptych.autoencoder.VariationalTraining;
import diptych.data.GaussianMixture;
import diptych.gan.Gan;
import diptych.gan.GanTraining;
import diptych.nn.Adam;
import diptych.nn.Sgd;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.tensor.engine.Engines;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCardTest {
  @TempDir Path folder;

  private static AutoencoderTraining training(Autoencoder model) {
    return model
        .train(SAMPLES)
        .optimizer(new Adam(0.01))
        .batch(16)
        .seed(new Seed(3))
        .stop(StopRule.afterEpochs(5));
  }

  private static GanTraining training(Gan model) {
    return model
        .train(GaussianMixture.ring(8, 1, 0.01)::sample)
        .batch(32)
        .score("mean", 2, m -> m.generate(10, new Seed(5)).mean())
        .stop(StopRule.afterIterations(5));
  }

  private static VariationalTraining training(VariationalAutoencoder model) {
    return model.train(SAMPLES).batch(16).beta(0.5).stop(StopRule.afterEpochs(5));
  }

  private RunCard saved(History history) {
    return RunCard.load(history.card().save(folder.resolve("run.npz")));
  }

  @Test
  void aCardSaysSeedsSizesSamplesAndWhatMadeIt() {
    var text = training(autoencoder(2)).run().card().toString();
    for (var part :
        List.of(
            "run card: training of autoencoder",
            "model Autoencoder(Dense(6 → 3, relu) | Dense(3 → 6, sigmoid))",
            "optimizer Adam(0.01)",
            "order Seed(3)",
            "samples (70, 6), SHA-256 ",
            "weights before: drawn from Seed(2), SHA-256 ",
            "weights after: SHA-256 ",
            "result: 5 epochs, loss 0.",
            "stopped: 5 epochs",
            "Java " + Runtime.version(),
            "engine " + Engines.description())) {
      assertTrue(text.contains(part), () -> "'%s' is missing in%n%s".formatted(part, text));
    }
  }

  @Test
  void aSavedCardSaysTheSame() {
    var history = training(gan(2)).run();
    assertEquals(history.card().toString(), saved(history).toString());
  }

  @Test
  void anotherRunOfTheSameTrainingIsTheSameToTheBit() {
    var card = saved(training(autoencoder(2)).run());
    var again = training(autoencoder(2)).stop(StopRule.afterEpochs(900)).rerun(card);
    assertTrue(again.same(), again::toString);
    assertTrue(again.toString().startsWith("the same to the bit: 5 epochs, loss 0."));
    var variationalCard = saved(training(variational(2)).run());
    var variationalAgain = training(variational(2)).rerun(variationalCard);
    assertTrue(variationalAgain.same(), variationalAgain::toString);
    var ganCard = saved(training(gan(2)).run());
    var ganAgain = training(gan(2)).rerun(ganCard);
    assertTrue(ganAgain.same(), ganAgain::toString);
  }

  @Test
  void aResumedTrainingHasTheCardOfAnUninterruptedOne() {
    var whole = training(autoencoder(2)).run().card();
    var file = folder.resolve("checkpoint.npz");
    training(autoencoder(2)).stop(StopRule.afterEpochs(2)).checkpoint(file, 1).run();
    var resumed = training(autoencoder(2)).resume(file).run().card();
    assertEquals(whole.toString(), resumed.toString());
    assertTrue(training(autoencoder(2)).rerun(resumed).same());
    var notFromTheStart = training(autoencoder(2)).resume(file);
    assertThrows(IllegalStateException.class, () -> notFromTheStart.rerun(whole));
  }

  @Test
  void aTrainingSetUpInAnotherWayIsRefusedAndNothingIsTrained() {
    var card = saved(training(autoencoder(2)).run());
    var model = autoencoder(2);
    var before = model.reconstruct(SAMPLES);
    assertRefused(
        "the card was made with other settings: [optimizer Adam(0.01), batch 16]; now [optimizer"
            + " Sgd(0.1, momentum 0.0), batch 70]",
        () -> training(model).optimizer(new Sgd(0.1)).batch(70).rerun(card));
    assertRefused(
        "the card is of a training of autoencoder, this is a training of GAN",
        () -> training(gan(2)).rerun(card));
    assertRefused(
        "began with other weights, drawn from Seed(2), or with a fresh optimizer; now they are"
            + " drawn from Seed(3)",
        () -> training(autoencoder(3)).rerun(card));
    assertEquals(before, model.reconstruct(SAMPLES));
    var used = training(model);
    used.run();
    assertRefused("began with other weights", () -> used.rerun(card));
  }

  private static void assertRefused(String part, Runnable action) {
    var error = assertThrows(IllegalArgumentException.class, action::run);
    assertTrue(error.getMessage().contains(part), error::getMessage);
  }

  @Test
  void theFirstNumberThatDiffersIsNamed() {
    var card = saved(training(gan(2)).run());
    // the first batch, which the settings hash, is the ring's; what follows is not
    var ring = GaussianMixture.ring(8, 1, 0.01);
    var again =
        gan(2)
            .train(
                (n, seed) ->
                    seed.equals(new Seed(0)) ? ring.sample(n, seed) : Tensor.full(n, 2, 0.5f))
            .batch(32)
            .score("mean", 2, m -> m.generate(10, new Seed(5)).mean())
            .rerun(card);
    assertFalse(again.same());
    var first = again.differences().get(0);
    assertTrue(first.matches("discriminator loss in iteration [12] is .* instead of .*"), first);
    assertTrue(again.toString().contains("\nhere:     Diptych "), again::toString);
  }

  @Test
  void aScoreThatChangesNothingInTheHistoryButTheWeightsIsNoticed() {
    var card = training(autoencoder(2)).run().card();
    var model = autoencoder(2);
    var meddling =
        training(model)
            .listen(
                history -> {
                  if (history.epochs() == 5) {
                    model.parameters().get(0).value().array()[0] += 1;
                  }
                });
    assertEquals(List.of("the weights at the end"), meddling.rerun(card).differences());
  }

  @Test
  void anInterruptedTrainingIsComparedAsFarAsItsHistoryGoes() {
    var history =
        training(autoencoder(2))
            .listen(
                rows -> {
                  if (rows.epochs() == 3) {
                    Thread.currentThread().interrupt();
                  }
                })
            .run();
    var card = saved(history);
    assertEquals(3, card.rounds());
    assertTrue(card.toString().contains("weights after: interrupted"), card::toString);
    assertTrue(training(autoencoder(2)).rerun(card).same());
  }

  @Test
  void thereIsNoCardWhileTrainingGoesOn() {
    var training = training(autoencoder(2)).listen(History::card);
    assertThrows(IllegalStateException.class, training::run);
  }

  @Test
  void aFileThatIsNoCardIsRefused() {
    var model = autoencoder(2).save(folder.resolve("model.npz"));
    var error = assertThrows(UncheckedIOException.class, () -> RunCard.load(model));
    assertEquals(
        "cannot load the run card: model.npz: it holds a model of kind 'autoencoder', not 'run"
            + " card'",
        error.getMessage());
  }
}
