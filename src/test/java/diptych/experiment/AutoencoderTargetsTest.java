package diptych.experiment;

import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.RELU;
import static diptych.nn.Activation.SIGMOID;
import static diptych.training.StopRule.afterEpochs;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autoencoder.Autoencoder;
import diptych.autoencoder.AutoencoderTraining;
import diptych.autoencoder.Corruption;
import diptych.data.ImageSplit;
import diptych.data.Mnist;
import diptych.nn.Activation;
import diptych.nn.Adam;
import diptych.nn.Dense;
import diptych.nn.Layer;
import diptych.nn.Sequential;
import diptych.score.Distortion;
import diptych.score.Pca;
import diptych.score.Spread;
import diptych.score.Subspace;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The course's targets for autoencoders, five seeds each.
 *
 * <pre>DIPTYCH_DATA=… ./mvnw -B test -Pexperiments -Dtest=AutoencoderTargetsTest</pre>
 *
 * <p>With MNIST's test images in the folder that the variable names, 8,000 of them are learned from
 * and 2,000 held out (index mod 5 = 4). Without, the built-in digits are used and the targets,
 * which are MNIST's, are only printed. Each seed draws the weights ({@code Seed(s)}) and, by {@code
 * Seed(100 + s)}, the order of the samples and their noise; the noise of the held-out images is the
 * same for all. The last thing printed is a part of the README's table of results.
 */
@Tag("experiment")
class AutoencoderTargetsTest {
  private static final int SEEDS = 5;
  private static final int PIXELS = 784;
  private static final ImageSplit DIGITS = Mnist.find();
  private static final Tensor TRAIN = DIGITS.train().first(8000).pixels();
  private static final Tensor TEST = DIGITS.test().first(2000).pixels();
  private static final Pca PCA = Pca.fit(TRAIN);
  private static final List<String> TABLE = new ArrayList<>();

  /** One training: what it left on held-out images, and how long it took. */
  private record Run(double result, double seconds) {}

  @AfterAll
  static void printTheTable() {
    print("%s", DIGITS.test());
    print("| task | autoencoder | must reach | PCA | seconds per seed |");
    print("|---|---|---|---|---|");
    TABLE.forEach(System.out::println);
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** Measures once per seed, prints each result, and holds their mean to the target. */
  private static void requireMean(
      String task, double target, String baseline, IntFunction<Run> measure) {
    var runs = IntStream.rangeClosed(1, SEEDS).mapToObj(measure).toList();
    runs.forEach(run -> print("%s: %.5f in %.1f s", task, run.result(), run.seconds()));
    var results = Spread.of(runs.stream().mapToDouble(Run::result).toArray());
    var seconds = Spread.of(runs.stream().mapToDouble(Run::seconds).toArray());
    TABLE.add(
        String.format(
            Locale.ROOT,
            "| %s | %s | %s | %s | %.0f to %.0f |",
            task,
            results,
            target,
            baseline,
            seconds.smallest(),
            seconds.largest()));
    assertTrue(
        results.mean() <= target || !DIGITS.test().source().contains("MNIST"), results.toString());
  }

  /** Layers of the given sizes, relu between them, the last with the given activation. */
  private static Layer network(Activation last, int... sizes) {
    var layers = new ArrayList<Layer>();
    for (int i = 1; i < sizes.length; i++) {
      layers.add(Dense.of(sizes[i - 1], sizes[i], i == sizes.length - 1 ? last : RELU));
    }
    return new Sequential(layers);
  }

  /** An encoder of the given sizes, from 784 to the code, and a decoder of the same ones back. */
  private static Autoencoder autoencoder(int... sizes) {
    int[] back = IntStream.range(0, sizes.length).map(i -> sizes[sizes.length - 1 - i]).toArray();
    return Autoencoder.of(network(IDENTITY, sizes), network(SIGMOID, back));
  }

  /**
   * Trains in stages: so many epochs at the first learning rate, then at a third of it, and so on.
   */
  private static void train(
      Autoencoder ae,
      int seed,
      double rate,
      UnaryOperator<AutoencoderTraining> options,
      int... epochs) {
    for (int stage = 0; stage < epochs.length; stage++) {
      options
          .apply(ae.train(TRAIN).batch(64))
          .optimizer(new Adam(rate * Math.pow(1 / 3.0, stage)))
          .seed(new Seed(100 + seed).child(stage))
          .stop(afterEpochs(epochs[stage]))
          .run();
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static String five(double value) {
    return String.format(Locale.ROOT, "%.5f", value);
  }

  @Test
  void aCodeOf32Numbers() {
    requireMean(
        "code of 32 numbers, test MSE",
        0.0105,
        five(PCA.mse(TEST, 32)),
        seed -> {
          long start = System.nanoTime();
          var ae = autoencoder(PIXELS, 512, 32).init(new Seed(seed));
          train(ae, seed, 0.001, UnaryOperator.identity(), 20, 10);
          return new Run(ae.mse(TEST), secondsSince(start));
        });
  }

  /** Masked input keeps a code of two numbers from learning the training images by heart. */
  @Test
  void aCodeOf2Numbers() {
    var masking = Corruption.masking(0.2);
    requireMean(
        "code of 2 numbers, test MSE",
        0.038,
        five(PCA.mse(TEST, 2)),
        seed -> {
          long start = System.nanoTime();
          var ae = autoencoder(PIXELS, 512, 256, 128, 2).init(new Seed(seed));
          train(ae, seed, 0.001, training -> training.corrupt(masking), 24, 8, 4);
          return new Run(ae.mse(TEST), secondsSince(start));
        });
  }

  @Test
  void denoising() {
    var noise = Corruption.gaussian(0.5);
    var noisy = noise.of(TEST, new Seed(1000));
    int best =
        IntStream.rangeClosed(1, 64)
            .boxed()
            .min(Comparator.comparingDouble(k -> Distortion.mse(PCA.reconstruct(noisy, k), TEST)))
            .orElseThrow();
    requireMean(
        "noise of sigma 0.5 removed, test MSE",
        0.0175,
        "%s (%d components, the best number)"
            .formatted(five(Distortion.mse(PCA.reconstruct(noisy, best), TEST)), best),
        seed -> {
          long start = System.nanoTime();
          var ae =
              Autoencoder.of(Dense.of(PIXELS, 512, RELU), Dense.of(512, PIXELS, SIGMOID))
                  .init(new Seed(seed));
          train(ae, seed, 0.001, training -> training.corrupt(noise), 20, 10);
          return new Run(ae.mse(noisy, TEST), secondsSince(start));
        });
  }

  /**
   * Without activations and with one layer a side: the subspace that it finds must be PCA's.
   *
   * <p>Nine numbers, because MNIST's ninth direction has a fifth more variance than its tenth.
   * Where two neighbours differ by little, as the 32nd and the 33rd do (6 %), the error hardly
   * depends on which of them is taken. With 32 numbers one seed in five stopped with the wrong one:
   * an angle of 81°, at an error only 0.22 % above PCA's.
   */
  @Test
  void theLinearAutoencoderFindsThePrincipalSubspace() {
    int k = 9;
    var principal = Subspace.of(PCA.components(k));
    double bound = PCA.mse(TEST, k);
    double[] angles = new double[SEEDS];
    requireMean(
        "linear, %d numbers: test MSE above PCA's, in %%".formatted(k),
        1,
        "0 (MSE %s)".formatted(five(bound)),
        seed -> {
          long start = System.nanoTime();
          var decoder = Dense.of(k, PIXELS, IDENTITY);
          var ae = Autoencoder.of(Dense.of(PIXELS, k, IDENTITY), decoder).init(new Seed(seed));
          train(ae, seed, 0.003, UnaryOperator.identity(), 30, 15, 10);
          angles[seed - 1] = Subspace.of(decoder.weights().value()).largestAngleTo(principal);
          return new Run(100 * (ae.mse(TEST) / bound - 1), secondsSince(start));
        });
    requireMean(
        "the same: largest principal angle to PCA's subspace, in degrees",
        5,
        "0",
        seed -> new Run(angles[seed - 1], 0));
  }
}
