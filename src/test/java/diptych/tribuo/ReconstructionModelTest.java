package diptych.tribuo;

import static diptych.nn.Activation.IDENTITY;
import static diptych.training.StopRule.afterEpochs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import diptych.autoencoder.Autoencoder;
import diptych.nn.Adam;
import diptych.nn.Dense;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.evaluation.AnomalyEvaluator;
import org.tribuo.impl.ArrayExample;

class ReconstructionModelTest {

  /** Expected samples lie near a line in six dimensions, anomalies anywhere. */
  private static Tensor expected(int n, int seed) {
    var along = Tensor.normal(n, 1, new Seed(seed)).matmul(Tensor.rowVector(1, -1, 2, 0, 1, 3));
    return along.plus(Tensor.normal(n, 6, new Seed(seed + 1)).times(0.1f));
  }

  private static MutableDataset<Event> events(Tensor x, boolean anomalous) {
    boolean[] truth = new boolean[x.rows()];
    Arrays.fill(truth, anomalous);
    return Datasets.events(x, truth, "a line");
  }

  private static Autoencoder learned(Tensor x) {
    var ae = Autoencoder.of(Dense.of(6, 1, IDENTITY), Dense.of(1, 6, IDENTITY)).init(new Seed(3));
    ae.train(x).optimizer(new Adam(0.01)).batch(20).stop(afterEpochs(60)).run();
    return ae;
  }

  private static ReconstructionModel model(double falseAlarmRate) {
    return new ReconstructionTrainer(ReconstructionModelTest::learned, falseAlarmRate)
        .train(events(expected(400, 10), false));
  }

  @Test
  void whatLiesOffTheLineIsReportedAndWhatLiesOnItSeldom() {
    var model = model(0.05);
    var evaluator = new AnomalyEvaluator();
    var strange = evaluator.evaluate(model, events(Tensor.normal(200, 6, new Seed(30)), true));
    assertTrue(strange.getRecall() > 0.98, strange.confusionString());
    var usual = evaluator.evaluate(model, events(expected(2000, 50), false));
    double falseAlarms = usual.getFalsePositives() / 2000.0;
    assertEquals(0.05, falseAlarms, 0.035, "80 held-out errors set the threshold");
  }

  @Test
  void theScoreIsTheReconstructionErrorAndTheVerdictFollowsTheThreshold() {
    var model = model(0.05);
    var x = Tensor.normal(50, 6, new Seed(31));
    double[] errors = learned(expected(400, 10).take(learners())).errors(x);
    var predictions = model.predict(events(x, true));
    for (int i = 0; i < 50; i++) {
      var verdict = predictions.get(i).getOutput();
      assertEquals(errors[i], verdict.getScore(), 1e-9);
      assertEquals(
          errors[i] > model.threshold() ? Event.EventType.ANOMALOUS : Event.EventType.EXPECTED,
          verdict.getType());
    }
  }

  private static int[] learners() {
    return IntStream.range(0, 400).filter(i -> i % 5 != 4).toArray();
  }

  @Test
  void theThresholdLetsTheWantedPartOfTheHeldOutSamplesPass() {
    var x = expected(400, 10);
    var held = x.take(IntStream.range(0, 400).filter(i -> i % 5 == 4).toArray());
    double[] errors = learned(x.take(learners())).errors(held);
    for (double rate : new double[] {0, 0.05, 0.5}) {
      double threshold = model(rate).threshold();
      long reported = Arrays.stream(errors).filter(error -> error > threshold + 1e-12).count();
      assertEquals((long) Math.floor(rate * 80), reported);
    }
  }

  @Test
  void aSavedAndReloadedModelGivesTheSameScores(@TempDir Path folder) throws IOException {
    var model = model(0.1);
    var file = folder.resolve("detector.pb");
    model.serializeToFile(file);
    var loaded = (ReconstructionModel) Model.deserializeFromFile(file);
    assertEquals(model.threshold(), loaded.threshold());
    assertEquals(model.getProvenance(), loaded.getProvenance());
    var samples = events(Tensor.normal(20, 6, new Seed(32)), true);
    for (int i = 0; i < 20; i++) {
      assertTrue(
          model
              .predict(samples.getExample(i))
              .getOutput()
              .fullEquals(loaded.predict(samples.getExample(i)).getOutput()));
    }
  }

  @Test
  void aSampleWithANaNIsReported() {
    var features = new String[] {"x0", "x1", "x2", "x3", "x4", "x5"};
    var broken = new ArrayExample<Event>(AnomalyFactory.EXPECTED_EVENT, features, new double[6]);
    var model = model(0.05);
    assertEquals(Event.EventType.EXPECTED, model.predict(broken).getOutput().getType());
    broken.set(new Feature("x2", Double.NaN));
    assertEquals(Event.EventType.ANOMALOUS, model.predict(broken).getOutput().getType());
  }

  @Test
  void anAutoencoderWhoseErrorsAreNotFiniteSetsNoThreshold() {
    var trainer =
        new ReconstructionTrainer(
            x -> {
              var ae = learned(x);
              ae.parameters().get(0).value().array()[0] = Float.POSITIVE_INFINITY;
              return ae;
            },
            0.05);
    var samples = events(expected(40, 5), false);
    var error = assertThrows(IllegalArgumentException.class, () -> trainer.train(samples));
    assertTrue(error.getMessage().contains("not finite"), error.getMessage());
  }

  @Test
  void aMessageWhosePartsDoNotFitIsRefused() throws IOException {
    var whole = model(0.05).serialize();
    var fields = Message.unpack(whole.getSerializedData(), "ReconstructionModel");
    var other = NetworkMessage.write(Dense.of(2, 6, IDENTITY));
    var narrow = NetworkMessage.write(Dense.of(1, 5, IDENTITY));
    for (var decoder : List.of(other, narrow, ByteString.EMPTY)) {
      var message =
          new Message()
              .bytes(1, fields.bytes(1))
              .bytes(2, fields.bytes(2))
              .bytes(3, decoder)
              .real(4, fields.real(4))
              .pack("ReconstructionModel");
      assertThrows(
          InvalidProtocolBufferException.class,
          () -> ReconstructionModel.deserializeFromProto(0, whole.getClassName(), message));
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ReconstructionModel.deserializeFromProto(
                1, whole.getClassName(), whole.getSerializedData()));
  }

  @Test
  void itsProvenanceNamesTheAutoencoderAndTheRate() {
    var ae = learned(expected(400, 10).take(learners()));
    var text = model(0.1).getProvenance().toString();
    assertTrue(text.contains("encoder-sha256=" + NetworkMessage.sha256(ae.encoder())), text);
    assertTrue(text.contains("decoder-sha256=" + NetworkMessage.sha256(ae.decoder())), text);
    assertTrue(text.contains("Dense(6 → 1, identity)"), text);
    assertTrue(text.contains("falseAlarmRate=0.1"), text);
  }

  @Test
  void anomaliesTooFewSamplesAndImpossibleRatesAreRefused() {
    var trainer = new ReconstructionTrainer(ReconstructionModelTest::learned, 0.05);
    var mixed = Datasets.events(expected(30, 1), mixedTruth(), "mixed");
    var error = assertThrows(IllegalArgumentException.class, () -> trainer.train(mixed));
    assertTrue(error.getMessage().contains("example 7 is ANOMALOUS"), error.getMessage());
    var few = events(expected(19, 1), false);
    assertThrows(IllegalArgumentException.class, () -> trainer.train(few));
    var narrow = events(Tensor.uniform(30, 4, new Seed(1)), false);
    assertThrows(IllegalArgumentException.class, () -> trainer.train(narrow));
    assertThrows(IllegalArgumentException.class, () -> new ReconstructionTrainer(x -> null, 1));
  }

  private static boolean[] mixedTruth() {
    boolean[] truth = new boolean[30];
    truth[7] = true;
    return truth;
  }
}
