package diptych.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diptych.tensor.Seed;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusteringTest {
  /** Manning, Raghavan and Schütze 2008, figure 16.4: 17 points of three classes. */
  private static final int[] CLASSES = {0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 2, 0, 0, 2, 2, 2};

  private static final int[] CLUSTERS = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3};

  @Test
  void theTextbooksExampleHasItsPublishedPurity() {
    assertEquals(12 / 17.0, Clustering.purity(CLASSES, CLUSTERS), 1e-12);
  }

  @Test
  void theTextbooksExampleHasTheAdjustedRandIndexOfItsPairCounts() {
    // its 20 pairs together in both, 40 in clusters, 44 in classes, of 136
    double expected = 40 * 44 / 136.0;
    assertEquals(
        (20 - expected) / (42 - expected), Clustering.adjustedRandIndex(CLASSES, CLUSTERS), 1e-12);
  }

  @Test
  void smallPartitionsHaveTheIndexCountedByHand() {
    int[] classes = {0, 0, 1, 1};
    assertEquals(4 / 7.0, Clustering.adjustedRandIndex(classes, new int[] {0, 0, 1, 2}), 1e-12);
    assertEquals(-0.5, Clustering.adjustedRandIndex(classes, new int[] {0, 1, 0, 1}), 1e-12);
    assertEquals(1, Clustering.adjustedRandIndex(classes, new int[] {5, 5, -2, -2}), 1e-12);
    assertEquals(0, Clustering.adjustedRandIndex(classes, new int[4]), 1e-12);
    assertEquals(1, Clustering.adjustedRandIndex(new int[4], new int[4]));
  }

  @Test
  void randomClustersScoreNothingHoweverManyThereAre() {
    var random = new Seed(1).stream();
    int[] classes = IntStream.range(0, 5000).map(i -> random.nextInt(10)).toArray();
    int[] clusters = IntStream.range(0, 5000).map(i -> random.nextInt(50)).toArray();
    assertEquals(0, Clustering.adjustedRandIndex(classes, clusters), 0.005);
    int[] alone = IntStream.range(0, 5000).toArray();
    assertEquals(1, Clustering.purity(classes, alone), "purity can be bought with clusters");
    assertEquals(0, Clustering.adjustedRandIndex(classes, alone), 1e-12);
  }

  @Test
  void unequalLengthsAndNothingAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Clustering.purity(new int[2], new int[3]));
    assertThrows(
        IllegalArgumentException.class, () -> Clustering.adjustedRandIndex(new int[0], new int[0]));
  }
}
