package diptych.tribuo;

import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.RELU;
import static diptych.nn.Activation.SIGMOID;
import static diptych.nn.Activation.TANH;
import static diptych.training.StopRule.afterEpochs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import diptych.autoencoder.Autoencoder;
import diptych.data.Digits;
import diptych.data.Images;
import diptych.nn.Adam;
import diptych.nn.Dense;
import diptych.nn.Sequential;
import diptych.nn.Tied;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.common.nearest.KNNModel;
import org.tribuo.common.nearest.KNNTrainer;
import org.tribuo.evaluation.CrossValidation;
import org.tribuo.math.distance.DistanceType;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;
import org.tribuo.provenance.TrainerProvenance;

class EncodedModelTest {
  private static final Images TRAIN = Digits.generate(120, new Seed(1));
  private static final Images TEST = Digits.generate(60, new Seed(2));
  private static final Autoencoder AE = learned(TRAIN.pixels());

  @BeforeAll
  static void quiet() {
    TribuoLog.quiet();
  }

  /** Tribuo's trainers count their runs: each use needs a fresh one. */
  private static Trainer<Label> logistic() {
    return new LogisticRegressionTrainer();
  }

  private static Autoencoder learned(Tensor x) {
    var encoder = Sequential.of(Dense.of(784, 24, RELU), Dense.of(24, 12, IDENTITY));
    var decoder = Sequential.of(Dense.of(12, 24, RELU), Dense.of(24, 784, SIGMOID));
    var result = Autoencoder.of(encoder, decoder).init(new Seed(3));
    result.train(x).batch(10).optimizer(new Adam(0.003)).stop(afterEpochs(15)).run();
    return result;
  }

  private static EncodedModel<Label> model() {
    return EncodedTrainer.of(AE, logistic()).train(Datasets.labelled(TRAIN));
  }

  @Test
  void itPredictsWhatTheInnerTrainerWouldLearnFromTheCodes() {
    var byHand =
        logistic().train(Datasets.labelled(AE.encode(TRAIN.pixels()), TRAIN.labels(), "codes"));
    var codes = Datasets.labelled(AE.encode(TEST.pixels()), TEST.labels(), "codes");
    assertEquals(
        byHand.predict(codes).stream().map(Prediction::getOutput).toList(),
        model().predict(Datasets.labelled(TEST)).stream().map(Prediction::getOutput).toList());
  }

  @Test
  void oneExampleIsPredictedLikeOneOfMany() {
    var model = model();
    var samples = Datasets.labelled(TEST);
    var together = model.predict(samples);
    for (int i = 0; i < TEST.size(); i += 7) {
      var alone = model.predict(samples.getExample(i));
      assertTrue(together.get(i).distributionEquals(alone));
      assertEquals(samples.getExample(i), alone.getExample());
    }
  }

  @Test
  void tribuosEvaluatorCountsTheSameHits() {
    var model = model();
    var samples = Datasets.labelled(TEST);
    long hits =
        model.predict(samples).stream()
            .filter(p -> p.getOutput().getLabel().equals(p.getExample().getOutput().getLabel()))
            .count();
    double accuracy = new LabelEvaluator().evaluate(model, samples).accuracy();
    assertEquals(hits / 60.0, accuracy, 1e-12);
    assertTrue(accuracy > 0.3, "guessing gives 0.1, this " + accuracy);
  }

  @Test
  void itsProvenanceNamesTheDataTheEncoderAndTheInnerTrainer() {
    var model = model();
    var provenance = model.getProvenance();
    var text = provenance.toString();
    assertTrue(text.contains(LogisticRegressionTrainer.class.getName()), text);
    assertTrue(text.contains(EncodedTrainer.class.getName()), text);
    assertTrue(text.contains(AE.encoder().toString()), text);
    assertTrue(text.contains(NetworkMessage.sha256(AE.encoder())), text);
    assertTrue(provenance.getDatasetProvenance().toString().contains(TRAIN.source()));
    assertEquals(provenance, model.copy().getProvenance());
  }

  @Test
  void anotherEncoderHasAnotherFingerprint() {
    var other = NetworkMessage.copy(AE.encoder());
    assertEquals(NetworkMessage.sha256(AE.encoder()), NetworkMessage.sha256(other));
    float[] bias = other.parameters().get(1).value().array();
    bias[0] = Math.nextUp(bias[0]);
    assertNotEquals(NetworkMessage.sha256(AE.encoder()), NetworkMessage.sha256(other));
  }

  @Test
  void crossValidationFitsTheAutoencoderToTheTrainingFoldsAlone() {
    var seen = new ArrayList<Integer>();
    var trainer =
        EncodedTrainer.fitting(
            x -> {
              seen.add(x.rows());
              return learned(x);
            },
            logistic());
    var samples = Datasets.labelled(TRAIN);
    var results = new CrossValidation<>(trainer, samples, new LabelEvaluator(), 3, 1L).evaluate();
    assertEquals(List.of(80, 80, 80), seen);
    assertEquals(3, results.size());
    results.forEach(fold -> assertEquals(40, fold.getA().getPredictions().size()));
    assertTrue(results.get(0).getB().getProvenance().toString().contains("encoder-sha256"));
  }

  @Test
  void aSavedAndReloadedModelPredictsTheSame(@TempDir Path folder) throws IOException {
    var model = model();
    var file = folder.resolve("model.pb");
    model.serializeToFile(file);
    var loaded = Model.deserializeFromFile(file).castModel(Label.class);
    var samples = Datasets.labelled(TEST);
    var expected = model.predict(samples);
    var actual = loaded.predict(samples);
    for (int i = 0; i < TEST.size(); i++) {
      assertTrue(expected.get(i).distributionEquals(actual.get(i)));
    }
    assertEquals(model.getProvenance(), loaded.getProvenance());
    assertEquals(model.getName(), loaded.getName());
  }

  @Test
  void nearestNeighboursOfCodesPredictTheSameAfterAFileToo(@TempDir Path folder)
      throws IOException {
    var model = EncodedTrainer.of(AE, nearest()).train(Datasets.labelled(TRAIN));
    var byHand =
        nearest().train(Datasets.labelled(AE.encode(TRAIN.pixels()), TRAIN.labels(), "codes"));
    var codes = Datasets.labelled(AE.encode(TEST.pixels()), TEST.labels(), "codes");
    var samples = Datasets.labelled(TEST);
    var file = folder.resolve("nearest.pb");
    model.serializeToFile(file);
    var loaded = Model.deserializeFromFile(file).castModel(Label.class);
    for (int i = 0; i < TEST.size(); i++) {
      var expected = byHand.predict(codes.getExample(i)).getOutput().getLabel();
      assertEquals(expected, model.predict(samples.getExample(i)).getOutput().getLabel());
      assertEquals(expected, loaded.predict(samples.getExample(i)).getOutput().getLabel());
    }
  }

  private static Trainer<Label> nearest() {
    return new KNNTrainer<>(
        1,
        DistanceType.L2.getDistance(),
        1,
        new VotingCombiner(),
        KNNModel.Backend.THREADPOOL,
        NeighboursQueryFactoryType.BRUTE_FORCE);
  }

  @Test
  void weightsOfExamplesReachTheInnerTrainer() {
    var weights = new ArrayList<Float>();
    var samples = Datasets.labelled(TRAIN);
    for (int i = 0; i < samples.size(); i++) {
      samples.getExample(i).setWeight(i + 0.5f);
    }
    EncodedTrainer.of(AE, new WeightReader(weights)).train(samples);
    assertEquals(120, weights.size());
    assertEquals(List.of(0.5f, 1.5f, 2.5f), weights.subList(0, 3));
  }

  /** Notes the weights of what it is given, then trains as usual. */
  private record WeightReader(List<Float> weights) implements Trainer<Label> {
    @Override
    public Model<Label> train(Dataset<Label> examples, Map<String, Provenance> runProvenance) {
      examples.forEach(example -> weights.add(example.getWeight()));
      return logistic().train(examples, runProvenance);
    }

    @Override
    public int getInvocationCount() {
      return 0;
    }

    @Override
    public void setInvocationCount(int invocationCount) {}

    @Override
    public TrainerProvenance getProvenance() {
      return logistic().getProvenance();
    }
  }

  @Test
  void aTrainerSetBackToItsFirstRunRepeatsIt() {
    var trainer = EncodedTrainer.of(AE, logistic());
    var samples = Datasets.labelled(TRAIN);
    var first = trainer.train(samples);
    var second = trainer.train(samples);
    assertEquals(2, trainer.getInvocationCount());
    trainer.setInvocationCount(0);
    assertEquals(0, trainer.getInvocationCount());
    var again = trainer.train(samples);
    var test = Datasets.labelled(TEST);
    assertTrue(first.predict(test).get(0).distributionEquals(again.predict(test).get(0)));
    assertFalse(first.predict(test).get(0).distributionEquals(second.predict(test).get(0)));
  }

  @Test
  void theFeaturesThatMatterMostAreNumbersOfTheCode() {
    var model = model();
    assertEquals(12, model.codeSize());
    var top = model.getTopFeatures(3);
    assertEquals(model.innerModel().getTopFeatures(3), top);
    assertEquals(10, top.size());
    top.values().stream()
        .flatMap(List::stream)
        .forEach(feature -> assertTrue(feature.getA().matches("h\\d\\d|BIAS"), feature.getA()));
  }

  @Test
  void tiedLayersAreKeptAsTheDenseLayersThatTheyEqual() {
    var encoder = Dense.of(784, 10, TANH);
    var tied = Sequential.of(encoder, Tied.to(encoder, SIGMOID));
    tied.init(new Seed(5));
    assertEquals(tied.apply(TEST.pixels()), NetworkMessage.copy(tied).apply(TEST.pixels()));
  }

  @Test
  void aDamagedFileIsRefusedAndNeverHalfRead() throws IOException {
    var bytes = new ByteArrayOutputStream();
    model().serializeToStream(bytes);
    byte[] whole = bytes.toByteArray();
    for (int cut = 1; cut < 40; cut++) {
      byte[] damaged = Arrays.copyOf(whole, whole.length - cut * cut);
      assertThrows(
          Exception.class, () -> Model.deserializeFromStream(new ByteArrayInputStream(damaged)));
    }
  }

  @Test
  void trainingTheAutoencoderFurtherDoesNotChangeTheModel() {
    var own = learned(TRAIN.pixels());
    var model = EncodedTrainer.of(own, logistic()).train(Datasets.labelled(TRAIN));
    var samples = Datasets.labelled(TEST);
    var before = model.predict(samples);
    own.train(TRAIN.pixels()).batch(20).stop(afterEpochs(1)).run();
    var after = model.predict(samples);
    for (int i = 0; i < TEST.size(); i++) {
      assertTrue(before.get(i).distributionEquals(after.get(i)));
    }
  }

  @Test
  void anEncoderForOtherFeaturesIsRefused() {
    var small = Datasets.labelled(Tensor.uniform(10, 5, new Seed(1)), new int[10], "small");
    var trainer = EncodedTrainer.of(AE, logistic());
    var error = assertThrows(IllegalArgumentException.class, () -> trainer.train(small));
    assertTrue(error.getMessage().contains("takes 784 features"), error.getMessage());
  }

  @Test
  void javasOwnSerialisationIsRefused() throws IOException {
    try (var stream = new ObjectOutputStream(new ByteArrayOutputStream())) {
      var model = model();
      assertThrows(NotSerializableException.class, () -> stream.writeObject(model));
    }
  }
}
