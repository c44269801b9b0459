package diptych.experiment;

import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.LEAKY_RELU;
import static diptych.nn.Activation.RELU;
import static diptych.training.StopRule.afterIterations;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import diptych.data.PluckedStrings;
import diptych.data.SoundSplit;
import diptych.data.Sounds;
import diptych.data.SpokenDigits;
import diptych.gan.Gan;
import diptych.gan.WeightAverage;
import diptych.gan.WeightConstraint;
import diptych.nn.Adam;
import diptych.nn.Dense;
import diptych.nn.Sequential;
import diptych.score.Pca;
import diptych.score.Spectra;
import diptych.score.Spread;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * GANs that make sounds of 512 samples, five seeds each: the course's target is a spectral distance
 * from held-out sounds of at most twice that of other real sounds.
 *
 * <pre>DIPTYCH_DATA=../shared/data ./mvnw -B test -Pexperiments -Dtest=SoundTargetsTest</pre>
 *
 * <p>Each seed draws the weights ({@code Seed(s)}) and, by {@code Seed(100 + s)}, the batches and
 * the noise. The generator writes PCA codes; what is scored is the generator with averaged weights.
 * Sets have 100 sounds, or as many as are held out where these are fewer.
 *
 * <p>Measured, mean and standard deviation over the seeds: plucked strings 0.92 ± 0.06 dB (real
 * against real 0.49), spoken digits 2.24 ± 0.13 dB (real against real 1.24). With all 500 held-out
 * strings in one set it is 0.76 dB, where real ones have 0.22: larger sets miss the target.
 */
@Tag("experiment")
class SoundTargetsTest {
  private static final int SEEDS = 5;
  private static final int WAVES = 48;
  private static final Seed SCORED = new Seed(7);

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  @Test
  void pluckedStrings() {
    report(PluckedStrings.generate(2500, 512, new Seed(1)).split());
  }

  @Test
  void spokenDigits() {
    var split = SpokenDigits.find(512);
    assumeFalse(split.train().source().equals(PluckedStrings.SOURCE), "needs fsdd in DIPTYCH_DATA");
    report(split);
  }

  private static void report(SoundSplit found) {
    var split = new SoundSplit(found.train().normalized(), found.test().normalized());
    int held = split.test().size();
    int set = Math.min(100, held);
    var test = Spectra.of(split.test());
    int[] order = new Seed(9).stream().permutation(split.train().size());
    var real =
        Spread.of(
            IntStream.range(0, 4)
                .mapToObj(i -> Arrays.copyOfRange(order, i * held, (i + 1) * held))
                .mapToDouble(part -> test.distanceOfSets(Spectra.of(split.train().take(part)), set))
                .toArray());
    print("%s, sets of %d: real against real %s dB", split.train().source(), set, real);
    var pca = Pca.fit(split.train().samples());
    var scale = Tensor.zeros(1, WAVES);
    for (int i = 0; i < WAVES; i++) {
      double product = pca.variances()[i] * pca.variances()[0];
      scale.set(0, i, (float) Math.sqrt(Math.sqrt(product)));
    }
    var codes = pca.encode(split.train().samples(), WAVES).dividedBy(scale);
    var distances =
        Spread.over(
            SEEDS,
            s -> {
              var samples = pca.decode(trained(codes, s).generate(held, SCORED).times(scale));
              var spectra = Spectra.of(Sounds.of(samples, split.train().rate(), "generated"));
              double distance = test.distanceOfSets(spectra, set);
              print("seed %d: %.3f dB; all %d: %.3f", s, distance, held, test.distance(spectra));
              return distance;
            });
    print("generated against real %s dB", distances);
    assertTrue(distances.mean() <= 2 * real.mean(), distances + " against " + real);
  }

  private static Gan trained(Tensor codes, int s) {
    var generator =
        Sequential.of(
            Dense.of(24, 128, RELU), Dense.of(128, 128, RELU), Dense.of(128, WAVES, IDENTITY));
    var discriminator =
        Sequential.of(
            Dense.of(WAVES, 128, LEAKY_RELU),
            Dense.of(128, 128, LEAKY_RELU),
            Dense.of(128, 1, IDENTITY));
    var gan = Gan.of(generator, discriminator).init(new Seed(s));
    var average = WeightAverage.of(generator, 0.999);
    var history =
        gan.train(codes)
            .optimizers(new Adam(0.003, 0.5, 0.999), new Adam(0.001, 0.5, 0.999))
            .batch(128)
            .constrain(WeightConstraint.spectralNorm(2.5))
            .seed(new Seed(100 + s))
            .listen(average)
            .stop(afterIterations(8000))
            .run();
    print("%.1f s", history.elapsed().toMillis() / 1e3);
    average.keep();
    return gan;
  }
}
