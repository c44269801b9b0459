package diptych.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.tensor.Tensor;
import java.awt.Color;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final int CELL = 2 * 60;
  private static final int START = 2 * Style.MARGIN;

  /** The colour near the upper left corner of a cell, where no number is written. */
  private static Color cell(HeatMap map, int row, int column) {
    return Pixels.at(map.image(), START + column * CELL + 6, START + row * CELL + 6);
  }

  @Test
  void zeroIsWhiteAndSignsHaveTheirColours() {
    var map = Figure.heatMap("", Tensor.of(2, 2, -4, 0, 2, 4));
    assertEquals(Color.WHITE, cell(map, 0, 1));
    assertTrue(cell(map, 0, 0).getBlue() > cell(map, 0, 0).getRed() + 100, "negative is blue");
    assertTrue(cell(map, 1, 1).getRed() > cell(map, 1, 1).getBlue() + 100, "positive is red");
    assertTrue(cell(map, 1, 0).getGreen() > cell(map, 1, 1).getGreen(), "2 is paler than 4");
  }

  @Test
  void largerIsDarkerWhereNothingIsNegative() {
    var map = Figure.heatMap("", Tensor.of(1, 3, 0, 1, 2));
    assertEquals(Color.WHITE, cell(map, 0, 0));
    assertTrue(cell(map, 0, 1).getRed() > cell(map, 0, 2).getRed());
  }

  @Test
  void whatIsNoNumberIsGrey() {
    assertEquals(Style.GRID, cell(Figure.heatMap("", Tensor.of(1, 2, Float.NaN, 1)), 0, 0));
  }

  @Test
  void namesTakeRoomAndTheTextSaysTheShape() {
    var bare = Figure.heatMap("Counts", Tensor.of(2, 3, 0, 1, 2, 3, 4, 5));
    var named = bare.rows("is", "a", "b").columns("was taken for", 1, 2, 3);
    assertTrue(named.width() > bare.width() && named.height() > bare.height());
    assertTrue(named.toString().startsWith("Figure: Counts, 2 x 3 matrix, "), named.toString());
    assertTrue(Pixels.count(named.image(), Style.INK) > Pixels.count(bare.image(), Style.INK));
  }

  @Test
  void anEmptyMatrixIsRefused() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> Figure.heatMap("", Tensor.zeros(0, 3)));
    assertTrue(error.getMessage().contains("(0, 3)"), error.getMessage());
  }
}
