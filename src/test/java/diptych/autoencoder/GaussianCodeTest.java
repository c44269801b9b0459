package diptych.autoencoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autodiff.GradientCheck;
import diptych.autodiff.Node;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GaussianCodeTest {
  /** Two samples, codes of two numbers: means, then log variances. */
  private final Node code =
      Node.parameter(Tensor.of(2, 4, 0.5f, -1, 0.2f, -0.6f, 1.5f, 0.3f, -1, 0.4f));

  @Test
  void theDivergenceIsItsClosedFormWrittenOutByHand() {
    double first = 0.25 + Math.exp(0.2) - 1 - 0.2 + 1 + Math.exp(-0.6) - 1 + 0.6;
    double second = 2.25 + Math.exp(-1) - 1 + 1 + 0.09 + Math.exp(0.4) - 1 - 0.4;
    float divergence = GaussianCode.divergence(code).value().item();
    assertEquals((first / 2 + second / 2) / 2, divergence, 1e-6);
    assertEquals(0, GaussianCode.divergence(Node.constant(Tensor.zeros(3, 8))).value().item());
  }

  @Test
  void theDivergenceIsTheMeanLogRatioOfBothDensities() {
    var one = Node.constant(code.value().rows(0, 1));
    int draws = 200_000;
    var repeated = Node.constant(one.value().take(new int[draws]));
    var noise = Tensor.normal(draws, 2, new Seed(1));
    var z = GaussianCode.sample(repeated, noise).value();
    double[] logVariances = {0.2f, -0.6f};
    double sum = 0;
    for (int i = 0; i < draws; i++) {
      for (int j = 0; j < 2; j++) {
        double e = noise.get(i, j);
        double x = z.get(i, j);
        // ln q(z|x) − ln p(z); the factors √2π cancel
        sum += -e * e / 2 - logVariances[j] / 2 + x * x / 2;
      }
    }
    assertEquals(GaussianCode.divergence(one).value().item(), sum / draws, 0.01);
  }

  @Test
  void bothGradientsAreThoseOfFiniteDifferences() {
    var divergence = GradientCheck.of(() -> GaussianCode.divergence(code), code);
    assertTrue(divergence.passed(), divergence::toString);
    var noise = Tensor.normal(2, 2, new Seed(2));
    var weights = Node.constant(Tensor.of(2, 2, 1, -2, 0.5f, 3));
    var sample =
        GradientCheck.of(
            () -> GaussianCode.sample(code, noise).square().times(weights).sum(), code);
    assertTrue(sample.passed(), sample::toString);
  }

  @Test
  void drawnCodesHaveTheMeansAndDeviationsOfTheCode() {
    var distribution = GaussianCode.of(code.value());
    assertEquals(Tensor.of(2, 2, 0.5f, -1, 1.5f, 0.3f), distribution.mean());
    int draws = 50_000;
    int[] second = new int[draws];
    Arrays.fill(second, 1);
    var repeated = Node.constant(code.value().take(second));
    var z = GaussianCode.sample(repeated, Tensor.normal(draws, 2, new Seed(3))).value();
    var means = z.columnMeans();
    var centred = z.minus(means);
    var deviations = centred.times(centred).columnMeans().map(v -> (float) Math.sqrt(v));
    for (int j = 0; j < 2; j++) {
      assertEquals(distribution.mean().get(1, j), means.get(0, j), 0.02);
      assertEquals(distribution.deviation().get(1, j), deviations.get(0, j), 0.02);
    }
    assertEquals(Math.exp(-0.5), distribution.deviation().get(1, 0), 1e-6);
  }

  @Test
  void noiseOfAnotherShapeAndOddCodesAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> GaussianCode.sample(code, Tensor.zeros(2, 4)));
    assertThrows(
        IllegalArgumentException.class,
        () -> GaussianCode.divergence(Node.constant(Tensor.zeros(2, 3))));
  }

  @Test
  void theLikelihoodsAreTheirFormulas() {
    var output = Node.constant(Tensor.of(1, 2, 0.5f, -1));
    var x = Tensor.of(1, 2, 1, 0.25f);
    double s0 = 1 / (1 + Math.exp(-0.5));
    double s1 = 1 / (1 + Math.exp(1));
    double bernoulli = -Math.log(s0) - 0.25 * Math.log(s1) - 0.75 * Math.log(1 - s1);
    assertEquals(bernoulli, Likelihood.BERNOULLI.negativeLog(output, x).value().item(), 1e-5);
    double squares = 0.25 + 1.5625;
    double gaussian = squares / (2 * 0.09) + 2 * Math.log(0.3 * Math.sqrt(2 * Math.PI));
    assertEquals(gaussian, Likelihood.gaussian(0.3).negativeLog(output, x).value().item(), 1e-5);
    assertEquals(s0, Likelihood.BERNOULLI.mean(output.value()).get(0, 0), 1e-6);
    assertEquals(output.value(), Likelihood.gaussian(0.3).mean(output.value()));
  }
}
