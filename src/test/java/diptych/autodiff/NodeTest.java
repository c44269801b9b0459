package diptych.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NodeTest {
  private static final Map<String, UnaryOperator<Node>> UNARY =
      Map.ofEntries(
          Map.entry("times a factor", x -> x.times(-1.5f)),
          Map.entry("plus a number", x -> x.plus(0.7f).square()),
          Map.entry("exp", Node::exp),
          Map.entry("log", x -> x.square().plus(0.5f).log()),
          Map.entry("square", Node::square),
          Map.entry("relu", Node::relu),
          Map.entry("leaky relu", x -> x.leakyRelu(0.2f)),
          Map.entry("tanh", Node::tanh),
          Map.entry("sigmoid", Node::sigmoid),
          Map.entry("softplus", Node::softplus),
          Map.entry("sum", x -> x.sum().square()),
          Map.entry("mean", x -> x.mean().square()));

  private static final Map<String, BinaryOperator<Node>> BINARY =
      Map.of(
          "plus", (a, b) -> a.plus(b),
          "minus", (a, b) -> a.minus(b),
          "times", (a, b) -> a.times(b),
          "divided by", (a, b) -> a.dividedBy(b.square().plus(0.5f)));

  /** Numbers away from zero, where relu has no derivative. */
  private static Node parameter(int rows, int columns, int seed) {
    return Node.parameter(
        Tensor.normal(rows, columns, new Seed(seed))
            .map(v -> Math.abs(v) < 0.1f ? v + Math.copySign(0.2f, v) : v));
  }

  /** A loss that weighs every number of the result differently. */
  private static Node loss(Node result) {
    var shape = result.value();
    return result
        .times(
            Node.constant(Tensor.uniform(shape.rows(), shape.columns(), new Seed(99)).plus(0.5f)))
        .sum();
  }

  @TestFactory
  Stream<DynamicTest> everyUnaryOperationHasTheGradientOfFiniteDifferences() {
    return UNARY.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      var x = parameter(3, 4, 1);
                      var check = GradientCheck.of(() -> loss(entry.getValue().apply(x)), x);
                      assertTrue(check.passed(), check::toString);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyBinaryOperationHasTheGradientOfFiniteDifferencesHoweverItBroadcasts() {
    int[][] shapes = {
      {3, 4, 3, 4}, {3, 4, 1, 4}, {3, 4, 3, 1}, {3, 4, 1, 1}, {1, 4, 3, 1}, {1, 1, 3, 4}
    };
    return BINARY.entrySet().stream()
        .flatMap(
            entry ->
                Stream.of(shapes)
                    .map(
                        s ->
                            DynamicTest.dynamicTest(
                                "(%d, %d) %s (%d, %d)"
                                    .formatted(s[0], s[1], entry.getKey(), s[2], s[3]),
                                () -> checkBoth(entry.getValue(), s))));
  }

  @Test
  void theMatrixProductHasTheGradientOfFiniteDifferences() {
    checkBoth(Node::matmul, new int[] {3, 4, 4, 5});
  }

  private static void checkBoth(BinaryOperator<Node> operation, int[] s) {
    var a = parameter(s[0], s[1], 2);
    var b = parameter(s[2], s[3], 3);
    for (var parameter : new Node[] {a, b}) {
      var check = GradientCheck.of(() -> loss(operation.apply(a, b).square()), parameter);
      assertTrue(check.passed(), check::toString);
    }
  }

  @Test
  void aValueThatIsUsedTwiceGetsBothGradients() {
    var x = Node.parameter(Tensor.scalar(3));
    x.times(x).plus(x).backward();
    assertEquals(7f, x.gradient().item());
  }

  @Test
  void gradientsOfParametersAddUpUntilTheyAreZeroed() {
    var x = Node.parameter(Tensor.scalar(2));
    x.square().backward();
    x.square().backward();
    assertEquals(8f, x.gradient().item());
    x.zeroGradient();
    x.square().backward();
    assertEquals(4f, x.gradient().item());
  }

  @Test
  void walkingAResultTwiceIsRefusedAndSaysWhatToDo() {
    var x = Node.parameter(Tensor.scalar(2));
    var result = x.square();
    result.backward();
    var error = assertThrows(IllegalStateException.class, result::backward);
    assertTrue(error.getMessage().contains("compute the result again"), error.getMessage());
    assertEquals(4f, x.gradient().item(), "the refused walk changed nothing");
  }

  @Test
  void walkingASharedPartTwiceIsRefused() {
    var x = Node.parameter(Tensor.scalar(2));
    var shared = x.square();
    shared.times(2).backward();
    var other = shared.times(3);
    assertThrows(IllegalStateException.class, other::backward);
    assertEquals(8f, x.gradient().item());
  }

  @Test
  void backwardStartsFromAScalarOnly() {
    var matrix = Node.parameter(Tensor.zeros(2, 3)).square();
    var error = assertThrows(IllegalStateException.class, matrix::backward);
    assertTrue(error.getMessage().contains("(2, 3)"), error.getMessage());
  }

  @Test
  void constantsHaveNoGradient() {
    var constant = Node.constant(Tensor.scalar(1));
    assertFalse(constant.plus(constant).needsGradient());
    assertThrows(IllegalStateException.class, constant::gradient);
    assertThrows(IllegalStateException.class, () -> constant.plus(constant).backward());
  }

  @Test
  void aGraphOfAHundredThousandOperationsIsWalked() {
    var x = Node.parameter(Tensor.scalar(1));
    var y = x;
    for (int i = 0; i < 100_000; i++) {
      y = y.plus(0);
    }
    y.backward();
    assertEquals(1f, x.gradient().item());
  }

  @Test
  void aWorkspaceGivesTheSameTensorsAgainAfterAReset() {
    var workspace = new Workspace();
    var first = workspace.take(2, 3);
    assertNotSame(first, workspace.take(2, 3));
    workspace.reset();
    assertSame(first, workspace.take(2, 3));
  }

  @Test
  void aStepInAUsedWorkspaceGivesTheSameGradients() {
    var workspace = new Workspace();
    var w = parameter(4, 3, 5);
    Tensor[] gradients = new Tensor[2];
    for (int step = 0; step < 2; step++) {
      workspace.reset();
      w.zeroGradient();
      var x = Node.constant(Tensor.normal(2, 4, new Seed(6)), workspace);
      x.matmul(w).matmul(Node.constant(Tensor.full(3, 2, 1))).square().sum().backward();
      gradients[step] = w.gradient().copy();
    }
    assertEquals(gradients[0], gradients[1]);
  }

  @Test
  void aGradientCheckFindsAWrongGradientAndGivesItsVerdict() {
    var x = parameter(2, 3, 7);
    var wrong =
        GradientCheck.of(
            () ->
                Node.operation(
                        "wrong square",
                        x.value().times(x.value()),
                        java.util.List.of(x),
                        g ->
                            diptych.tensor.Elementwise.addScaled(
                                g.times(x.value()), 2.02f, x.gradient()))
                    .sum(),
            x);
    assertFalse(wrong.passed(), "an error of one percent must be seen");
    assertTrue(wrong.toString().contains("FAILED"), wrong.toString());
    assertTrue(GradientCheck.of(() -> x.square().sum(), x).toString().endsWith("passed"));
  }

  @Test
  void aGradientCheckNeverPassesOnNaN() {
    var x = Node.parameter(Tensor.scalar(-1));
    assertFalse(GradientCheck.of(() -> x.log().sum(), x).passed());
  }

  @Test
  void aGradientCheckLeavesTheParameterAsItWas() {
    var x = parameter(2, 2, 8);
    var before = x.value().copy();
    GradientCheck.of(() -> x.exp().sum(), x);
    assertEquals(before, x.value());
    assertThrows(IllegalArgumentException.class, () -> GradientCheck.of(() -> x, x.square()));
    var empty = Node.parameter(Tensor.zeros(0, 2));
    assertThrows(IllegalArgumentException.class, () -> GradientCheck.of(() -> x, empty));
  }
}
