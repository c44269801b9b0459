package diptych.tensor.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import diptych.tensor.engine.Engines;
import diptych.tensor.engine.Product;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PanelsTest {
  @BeforeAll
  static void vectorsAreThere() {
    assumeTrue(Engines.vectorModulePresent(), "no Vector API in this Java");
  }

  /** Numbers in a vector; asked for late, as the class cannot be loaded without the module. */
  private static int vector() {
    return VectorPanels.WIDTH / VectorTile.MOST;
  }

  private static VectorPanels panels(int n, int column) {
    var product = new Product(2, n, 3, null, 3, 1, new float[3 * n], n, 1, null, null);
    return VectorPanels.of(product, column, 0);
  }

  @Test
  void panelsCoverEveryColumnOnceAndNoneIsLessWideThanAVector() {
    for (int n = vector(); n < 5000; n++) {
      int column = 0;
      while (column < n) {
        var part = panels(n, column);
        for (int panel = 0; panel < part.count(); panel++) {
          assertEquals(column, part.column(panel), "of " + n + " columns");
          assertTrue(part.last(panel) >= 0, "panel " + panel + " of " + n + " columns");
          assertTrue(part.vectors(panel) <= VectorTile.MOST, "panel " + panel + " of " + n);
          column += part.last(panel) + vector();
        }
      }
      assertEquals(n, column);
    }
  }

  @Test
  void theTilesAnnouncedAreThoseThatAreUsed() {
    for (int n = vector(); n < VectorPanels.MOST_COLUMNS; n++) {
      Set<Integer> used = new HashSet<>();
      var part = panels(n, 0);
      for (int panel = 0; panel < part.count(); panel++) {
        used.add(part.vectors(panel));
      }
      for (int vectors = 1; vectors <= VectorTile.MOST; vectors++) {
        assertEquals(
            used.contains(vectors),
            VectorPanels.use(n, vectors),
            vectors + " vectors for " + n + " columns");
      }
    }
  }
}
