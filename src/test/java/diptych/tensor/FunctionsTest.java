package diptych.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionsTest {
  /** A prime, so that all exponents and all endings of the mantissa are met. */
  private static final int STRIDE = 3001;

  static Stream<Arguments> functions() {
    return Stream.of(
        function("exp", Functions::exp, StrictMath::exp, 1.02),
        function("log", Functions::log, StrictMath::log, 0.94),
        function("tanh", Functions::tanh, StrictMath::tanh, 2.5),
        function("sigmoid", Functions::sigmoid, FunctionsTest::sigmoid, 2.41),
        function("softplus", Functions::softplus, FunctionsTest::softplus, 1.8));
  }

  private static Arguments function(
      String name, Elementwise.Function ours, DoubleUnaryOperator exact, double bound) {
    return Arguments.of(name, ours, exact, bound);
  }

  private static double sigmoid(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  @ParameterizedTest(name = "{0} errs by less than {3} ulp")
  @MethodSource("functions")
  void errsByLessThanItsBoundOverAllFloats(
      String name, Elementwise.Function ours, DoubleUnaryOperator exact, double bound) {
    for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      assertClose(name, x, ours.of(x), exact.applyAsDouble(x), bound);
    }
  }

  @ParameterizedTest(name = "{0} around its special places")
  @MethodSource("functions")
  void errsByLessThanItsBoundWhereItChangesItsForm(
      String name, Elementwise.Function ours, DoubleUnaryOperator exact, double bound) {
    float[] places = {
      0,
      1,
      0.5f,
      2,
      10,
      16,
      20,
      88.72283f,
      87.33654f,
      0.3465736f,
      0.70710677f,
      1.4142135f,
      0.8813736f,
      Float.MIN_NORMAL,
      Float.MIN_VALUE,
      Float.MAX_VALUE
    };
    for (float place : places) {
      for (int step = -300; step <= 300; step++) {
        float x = Float.intBitsToFloat(Float.floatToIntBits(place) + step);
        assertClose(name, x, ours.of(x), exact.applyAsDouble(x), bound);
        assertClose(name, -x, ours.of(-x), exact.applyAsDouble(-x), bound);
      }
    }
  }

  private static void assertClose(String name, float x, float actual, double exact, double bound) {
    float rounded = (float) exact;
    if (Double.isNaN(exact) || Float.isInfinite(rounded)) {
      assertEquals(rounded, actual, () -> name + " of " + x);
    } else if (Math.abs(exact) < Float.MIN_NORMAL && !name.equals("tanh")) {
      assertEquals(0, actual, () -> name + " of " + x);
    } else {
      double error = Math.abs(actual - exact) / Math.ulp(rounded);
      assertTrue(
          error < bound,
          () -> "%s of %s: %s instead of %s, %s ulp".formatted(name, x, actual, exact, error));
    }
  }

  @ParameterizedTest(name = "{0} of NaN is NaN")
  @MethodSource("functions")
  void notANumberStaysWhatItIs(
      String name, Elementwise.Function ours, DoubleUnaryOperator exact, double bound) {
    for (int bits : new int[] {0x7fc00000, 0xffc00000, 0x7fc00001, 0x7fffffff, 0x7f800001}) {
      assertTrue(Float.isNaN(ours.of(Float.intBitsToFloat(bits))), name);
    }
  }

  @Test
  void infinityAndZeroGiveTheLimits() {
    float infinity = Float.POSITIVE_INFINITY;
    assertEquals(infinity, Functions.exp(infinity));
    assertEquals(0f, Functions.exp(-infinity));
    assertEquals(1f, Functions.exp(-0f));
    assertEquals(infinity, Functions.log(infinity));
    assertEquals(-infinity, Functions.log(-0f));
    assertEquals(0f, Functions.log(1));
    assertEquals(1f, Functions.sigmoid(infinity));
    assertEquals(0f, Functions.sigmoid(-infinity));
    assertEquals(0.5f, Functions.sigmoid(0));
    assertEquals(1f, Functions.tanh(infinity));
    assertEquals(-1f, Functions.tanh(-infinity));
    assertEquals(-0f, Functions.tanh(-0f));
    assertEquals(infinity, Functions.softplus(infinity));
    assertEquals(0f, Functions.softplus(-infinity));
  }

  @Test
  void sigmoidAndTanhStayInsideTheirLimits() {
    for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      if (!Float.isNaN(x)) {
        float sigmoid = Functions.sigmoid(x);
        assertTrue(sigmoid >= 0 && sigmoid <= 1, () -> "sigmoid of " + x);
        assertTrue(Math.abs(Functions.tanh(x)) <= 1, () -> "tanh of " + x);
        assertEquals(-Functions.tanh(x), Functions.tanh(-x), () -> "tanh of " + x);
      }
    }
  }
}
