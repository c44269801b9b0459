package diptych.autoencoder;

import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.RELU;
import static diptych.nn.Activation.SIGMOID;
import static diptych.training.StopRule.afterEpochs;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autodiff.GradientCheck;
import diptych.autodiff.Node;
import diptych.data.Digits;
import diptych.nn.Adam;
import diptych.nn.Dense;
import diptych.nn.Tied;
import diptych.tensor.Reductions;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AutoencoderOptionsTest {
  private final Tensor digits = Digits.generate(60, new Seed(1)).pixels();

  private static Autoencoder forDigits(int code) {
    return Autoencoder.of(Dense.of(784, code, RELU), Dense.of(code, 784, SIGMOID))
        .init(new Seed(1));
  }

  @Test
  void aDenoisingAutoencoderComesCloserToTheCleanSamplesThanItsInputAndThanAPlainOne() {
    // samples on a line in 20 dimensions; codes of 20 numbers let a plain one copy the noise
    var direction = Tensor.uniform(1, 20, new Seed(2)).plus(-0.5f);
    var x = Tensor.uniform(400, 1, new Seed(3)).matmul(direction).plus(0.5f);
    var noise = Corruption.gaussian(0.2);
    var plain = Autoencoder.of(Dense.of(20, 20, IDENTITY), Dense.of(20, 20, IDENTITY));
    plain.init(new Seed(4)).train(x).batch(20).stop(afterEpochs(40)).run();
    var denoising = Autoencoder.of(Dense.of(20, 20, IDENTITY), Dense.of(20, 20, IDENTITY));
    denoising.init(new Seed(4)).train(x).corrupt(noise).batch(20).stop(afterEpochs(40)).run();
    var noisy = noise.of(x, new Seed(7));
    double untouched = Reductions.sumOfSquaredDifferences(noisy, x) / x.size();
    double denoised = denoising.mse(noisy, x);
    assertTrue(denoised < 0.3 * untouched, denoised + " against the noise's " + untouched);
    assertTrue(denoised < 0.3 * plain.mse(noisy, x), denoised + " is not below the plain one's");
  }

  @Test
  void everyEpochHasFreshNoiseAndEqualSeedsHaveEqualNoise() {
    var first = forDigits(8);
    var second = forDigits(8);
    var other = forDigits(8);
    var noise = Corruption.masking(0.3);
    first.train(digits).corrupt(noise).seed(new Seed(2)).stop(afterEpochs(2)).run();
    second.train(digits).corrupt(noise).seed(new Seed(2)).stop(afterEpochs(2)).run();
    other.train(digits).corrupt(noise).seed(new Seed(3)).stop(afterEpochs(2)).run();
    assertEquals(first.reconstruct(digits), second.reconstruct(digits));
    assertNotEquals(first.reconstruct(digits), other.reconstruct(digits));
  }

  @Test
  void validationOfADenoisingAutoencoderSeesNoiseButIsComparedWithTheCleanSamples() {
    var noise = Corruption.gaussian(0.3);
    var ae = forDigits(8);
    var history =
        ae.train(digits)
            .corrupt(noise)
            .seed(new Seed(5))
            .validation(digits.rows(0, 20))
            .stop(afterEpochs(2))
            .run();
    var held = digits.rows(0, 20);
    var seen = noise.of(held, new Seed(5).child(-2));
    assertEquals(ae.mse(seen, held), history.last("validation"));
    assertNotEquals(ae.mse(held), history.last("validation"));
  }

  @Test
  void gaussianNoiseIsClippedToPixelsAndHasItsSigma() {
    var grey = Tensor.full(100, 100, 0.5f);
    var noisy = Corruption.gaussian(0.1).of(grey, new Seed(1));
    double deviation = Math.sqrt(Reductions.sumOfSquaredDifferences(noisy, grey) / grey.size());
    assertEquals(0.1, deviation, 0.002);
    for (float pixel : Corruption.gaussian(3).of(grey, new Seed(1)).array()) {
      assertTrue(pixel >= 0 && pixel <= 1);
    }
  }

  @Test
  void maskingAndSaltAndPepperHitTheirRate() {
    var grey = Tensor.full(100, 100, 0.5f);
    var masked = Corruption.masking(0.3).of(grey, new Seed(1));
    assertEquals(0.3, share(masked, 0), 0.015);
    assertEquals(0.7, share(masked, 0.5f), 0.015);
    var salted = Corruption.saltAndPepper(0.3).of(grey, new Seed(1));
    assertEquals(0.15, share(salted, 0), 0.015);
    assertEquals(0.15, share(salted, 1), 0.015);
    assertEquals(Tensor.full(100, 100, 0.5f), grey, "the clean samples stay clean");
  }

  private static double share(Tensor x, float value) {
    return IntStream.range(0, x.size()).filter(i -> x.array()[i] == value).count()
        / (double) x.size();
  }

  @Test
  void aSparsityWeightMakesMoreCodeNumbersZero() {
    var plain = forDigits(64);
    plain.train(digits).optimizer(new Adam(0.003)).stop(afterEpochs(40)).run();
    var sparse = forDigits(64);
    sparse.train(digits).sparse(0.01).optimizer(new Adam(0.003)).stop(afterEpochs(40)).run();
    assertTrue(share(sparse.encode(digits), 0) > share(plain.encode(digits), 0) + 0.1);
  }

  @Test
  void theSparsityPenaltyHasItsFormulaAndTheGradientOfFiniteDifferences() {
    var h = Node.parameter(Tensor.of(2, 3, 1, -2, 3, -4, 5, -6));
    assertEquals(3.5f, CodePenalty.meanAbsolute(h).value().item());
    var check = GradientCheck.of(() -> CodePenalty.meanAbsolute(h), h);
    assertTrue(check.passed(), check::toString);
  }

  @Test
  void theRecordedLossContainsThePenalty() {
    var ae = forDigits(16);
    var codes = ae.encode(digits);
    double meanCode = codes.map(Math::abs).mean();
    double expected = ae.mse(digits) + 0.5 * meanCode;
    var history = ae.train(digits).sparse(0.5).batch(60).stop(afterEpochs(1)).run();
    assertEquals(expected, history.last("loss"), 1e-5);
  }

  @Test
  void aLinearAutoencoderWithTiedWeightsLearnsWithHalfTheWeights() {
    var encoder = Dense.of(784, 16, IDENTITY);
    var ae = Autoencoder.of(encoder, Tied.to(encoder, IDENTITY)).init(new Seed(1));
    assertEquals(784 * 16 + 16 + 784, ae.parameterCount());
    double before = ae.mse(digits);
    ae.train(digits).optimizer(new Adam(0.002)).stop(afterEpochs(40)).run();
    assertTrue(ae.mse(digits) < 0.4 * before, before + " to " + ae.mse(digits));
  }

  @Test
  void aSingleSampleIsTreatedLikeOneOfMany() {
    var ae = forDigits(8);
    assertEquals(ae.encode(digits).row(3), ae.encode(digits.row(3)));
    assertEquals(ae.reconstruct(digits).row(3), ae.reconstruct(digits.row(3)));
    assertEquals(ae.decode(ae.encode(digits)).row(3), ae.decode(ae.encode(digits).row(3)));
  }

  @Test
  void theErrorsOfTheSamplesAverageToTheMeanSquaredError() {
    var ae = forDigits(8);
    double[] errors = ae.errors(digits);
    assertEquals(
        ae.mse(digits),
        IntStream.range(0, 60).mapToDouble(i -> errors[i]).average().orElseThrow(),
        1e-7);
    assertArrayEquals(new double[] {ae.mse(digits.row(5))}, new double[] {errors[5]}, 1e-7);
  }

  @Test
  void impossibleOptionsAreRefused() {
    var training = forDigits(8).train(digits);
    assertThrows(IllegalArgumentException.class, () -> training.sparse(-1));
    assertThrows(IllegalArgumentException.class, () -> training.sparse(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Corruption.gaussian(0));
    assertThrows(IllegalArgumentException.class, () -> Corruption.masking(1));
    assertThrows(IllegalArgumentException.class, () -> Corruption.saltAndPepper(Double.NaN));
  }
}
