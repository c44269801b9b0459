package diptych.tensor.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NormalTest {
  @Test
  void theQuarterSineErrsByLessThanTwoTenMillionths() {
    for (int i = 0; i <= 1 << 16; i++) {
      float t = i * 0x1p-16f;
      assertEquals(StrictMath.sin(Math.PI / 2 * t), Normal.quarterSine(t), 2e-7);
    }
  }
}
