package diptych.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TensorTest {
  private final Tensor x = Tensor.of(2, 3, 1, 2, 3, 4, 5, 6);

  static Stream<Arguments> operations() {
    return Stream.of(
        operation("plus", Tensor::plus, Float::sum),
        operation("minus", Tensor::minus, (a, b) -> a - b),
        operation("times", Tensor::times, (a, b) -> a * b),
        operation("dividedBy", Tensor::dividedBy, (a, b) -> a / b));
  }

  private static Arguments operation(
      String name, BinaryOperator<Tensor> operation, BinaryOperator<Float> definition) {
    return Arguments.of(name, operation, definition);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void rowsColumnsAndScalarsAreBroadcast(
      String name, BinaryOperator<Tensor> operation, BinaryOperator<Float> definition) {
    int[][] shapes = {{5, 37}, {1, 37}, {5, 1}, {1, 1}};
    for (int[] left : shapes) {
      for (int[] right : shapes) {
        var a = Tensor.normal(left[0], left[1], new Seed(1));
        var b = Tensor.normal(right[0], right[1], new Seed(2));
        int rows = Math.max(left[0], right[0]);
        int columns = Math.max(left[1], right[1]);
        var result = operation.apply(a, b);
        assertEquals("(" + rows + ", " + columns + ")", result.shape());
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < columns; j++) {
            float expected =
                definition.apply(
                    a.get(i % left[0], j % left[1]), b.get(i % right[0], j % right[1]));
            assertEquals(expected, result.get(i, j), a.shape() + name + b.shape());
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void shapesThatDoNotFitAreNamed(
      String name, BinaryOperator<Tensor> operation, BinaryOperator<Float> definition) {
    assertRefused(
        name
            + ": shapes (2, 3) and (3, 2) do not fit: sizes must be equal or 1; did you mean"
            + " b.transpose()?",
        () -> operation.apply(x, x.transpose()));
    assertRefused(
        name + ": shapes (2, 3) and (2, 4) do not fit: sizes must be equal or 1",
        () -> operation.apply(x, Tensor.zeros(2, 4)));
    assertRefused(
        name + ": shapes (4, 3) and (2, 3) do not fit: sizes must be equal or 1",
        () -> operation.apply(Tensor.zeros(4, 3), x));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void emptyTensorsGiveEmptyTensors(
      String name, BinaryOperator<Tensor> operation, BinaryOperator<Float> definition) {
    assertEquals(Tensor.zeros(0, 3), operation.apply(Tensor.zeros(0, 3), Tensor.zeros(1, 3)));
    assertEquals(Tensor.zeros(0, 3), operation.apply(Tensor.zeros(1, 1), Tensor.zeros(0, 3)));
    assertEquals(Tensor.zeros(2, 0), operation.apply(Tensor.zeros(2, 0), Tensor.zeros(2, 1)));
  }

  @Test
  void ofKeepsTheNumbersAndArrayIsLive() {
    float[] numbers = {1, 2, 3, 4};
    var tensor = Tensor.of(2, 2, numbers);
    assertSame(numbers, tensor.array());
    tensor.array()[3] = 9;
    assertEquals(9f, tensor.get(1, 1));
    tensor.set(0, 1, 7);
    assertEquals(7f, numbers[1]);
  }

  @Test
  void rowsOfAnArrayAreCopied() {
    float[][] rows = {{1, 2, 3}, {4, 5, 6}};
    var tensor = Tensor.of(rows);
    rows[0][0] = 99;
    assertEquals(x, tensor);
    assertEquals(Tensor.zeros(0, 0), Tensor.of(new float[0][]));
    assertRefused("row 1 has 1 numbers, row 0 has 2", () -> Tensor.of(new float[][] {{1, 2}, {3}}));
  }

  @Test
  void aWrongCountOfNumbersIsRefused() {
    assertRefused("a (2, 3) tensor needs 6 numbers, got 2", () -> Tensor.of(2, 3, 1, 2));
  }

  @Test
  void impossibleSizesAreRefused() {
    for (int[] size : List.of(new int[] {-1, 2}, new int[] {2, -1}, new int[] {65536, 65536})) {
      assertRefused(
          "a tensor cannot have the shape (%d, %d): sizes are 0 or more, and at most 2^31 - 9 numbers in all"
              .formatted(size[0], size[1]),
          () -> Tensor.zeros(size[0], size[1]));
    }
  }

  @Test
  void theFactoriesGiveTheirShapesAndNumbers() {
    assertEquals(Tensor.of(1, 2, 8, 9), Tensor.rowVector(8, 9));
    assertEquals(Tensor.of(1, 1, 8), Tensor.scalar(8));
    assertEquals(Tensor.of(2, 2, 5, 5, 5, 5), Tensor.full(2, 2, 5));
    var stream = new Seed(1).stream();
    assertEquals(stream.nextUniform(), Tensor.uniform(2, 2, new Seed(1)).get(0, 0));
    assertEquals(new Seed(1).stream().nextNormal(), Tensor.normal(2, 2, new Seed(1)).get(0, 0));
    assertNotEquals(Tensor.uniform(2, 2, new Seed(1)), Tensor.uniform(2, 2, new Seed(2)));
  }

  @Test
  void placesOutsideAreRefused() {
    for (int[] place : new int[][] {{2, 0}, {-1, 0}, {0, 3}, {0, -1}}) {
      var error = assertThrows(IndexOutOfBoundsException.class, () -> x.get(place[0], place[1]));
      assertEquals(
          "row %d, column %d is outside a (2, 3) tensor".formatted(place[0], place[1]),
          error.getMessage());
      assertThrows(IndexOutOfBoundsException.class, () -> x.set(place[0], place[1], 1));
    }
  }

  @Test
  void itemNeedsAScalar() {
    assertEquals(8f, Tensor.scalar(8).item());
    assertRefused("item: needs a (1, 1) tensor, got (2, 3)", x::item);
  }

  @Test
  void copiesShareNothing() {
    var copy = x.copy();
    var row = x.row(1);
    var rows = x.rows(0, 1);
    var taken = x.take(1, 0, 1);
    x.set(0, 0, 99);
    x.set(1, 0, 99);
    assertEquals(1f, copy.get(0, 0));
    assertEquals(Tensor.of(1, 3, 4, 5, 6), row);
    assertEquals(Tensor.of(1, 3, 1, 2, 3), rows);
    assertEquals(Tensor.of(3, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6), taken);
  }

  @Test
  void rowsThatDoNotExistAreRefusedBeforeAnythingIsCopied() {
    assertRefused("rows 1 to 3 are not all in a (2, 3) tensor", () -> x.rows(1, 3));
    assertRefused("rows -1 to 1 are not all in a (2, 3) tensor", () -> x.rows(-1, 1));
    assertRefused("rows 2 to 1 are not all in a (2, 3) tensor", () -> x.rows(2, 1));
    assertEquals(Tensor.zeros(0, 3), x.rows(2, 2));
    var out = Tensor.zeros(2, 3);
    int[] indices = {0, 2};
    var error = assertThrows(IndexOutOfBoundsException.class, () -> x.takeInto(indices, out));
    assertEquals("row 2 is outside a (2, 3) tensor", error.getMessage());
    assertEquals(Tensor.zeros(2, 3), out);
    assertRefused(
        "takeInto: the output: needs shape (1, 3), got (2, 3)",
        () -> x.takeInto(new int[] {0}, out));
    assertThrows(IllegalArgumentException.class, () -> x.takeInto(new int[] {1, 0}, x));
  }

  @Test
  void transposingTwiceGivesTheSameTensor() {
    assertEquals(Tensor.of(3, 2, 1, 4, 2, 5, 3, 6), x.transpose());
    var odd = Tensor.normal(67, 131, new Seed(1));
    assertEquals(odd, odd.transpose().transpose());
    assertEquals(odd.get(66, 130), odd.transpose().get(130, 66));
    assertEquals(Tensor.zeros(0, 5), Tensor.zeros(5, 0).transpose());
  }

  @Test
  void scalarsAndFunctionsReachEveryNumber() {
    assertEquals(Tensor.of(2, 3, 3, 4, 5, 6, 7, 8), x.plus(2));
    assertEquals(Tensor.of(2, 3, 2, 4, 6, 8, 10, 12), x.times(2));
    assertEquals(Tensor.of(2, 3, 1, 4, 9, 16, 25, 36), x.map(a -> a * a));
  }

  @Test
  void sumsMeansAndNormsAreThoseOfTheNumbers() {
    assertEquals(21f, x.sum());
    assertEquals(3.5f, x.mean());
    assertEquals(Tensor.of(1, 3, 5, 7, 9), x.columnSums());
    assertEquals(Tensor.of(1, 3, 2.5f, 3.5f, 4.5f), x.columnMeans());
    assertEquals(5f, Tensor.rowVector(3, 4).norm());
    assertEquals(0f, Tensor.zeros(0, 3).sum());
    assertTrue(Float.isNaN(Tensor.zeros(0, 3).mean()));
    assertEquals(Tensor.zeros(1, 3), Tensor.zeros(0, 3).columnSums());
  }

  @Test
  void equalTensorsHaveEqualShapesAndBits() {
    assertEquals(x, x.copy());
    assertEquals(x.hashCode(), x.copy().hashCode());
    assertNotEquals(x, Tensor.of(3, 2, x.array()));
    assertNotEquals(Tensor.scalar(0f), Tensor.scalar(-0f));
    assertEquals(Tensor.scalar(Float.NaN), Tensor.scalar(Float.NaN));
  }

  @Test
  void printingShowsTheShapeAndTheFirstNumbers() {
    assertEquals("(2, 3)\n  1.0000   2.0000   3.0000\n  4.0000   5.0000   6.0000", x.toString());
    assertEquals("(0, 2)\n", Tensor.zeros(0, 2).toString());
    assertEquals(
        "(7, 9)\n" + ("  0.0000 ".repeat(8) + "…\n").repeat(6) + "…",
        Tensor.zeros(7, 9).toString());
    assertArrayEquals(new float[] {1, 2, 3}, x.row(0).array());
  }

  private static void assertRefused(String message, Executable operation) {
    var error = assertThrows(IllegalArgumentException.class, operation);
    assertEquals(message, error.getMessage());
  }

  @Test
  void allNumbersAreCopiedIntoATensorOfTheSameShapeOnly() {
    var from = Tensor.of(1, 2, 3, 4);
    var to = Tensor.zeros(1, 2);
    from.copyInto(to);
    assertEquals(from, to);
    var other = Tensor.zeros(2, 1);
    var error = assertThrows(IllegalArgumentException.class, () -> from.copyInto(other));
    assertTrue(error.getMessage().startsWith("copyInto: shapes (1, 2)"), error::getMessage);
  }
}
