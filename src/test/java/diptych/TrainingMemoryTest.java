package diptych;

import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.LEAKY_RELU;
import static diptych.nn.Activation.RELU;
import static diptych.nn.Activation.SIGMOID;
import static diptych.training.StopRule.afterEpochs;
import static diptych.training.StopRule.afterIterations;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import diptych.autoencoder.Autoencoder;
import diptych.gan.Gan;
import diptych.nn.Adam;
import diptych.nn.Dense;
import diptych.nn.Sequential;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.EpochListener;
import diptych.training.History;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Training takes its memory once, and then uses it again in every step. */
class TrainingMemoryTest {
  private static final double SHARE = 0.05;

  @Test
  void theArticlesAutoencoderAllocatesNextToNothing() {
    // two products forward and three back, for the samples need no gradient
    long bytes = 2 * product(1000, 100, 50) + 3 * product(1000, 50, 100);
    var meter = new Meter(200, 400);
    articlesAutoencoder(400, meter);
    meter.assertLittle(bytes);
  }

  @Test
  void anAutoencoderOnBatchesOfImagesAllocatesNextToNothing() {
    var encoder = Sequential.of(Dense.of(784, 128, RELU), Dense.of(128, 32, RELU));
    var decoder = Sequential.of(Dense.of(32, 128, RELU), Dense.of(128, 784, SIGMOID));
    long step = 5 * product(128, 784, 128) + 6 * product(128, 128, 32);
    var meter = new Meter(40, 80);
    Autoencoder.of(encoder, decoder)
        .init(new Seed(1))
        .train(Tensor.uniform(640, 784, new Seed(2)))
        .stop(afterEpochs(80))
        .listen(meter)
        .run();
    meter.assertLittle(5 * step);
  }

  @Test
  void adversariesAllocateNextToNothing() {
    var generator = Sequential.of(Dense.of(64, 128, RELU), Dense.of(128, 784, SIGMOID));
    var discriminator = Sequential.of(Dense.of(784, 128, LEAKY_RELU), Dense.of(128, 1, IDENTITY));
    // D's step: G once forward, D twice forward and twice back; G's step: both forward and back
    long bytes = 9 * product(128, 784, 128) + 3 * product(128, 64, 128);
    var meter = new Meter(200, 400);
    Gan.of(generator, discriminator)
        .init(new Seed(1))
        .train(Tensor.uniform(640, 784, new Seed(2)))
        .stop(afterIterations(400))
        .listen(meter)
        .run();
    meter.assertLittle(bytes);
  }

  /** The heap in use after a garbage collection, early and late in 10,000 steps. */
  @Test
  @Tag("experiment")
  void tenThousandStepsLeaveTheHeapAsItWas() {
    var heap = new ArrayList<Long>();
    articlesAutoencoder(
        10_000,
        history -> {
          if (history.epochs() % 1000 == 0) {
            System.gc();
            heap.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
          }
        });
    long growth = heap.get(heap.size() - 1) - heap.get(0);
    // the history has a row for each step; 1 MB in 9000 steps is 116 bytes a step
    assertTrue(growth < 1 << 20, () -> "the heap grew: " + heap);
  }

  private static void articlesAutoencoder(int epochs, EpochListener listener) {
    Autoencoder.of(Dense.of(100, 50, RELU), Dense.of(50, 100, SIGMOID))
        .init(new Seed(2))
        .train(Tensor.uniform(1000, 100, new Seed(1)))
        .optimizer(new Adam(0.001))
        .batch(1000)
        .stop(afterEpochs(epochs))
        .listen(listener)
        .run();
  }

  /** Bytes that a product meets if it reads each factor and writes its output once. */
  private static long product(long m, long k, long n) {
    return Float.BYTES * (m * k + k * n + m * n);
  }

  /** Counts what the training's threads allocate from one round to another. */
  private static final class Meter implements EpochListener {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final int from;
    private final int to;
    private long before;
    private long after;

    Meter(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public void epochEnded(History history) {
      if (history.epochs() == from) {
        before = allocated();
      } else if (history.epochs() == to) {
        after = allocated();
      }
    }

    private long allocated() {
      long[] ids =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread == Thread.currentThread() || isWorker(thread))
              .mapToLong(Thread::getId)
              .toArray();
      return Arrays.stream(threads.getThreadAllocatedBytes(ids)).sum();
    }

    private static boolean isWorker(Thread thread) {
      return thread.getName().startsWith("diptych-worker");
    }

    /** Asserts that a round allocates little beside the bytes that its arithmetic meets. */
    void assertLittle(long bytes) {
      double share = (after - before) / (double) (to - from) / bytes;
      System.out.println("SHARE " + share);
      assertTrue(share > 0 && share < SHARE, () -> "allocated: %.4f of it".formatted(share));
    }
  }
}
