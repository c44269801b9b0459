package diptych.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubspaceTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 5, 30, 45, 60, 89.99, 90})
  void linesInAPlaneMeetAtTheAngleThatTheyWereDrawnWith(double degrees) {
    double angle = Math.toRadians(degrees);
    var horizontal = Subspace.of(Tensor.rowVector(3, 0));
    var other =
        Subspace.of(Tensor.rowVector((float) (-2 * Math.cos(angle)), (float) -Math.sin(angle) * 2));
    assertEquals(degrees, horizontal.largestAngleTo(other), 1e-4);
  }

  @Test
  void planesThatShareALineHaveThatLineAndTheirDihedralAngle() {
    var floor = Subspace.of(Tensor.of(new float[][] {{1, 1, 0}, {1, -2, 0}}));
    var ramp = Subspace.of(Tensor.of(new float[][] {{0, 1, 1}, {5, 2, 2}}));
    assertArrayEquals(new double[] {0, 45}, floor.anglesTo(ramp), 1e-5);
  }

  @Test
  void otherAxesOfTheSameSubspaceAreAtZeroDegrees() {
    var axes = Tensor.normal(6, 40, new Seed(1));
    var mixed = Tensor.normal(6, 6, new Seed(2)).matmul(axes);
    assertEquals(0, Subspace.of(axes).largestAngleTo(Subspace.of(mixed)), 1e-3);
    var moved = mixed.copy();
    moved.set(0, 0, moved.get(0, 0) + 1);
    assertTrue(Subspace.of(axes).largestAngleTo(Subspace.of(moved)) > 1);
  }

  @Test
  void aSubspaceInsideALargerOneIsAtZeroDegreesEitherWay() {
    var axes = Tensor.normal(5, 12, new Seed(3));
    var large = Subspace.of(axes);
    var small = Subspace.of(axes.rows(1, 3));
    assertEquals(2, large.anglesTo(small).length);
    assertEquals(0, large.largestAngleTo(small), 1e-5);
    assertEquals(0, small.largestAngleTo(large), 1e-5);
  }

  @Test
  void vectorsThatSpanNothingNewAreRefused() {
    var twice = Tensor.of(new float[][] {{1, 2, 3}, {2, 4, 6}});
    var error = assertThrows(IllegalArgumentException.class, () -> Subspace.of(twice));
    assertTrue(error.getMessage().contains("row 1"), error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Subspace.of(Tensor.zeros(1, 3)));
    assertThrows(IllegalArgumentException.class, () -> Subspace.of(Tensor.zeros(0, 3)));
    assertThrows(IllegalArgumentException.class, () -> Subspace.of(Tensor.rowVector(Float.NaN)));
    var line = Subspace.of(Tensor.rowVector(1, 2));
    var spatial = Subspace.of(Tensor.rowVector(1, 2, 3));
    assertThrows(IllegalArgumentException.class, () -> line.anglesTo(spatial));
  }
}
