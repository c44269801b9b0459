package diptych.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.tensor.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaneShapeTest {
  private final List<PlaneShape> shapes =
      List.of(
          PlaneShape.moons(0),
          PlaneShape.spiral(2, 0),
          PlaneShape.swissRoll(0),
          PlaneShape.drawing("#.#", ".#."));

  @Test
  void everyShapeLiesBetweenMinusOneAndOneAndFillsMostOfIt() {
    for (var shape : shapes) {
      var samples = shape.sample(2000, new Seed(1));
      float largest = 0;
      for (float value : samples.array()) {
        assertTrue(Math.abs(value) <= 1, shape + ": " + value);
        largest = Math.max(largest, Math.abs(value));
      }
      assertTrue(largest > 0.9, shape + ": " + largest);
    }
  }

  @Test
  void equalSeedsGiveEqualSamples() {
    for (var shape : shapes) {
      assertEquals(shape.sample(50, new Seed(3)), shape.sample(50, new Seed(3)));
      assertNotEquals(shape.sample(50, new Seed(3)), shape.sample(50, new Seed(4)));
    }
  }

  @Test
  void aMoonIsHalfACircle() {
    var samples = PlaneShape.moons(0).sample(400, new Seed(1));
    int upper = 0;
    for (int i = 0; i < 400; i++) {
      double x = samples.get(i, 0) * 1.5;
      double y = samples.get(i, 1) * 1.5;
      boolean isUpper = Math.abs(Math.hypot(x + 0.5, y + 0.25) - 1) < 1e-5 && y > -0.2501;
      boolean isLower = Math.abs(Math.hypot(x - 0.5, y - 0.25) - 1) < 1e-5 && y < 0.2501;
      assertTrue(isUpper || isLower, x + ", " + y);
      upper += isUpper ? 1 : 0;
    }
    assertEquals(200, upper, 50);
  }

  @Test
  void theSwissRollIsAsThickOutsideAsInside() {
    var samples = PlaneShape.swissRoll(0).sample(4000, new Seed(1));
    int inner = 0;
    for (int i = 0; i < 4000; i++) {
      double radius = Math.hypot(samples.get(i, 0), samples.get(i, 1));
      assertTrue(radius > 0.333 && radius < 1.00001, "radius " + radius);
      inner += radius * radius < 5 / 9.0 ? 1 : 0; // half of the band's length
    }
    assertEquals(2000, inner, 130);
  }

  @Test
  void noiseMovesSamplesByItsDeviation() {
    double squares = 0;
    var noisy = PlaneShape.moons(0.02).sample(4000, new Seed(2));
    for (int i = 0; i < 4000; i++) {
      double x = noisy.get(i, 0);
      double y = noisy.get(i, 1);
      double toUpper = Math.abs(Math.hypot(x + 1 / 3.0, y + 1 / 6.0) - 2 / 3.0);
      double toLower = Math.abs(Math.hypot(x - 1 / 3.0, y - 1 / 6.0) - 2 / 3.0);
      double across = Math.min(toUpper, toLower);
      squares += across * across / 4000;
    }
    assertEquals(0.02, Math.sqrt(squares), 0.002);
    assertThrows(IllegalArgumentException.class, () -> PlaneShape.moons(-1));
  }

  @Test
  void aDrawingIsFilledWhereItHasInk() {
    var samples = PlaneShape.drawing("#..", "..#").sample(1000, new Seed(1));
    int upper = 0;
    for (int i = 0; i < 1000; i++) {
      float x = samples.get(i, 0);
      float y = samples.get(i, 1);
      boolean isUpperLeft = x <= -1 / 3f && y >= 0;
      boolean isLowerRight = x >= 1 / 3f && y <= 0;
      assertTrue(isUpperLeft || isLowerRight, x + ", " + y);
      upper += isUpperLeft ? 1 : 0;
    }
    assertEquals(500, upper, 80);
    assertThrows(IllegalArgumentException.class, () -> PlaneShape.drawing(" . ", ""));
    assertThrows(IllegalArgumentException.class, () -> PlaneShape.spiral(0, 0.1));
  }
}
