package diptych.data;

import diptych.tensor.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts n samples into mini-batches, shuffled anew in every epoch.
 *
 * <p>An epoch's order depends on the seed and the epoch's number alone, so that a resumed training
 * goes on as if it had never stopped. A batch size of n or more means the full batch: one batch per
 * epoch, in the samples' own order.
 *
 * @param samples how many samples there are
 * @param size samples per batch; the last batch of an epoch takes what is left
 * @param seed where the orders come from
 */
public record Batches(int samples, int size, Seed seed) {

  /** Refuses an empty data set and a batch size below 1. */
  public Batches {
    if (samples < 1) {
      throw new IllegalArgumentException("batches need at least one sample, got " + samples);
    }
    if (size < 1) {
      throw new IllegalArgumentException("a batch needs at least one sample, got size " + size);
    }
  }

  /** The number of batches in an epoch. */
  public int perEpoch() {
    return (int) (((long) samples + size - 1) / size);
  }

  /**
   * The batches of an epoch: row numbers for {@link diptych.tensor.Tensor#takeInto}. Every number
   * from 0 to n − 1 occurs in exactly one of them.
   */
  public List<int[]> epoch(int epoch) {
    int[] order =
        size >= samples
            ? IntStream.range(0, samples).toArray()
            : seed.child(epoch).stream().permutation(samples);
    return IntStream.range(0, perEpoch())
        .map(i -> i * size)
        .mapToObj(from -> Arrays.copyOfRange(order, from, from + Math.min(size, samples - from)))
        .toList();
  }
}
