package diptych.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementwiseTest {
  /** An operation on two numbers as the documentation states it, and as the library does it. */
  private interface Pair {
    float of(float y, float g);
  }

  private interface Pushing {
    void run(Tensor y, Tensor g, Tensor out);
  }

  static Stream<Arguments> unary() {
    return Stream.of(
        unary("relu", Elementwise::relu, x -> x < 0 ? 0 : x),
        unary("leakyRelu", (x, out) -> Elementwise.leakyRelu(x, 0.2f, out), x -> leaky(x, x)),
        unary("leakyRelu 0", (x, out) -> Elementwise.leakyRelu(x, 0, out), x -> x < 0 ? 0 : x),
        unary("tanh", Elementwise::tanh, Functions::tanh),
        unary("sigmoid", Elementwise::sigmoid, Functions::sigmoid),
        unary("softplus", Elementwise::softplus, Functions::softplus),
        unary("exp", Elementwise::exp, Functions::exp),
        unary("log", Elementwise::log, Functions::log));
  }

  static Stream<Arguments> binary() {
    return Stream.of(
        binary("reluGradient", Elementwise::reluGradient, (y, g) -> y > 0 ? g : 0),
        binary(
            "leakyReluGradient",
            (y, g, out) -> Elementwise.leakyReluGradient(y, 0.2f, g, out),
            (y, g) -> y > 0 ? g : 0.2f * g),
        binary(
            "leakyReluGradient 0",
            (y, g, out) -> Elementwise.leakyReluGradient(y, 0, g, out),
            (y, g) -> y > 0 ? g : 0),
        binary("tanhGradient", Elementwise::tanhGradient, (y, g) -> g * Math.fma(-y, y, 1)),
        binary("sigmoidGradient", Elementwise::sigmoidGradient, (y, g) -> g * (y * (1 - y))));
  }

  private static float leaky(float x, float g) {
    return x < 0 ? 0.2f * g : g;
  }

  private static Arguments unary(
      String name, BiConsumer<Tensor, Tensor> operation, Elementwise.Function definition) {
    return Arguments.of(name, operation, definition);
  }

  private static Arguments binary(String name, Pushing operation, Pair definition) {
    return Arguments.of(name, operation, definition);
  }

  /** Sizes around every vector width, values of every kind. */
  private static List<Tensor> inputs(long seed) {
    return Stream.of(0, 1, 7, 8, 15, 16, 17, 33, 1000, 100_003)
        .map(size -> mixed(size, new Seed(seed)))
        .toList();
  }

  private static Tensor mixed(int size, Seed seed) {
    var x = Tensor.normal(1, size, seed).times(20);
    float[] special = {
      0,
      -0f,
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      Float.MIN_NORMAL,
      88.72283f,
      88.72284f,
      -87.33654f,
      -87.33655f,
      1e-30f,
      1
    };
    for (int i = 0; i < size; i += 5) {
      x.array()[i] = special[i / 5 % special.length];
    }
    return x;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unary")
  void eachNumberFollowsTheDefinitionToTheBit(
      String name, BiConsumer<Tensor, Tensor> operation, Elementwise.Function definition) {
    for (Tensor x : inputs(1)) {
      var expected = x.map(definition);
      var out = Tensor.zeros(x.rows(), x.columns());
      operation.accept(x, out);
      assertEquals(expected, out);
      var inPlace = x.copy();
      operation.accept(inPlace, inPlace);
      assertEquals(expected, inPlace, "in place");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("binary")
  void eachPairFollowsTheDefinitionToTheBit(String name, Pushing operation, Pair definition) {
    for (Tensor y : inputs(2)) {
      var g = mixed(y.size(), new Seed(3)).times(-1);
      var expected = Tensor.zeros(y.rows(), y.columns());
      for (int i = 0; i < y.size(); i++) {
        expected.array()[i] = definition.of(y.array()[i], g.array()[i]);
      }
      var out = Tensor.zeros(y.rows(), y.columns());
      operation.run(y, g, out);
      assertEquals(expected, out);
      operation.run(y, g, g);
      assertEquals(expected, g, "in place");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unary")
  void anOutputOfAnotherShapeIsRefused(
      String name, BiConsumer<Tensor, Tensor> operation, Elementwise.Function definition) {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> operation.accept(Tensor.zeros(2, 3), Tensor.zeros(3, 2)));
    String plain = name.replace(" 0", "");
    assertEquals(plain + ": shapes (2, 3) and (3, 2) differ", error.getMessage());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("binary")
  void inputsAndOutputsOfDifferentShapesAreRefused(String name, Pushing operation, Pair pair) {
    var x = Tensor.zeros(2, 3);
    var other = Tensor.zeros(1, 6);
    String plain = name.replace(" 0", "");
    var error =
        assertThrows(IllegalArgumentException.class, () -> operation.run(x, other, x.copy()));
    assertEquals(plain + ": shapes (2, 3) and (1, 6) differ", error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> operation.run(x, x.copy(), other));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 1000, 100_003})
  void addScaledIsOneFusedMultiplyAdd(int size) {
    var x = Tensor.normal(1, size, new Seed(4));
    var out = Tensor.normal(1, size, new Seed(5));
    var expected = out.copy();
    for (int i = 0; i < size; i++) {
      expected.array()[i] = Math.fma(-0.3f, x.array()[i], expected.array()[i]);
    }
    Elementwise.addScaled(x, -0.3f, out);
    assertEquals(expected, out);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 5050, 100_003})
  void adamFollowsItsFormulaToTheBit(int size) {
    var theta = Tensor.normal(1, size, new Seed(6));
    var g = Tensor.normal(1, size, new Seed(7));
    var m = Tensor.normal(1, size, new Seed(8));
    var v = Tensor.uniform(1, size, new Seed(9));
    var expected = theta.copy();
    var expectedMean = m.copy();
    var expectedSquare = v.copy();
    for (int i = 0; i < size; i++) {
      float gradient = g.array()[i];
      float mean = Math.fma(0.9f, m.array()[i], (float) (1 - 0.9) * gradient);
      float square = Math.fma(0.999f, v.array()[i], (float) (1 - 0.999) * gradient * gradient);
      expectedMean.array()[i] = mean;
      expectedSquare.array()[i] = square;
      expected.array()[i] = theta.array()[i] - 0.002f * mean / ((float) Math.sqrt(square) + 1e-7f);
    }
    Elementwise.adam(theta, g, m, v, 0.9, 0.999, 0.002f, 1e-7f);
    assertEquals(expectedMean, m);
    assertEquals(expectedSquare, v);
    assertEquals(expected, theta);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 1000, 100_003})
  void addScaledDifferenceIsOneFusedMultiplyAddOfTheDifference(int size) {
    var x = Tensor.normal(1, size, new Seed(4));
    var y = Tensor.normal(1, size, new Seed(5));
    var out = Tensor.normal(1, size, new Seed(6));
    var expected = out.copy();
    for (int i = 0; i < size; i++) {
      float difference = x.array()[i] - y.array()[i];
      expected.array()[i] = Math.fma(0.3f, difference, expected.array()[i]);
    }
    Elementwise.addScaledDifference(x, y, 0.3f, out);
    assertEquals(expected, out);
  }

  @Test
  void adamRefusesShapesThatDifferBeforeItChangesAnything() {
    var theta = Tensor.full(2, 3, 1);
    var other = Tensor.full(3, 2, 1);
    for (int place = 1; place < 4; place++) {
      int wrong = place;
      var error =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  Elementwise.adam(
                      theta,
                      wrong == 1 ? other : theta.copy(),
                      wrong == 2 ? other : theta.copy(),
                      wrong == 3 ? other : theta.copy(),
                      0.9,
                      0.9,
                      0.1f,
                      1));
      assertEquals("adam: shapes (2, 3) and (3, 2) differ", error.getMessage());
    }
    assertEquals(Tensor.full(2, 3, 1), theta);
  }

  @Test
  void addScaledRefusesShapesThatDiffer() {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> Elementwise.addScaled(Tensor.zeros(2, 3), 1, Tensor.zeros(2, 2)));
    assertEquals("addScaled: shapes (2, 3) and (2, 2) differ", error.getMessage());
  }
}
