package diptych.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.data.Mutation;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Damaged arrays are read as their headers say or refused, and none needs much memory. {@code
 * -Ddiptych.fuzz=100} does a hundred times as many.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class NpyFuzzTest {
  private static final int ROUNDS = 6_000 * Integer.getInteger("diptych.fuzz", 1);
  private static final long MOST_ALLOCATED = 4 << 20;
  private static final Tensor X = Tensor.normal(3, 4, new Seed(1));

  @Test
  void aDamagedArrayIsReadAsItsHeaderSaysOrRefused() throws IOException {
    var bytes = new ByteArrayOutputStream();
    NpyFormat.write(Npy.of(X), bytes);
    readOrRefused(bytes.toByteArray(), 2);
  }

  @Test
  void aDamagedTextIsReadAsItsHeaderSaysOrRefused() throws IOException {
    var bytes = new ByteArrayOutputStream();
    NpyFormat.write(Npy.of("Dense(3 → 4)"), bytes);
    readOrRefused(bytes.toByteArray(), 3);
  }

  private static void readOrRefused(byte[] whole, int seed) throws IOException {
    var random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] damaged = Mutation.of(whole, random);
      long before = allocated();
      try {
        var array = NpyFormat.read(new ByteArrayInputStream(damaged), Npz.LIMIT);
        int elements = array.shape().stream().reduce(1, Math::multiplyExact);
        assertEquals(elements * array.elementBytes(), array.bytes());
        var again = new ByteArrayOutputStream();
        NpyFormat.write(array, again);
        var same = NpyFormat.read(new ByteArrayInputStream(again.toByteArray()), Npz.LIMIT);
        assertEquals(array.shape(), same.shape());
        assertArrayEquals(bytes(array), bytes(same));
        if (array.kind() != Npy.Kind.TEXT) {
          assertEquals(elements, array.tensor().size());
        }
        accepted++;
      } catch (IOException e) {
        assertTrue(e.getMessage().length() > 20, e.getMessage());
      }
      assertTrue(allocated() - before < MOST_ALLOCATED, "allocated " + (allocated() - before));
    }
    assertTrue(accepted > ROUNDS / 100 && accepted < ROUNDS / 2, accepted + " were read");
  }

  private static byte[] bytes(Npy array) {
    byte[] bytes = new byte[array.bytes()];
    array.elements().get(bytes);
    return bytes;
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
