package diptych.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void aSpreadIsMeanDeviationAndEnds() {
    assertEquals(new Spread(4, 2.5, Math.sqrt(5.0 / 3), 1, 4), Spread.of(3, 1, 4, 2));
    assertEquals(new Spread(1, 7, 0, 7, 7), Spread.of(7));
    assertEquals("2.500 ± 1.3 (1.000 to 4.000, 4 runs)", Spread.of(3, 1, 4, 2).toString());
  }

  @Test
  void seedsCountFromOne() {
    assertEquals(Spread.of(1, 4, 9), Spread.over(3, seed -> seed * seed));
    assertThrows(IllegalArgumentException.class, () -> Spread.over(0, seed -> seed));
  }
}
