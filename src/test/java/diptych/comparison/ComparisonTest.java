package diptych.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.data.Digits;
import diptych.data.ImageSplit;
import diptych.score.Distortion;
import diptych.score.Pca;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.tribuo.TribuoLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

class ComparisonTest {
  private static final ImageSplit DIGITS =
      new ImageSplit(Digits.generate(192, new Seed(1)), Digits.generate(60, new Seed(2))).halved();
  private static final Sizes SMALL = new Sizes(196, List.of(16), 4);

  private static final List<Outcome> TOLD = Collections.synchronizedList(new ArrayList<>());
  private static final List<Thread> THREADS = Collections.synchronizedList(new ArrayList<>());
  private static Comparison comparison;
  private static ScoreSheet sheet;

  @TempDir Path folder;

  @BeforeAll
  static void compare() {
    TribuoLog.quiet();
    comparison =
        small()
            .listen(
                outcome -> {
                  TOLD.add(outcome);
                  THREADS.add(Thread.currentThread());
                });
    sheet = comparison.run();
    THREADS.forEach(thread -> assertSame(Thread.currentThread(), thread));
  }

  private static Comparison small() {
    return Comparison.of(DIGITS).sizes(SMALL).budget(Budget.multiplyAdds(2e7)).samples(50).seeds(2);
  }

  @Test
  void allRunsTogetherGiveTheBitsOfEachRunAlone() {
    assertEquals(8, sheet.outcomes().size());
    for (var outcome : sheet.outcomes()) {
      var alone = comparison.run(outcome.contender(), outcome.seed());
      assertEquals(alone.timeless(), outcome.timeless());
    }
    var first = sheet.outcomes().get(0);
    var second = sheet.outcomes().get(1);
    assertEquals(first.contender(), second.contender());
    assertNotEquals(first.value(Measure.SCORE), second.value(Measure.SCORE), "seeds matter");
  }

  @Test
  void everyModelGetsTheSameMultiplyAddsToWithinARound() {
    for (var outcome : sheet.outcomes()) {
      double perRound = outcome.value(Measure.MULTIPLY_ADDS) / outcome.value(Measure.ROUNDS);
      assertEquals(0.02, outcome.value(Measure.MULTIPLY_ADDS), perRound / 2 + 1e-9);
      assertTrue(outcome.value(Measure.SECONDS) > 0);
    }
  }

  @Test
  void theModelsForDigitsHaveComparableNumbersOfParameters() {
    long[] counts =
        Arrays.stream(Contender.values())
            .map(contender -> contender.enter(Sizes.DIGITS, new Seed(1)))
            .mapToLong(e -> e.parameters().stream().mapToInt(p -> p.value().size()).sum())
            .sorted()
            .toArray();
    assertTrue(counts[3] < 1.03 * counts[0], Arrays.toString(counts));
  }

  @Test
  void onlyModelsWithAnEncoderReconstruct() {
    assertTrue(sheet.spread(Contender.AE, Measure.RECONSTRUCTION).mean() > 0);
    assertTrue(sheet.spread(Contender.VAE, Measure.RECONSTRUCTION).mean() > 0);
    assertTrue(Double.isNaN(sheet.spread(Contender.GAN, Measure.RECONSTRUCTION).mean()));
    assertEquals("–", sheet.table().stringColumn("WGAN").get(0));
    double pca = Pca.fit(DIGITS.train().pixels()).mse(DIGITS.test().pixels(), 4);
    assertEquals(pca, sheet.real(Measure.RECONSTRUCTION));
  }

  @Test
  void theSheetAddsUpItsRunsAndIsWrittenAsTables() throws IOException {
    double mean = Arrays.stream(sheet.values(Contender.GAN, Measure.SCORE)).average().orElseThrow();
    assertEquals(mean, sheet.spread(Contender.GAN, Measure.SCORE).mean(), 1e-12);
    sheet.write(folder.resolve("new"));
    var file = folder.resolve("new").resolve("runs.csv");
    var runs = read(file);
    assertEquals(8, runs.rowCount());
    assertEquals(
        sheet.outcomes().get(7).value(Measure.SCORE),
        runs.numberColumn(Measure.SCORE.label()).getDouble(7));
    var summary = folder.resolve("new").resolve("summary.csv");
    var means = read(summary);
    assertEquals(4 * Measure.values().length, means.rowCount());
    var html = Files.readString(folder.resolve("new").resolve("sheet.html"));
    assertTrue(html.contains("<table") && html.contains("classifier score"), html);
    assertTrue(html.contains("±"), html);
  }

  private static Table read(Path file) throws IOException {
    try (var in = Files.newBufferedReader(file)) {
      return Table.read().usingOptions(CsvReadOptions.builder(in).build());
    }
  }

  @Test
  void everyRunIsToldOnceInTheCallersThread() {
    assertEquals(8, TOLD.size());
    assertTrue(TOLD.containsAll(sheet.outcomes()));
    assertEquals(1, Set.copyOf(THREADS).size());
  }

  @Test
  void anInterruptCancels() {
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> comparison.run(Contender.AE, 1));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void aTimeBudgetTrainsUntilTheTimeIsUp() {
    var timed = small().budget(Budget.time(Duration.ofMillis(300)));
    var outcome = timed.run(Contender.VAE, 1);
    assertTrue(outcome.value(Measure.SECONDS) >= 0.3, outcome.toString());
    assertTrue(outcome.value(Measure.ROUNDS) > 1, outcome.toString());
  }

  @Test
  void theJudgeKnowsRealImagesNoiseAndCopies() {
    var judge = comparison.judge();
    var real = judge.ofImages(DIGITS.test().pixels());
    var noise = judge.ofImages(Tensor.uniform(50, 196, new Seed(1)));
    var copies = judge.ofImages(DIGITS.train().pixels().rows(0, 50));
    assertTrue(real.get(Measure.SCORE) > 2 * noise.get(Measure.SCORE), real + " " + noise);
    assertTrue(real.get(Measure.PARZEN) > noise.get(Measure.PARZEN) + 100, real + " " + noise);
    assertEquals(10, real.get(Measure.COVERED));
    assertEquals(1, real.get(Measure.NOVELTY));
    assertEquals(0, copies.get(Measure.NOVELTY));
    assertEquals(1, copies.get(Measure.COPIED));
  }

  @Test
  void savedBytesAndParametersAreThoseOfTheModel() throws IOException {
    var entry = comparison.train(Contender.AE, 1);
    var outcome = comparison.run(Contender.AE, 1);
    var file = entry.save(folder.resolve("ae.npz"));
    assertEquals((double) Files.size(file), outcome.value(Measure.BYTES));
    assertEquals(
        196 * 16 + 16 + 16 * 4 + 4 + 4 * 16 + 16 + 16 * 196 + 196,
        outcome.value(Measure.PARAMETERS));
  }

  @Test
  void whatIsJudgedIsTheModelThatTheSeedGives() {
    var heldOut = DIGITS.test().pixels();
    var entry = comparison.train(Contender.VAE, 2);
    double mse = Distortion.mse(entry.reconstruct(heldOut).orElseThrow(), heldOut);
    assertEquals(sheet.values(Contender.VAE, Measure.RECONSTRUCTION)[1], mse);
    var weights = Contender.VAE.enter(SMALL, new Seed(2)).parameters().get(0).value();
    assertNotEquals(Contender.VAE.enter(SMALL, new Seed(1)).parameters().get(0).value(), weights);
  }

  @Test
  void impossibleSetUpsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> small().seeds(0));
    assertThrows(IllegalArgumentException.class, () -> Budget.multiplyAdds(0));
    assertThrows(IllegalArgumentException.class, () -> small().samples(0).judge());
    assertThrows(IllegalArgumentException.class, () -> new Outcome(Contender.AE, 1, 1, 2, 3));
    assertThrows(IllegalArgumentException.class, () -> comparison.sheet(List.of()));
  }
}
