package diptych.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diptych.tensor.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {

  @ParameterizedTest
  @CsvSource({"10, 3, 4, 1", "10, 5, 2, 5", "10, 9, 2, 1", "10, 1, 10, 1", "1, 1, 1, 1"})
  void everySampleComesOnceAndTheLastBatchTakesTheRest(int n, int size, int batches, int last) {
    for (int epoch = 0; epoch < 20; epoch++) {
      var cut = new Batches(n, size, new Seed(5)).epoch(epoch);
      assertEquals(batches, cut.size());
      assertEquals(batches, new Batches(n, size, new Seed(5)).perEpoch());
      assertEquals(last, cut.get(batches - 1).length);
      assertArrayEquals(IntStream.range(0, n).toArray(), flat(cut).sorted().toArray());
    }
  }

  @Test
  void aFullBatchKeepsTheOrder() {
    for (int size : new int[] {7, 8, Integer.MAX_VALUE}) {
      var cut = new Batches(7, size, new Seed(1)).epoch(3);
      assertEquals(1, cut.size());
      assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6}, cut.get(0));
    }
  }

  @Test
  void epochsDifferAndEqualSeedsAgree() {
    var batches = new Batches(100, 10, new Seed(1));
    int[] first = flat(batches.epoch(0)).toArray();
    assertFalse(Arrays.equals(first, flat(batches.epoch(1)).toArray()));
    assertFalse(Arrays.equals(first, flat(new Batches(100, 10, new Seed(2)).epoch(0)).toArray()));
    assertFalse(Arrays.equals(first, IntStream.range(0, 100).toArray()));
    assertArrayEquals(first, flat(new Batches(100, 10, new Seed(1)).epoch(0)).toArray());
  }

  @Test
  void anEmptyDataSetAndAnEmptyBatchAreRefused() {
    var noSamples =
        assertThrows(IllegalArgumentException.class, () -> new Batches(0, 10, new Seed(1)));
    assertEquals("batches need at least one sample, got 0", noSamples.getMessage());
    var noSize =
        assertThrows(IllegalArgumentException.class, () -> new Batches(10, 0, new Seed(1)));
    assertEquals("a batch needs at least one sample, got size 0", noSize.getMessage());
  }

  private static IntStream flat(Iterable<int[]> batches) {
    var all = IntStream.builder();
    batches.forEach(batch -> IntStream.of(batch).forEach(all));
    return all.build();
  }
}
