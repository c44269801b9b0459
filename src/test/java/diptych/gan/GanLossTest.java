package diptych.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autodiff.GradientCheck;
import diptych.autodiff.Node;
import diptych.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class GanLossTest {
  private final Node real = Node.parameter(Tensor.of(4, 1, -3, -0.5f, 0.25f, 2));
  private final Node fake = Node.parameter(Tensor.of(5, 1, -4, -1, 0, 1, 4));

  private static double sigmoid(double s) {
    return 1 / (1 + Math.exp(-s));
  }

  /** The mean of a function of the logits, in float64. */
  private static double mean(Node logits, DoubleUnaryOperator function) {
    double sum = 0;
    for (float s : logits.value().array()) {
      sum += function.applyAsDouble(s);
    }
    return sum / logits.value().size();
  }

  private void assertGeneratorGradient(GanLoss loss, DoubleUnaryOperator formula) {
    fake.zeroGradient();
    loss.generator(fake).backward();
    for (int i = 0; i < 5; i++) {
      double s = fake.value().get(i, 0);
      assertEquals(formula.applyAsDouble(s) / 5, fake.gradient().get(i, 0), 1e-6, "at " + s);
    }
    var check = GradientCheck.of(() -> loss.generator(fake), fake);
    assertTrue(check.passed(), check.toString());
  }

  @Test
  void theSaturatingLossAndItsGradientAreTheirFormulas() {
    double expected = mean(fake, s -> Math.log(1 - sigmoid(s)));
    assertEquals(expected, GanLoss.SATURATING.generator(fake).value().item(), 1e-6);
    assertGeneratorGradient(GanLoss.SATURATING, s -> -sigmoid(s));
  }

  @Test
  void theNonSaturatingLossAndItsGradientAreTheirFormulas() {
    double expected = mean(fake, s -> -Math.log(sigmoid(s)));
    assertEquals(expected, GanLoss.NON_SATURATING.generator(fake).value().item(), 1e-6);
    assertGeneratorGradient(GanLoss.NON_SATURATING, s -> -(1 - sigmoid(s)));
    assertGeneratorGradient(GanLoss.smoothed(0.9), s -> -(1 - sigmoid(s)));
  }

  @Test
  void theDiscriminatorsLossIsMinusTheValueOfTheGame() {
    double value =
        mean(real, s -> Math.log(sigmoid(s))) + mean(fake, s -> Math.log(1 - sigmoid(s)));
    for (var loss : new GanLoss[] {GanLoss.SATURATING, GanLoss.NON_SATURATING}) {
      assertEquals(-value, loss.discriminator(real, fake).value().item(), 1e-6);
      assertTrue(GradientCheck.of(() -> loss.discriminator(real, fake), real).passed());
      assertTrue(GradientCheck.of(() -> loss.discriminator(real, fake), fake).passed());
    }
  }

  @Test
  void smoothingMovesTheTargetOfRealSamplesOnly() {
    double expected =
        -mean(real, s -> 0.9 * Math.log(sigmoid(s)) + 0.1 * Math.log(1 - sigmoid(s)))
            - mean(fake, s -> Math.log(1 - sigmoid(s)));
    assertEquals(expected, GanLoss.smoothed(0.9).discriminator(real, fake).value().item(), 1e-6);
    assertThrows(IllegalArgumentException.class, () -> GanLoss.smoothed(0.5));
    assertThrows(IllegalArgumentException.class, () -> GanLoss.smoothed(1.1));
  }

  @Test
  void theWassersteinLossesAreDifferencesOfMeanHeights() {
    double expected = mean(fake, s -> s) - mean(real, s -> s);
    var loss = GanLoss.WASSERSTEIN;
    assertEquals(expected, loss.discriminator(real, fake).value().item(), 1e-6);
    assertTrue(GradientCheck.of(() -> loss.discriminator(real, fake), real).passed());
    assertTrue(GradientCheck.of(() -> loss.discriminator(real, fake), fake).passed());
    assertEquals(-mean(fake, s -> s), loss.generator(fake).value().item(), 1e-6);
    assertGeneratorGradient(loss, s -> -1);
  }

  @Test
  void whereDCannotTellItsLossIsTwoLnTwo() {
    var undecided = Node.constant(Tensor.zeros(3, 1));
    float loss = GanLoss.NON_SATURATING.discriminator(undecided, undecided).value().item();
    assertEquals(2 * Math.log(2), loss, 1e-6);
  }

  @Test
  void aSureDiscriminatorStillGivesFiniteLosses() {
    var sure = Node.constant(Tensor.full(2, 1, 500));
    var wrong = Node.constant(Tensor.full(2, 1, -500));
    assertEquals(1000, GanLoss.SATURATING.discriminator(wrong, sure).value().item());
    assertEquals(0, GanLoss.SATURATING.discriminator(sure, wrong).value().item());
    assertEquals(500, GanLoss.NON_SATURATING.generator(wrong).value().item());
    assertEquals(-500, GanLoss.SATURATING.generator(sure).value().item());
  }
}
