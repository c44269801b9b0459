package diptych.tensor.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersTest {
  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "7,1", "64,64", "65,64", "1000,1", "1000,3", "100000,64", "5,1000"})
  void everyIndexIsRunOnceInPartsThatStartAtTheGrain(int size, int grain) {
    var runs = new AtomicIntegerArray(size);
    Workers.share(
        size,
        grain,
        (from, to) -> {
          assertEquals(0, from % grain);
          for (int i = from; i < to; i++) {
            runs.incrementAndGet(i);
          }
        });
    for (int i = 0; i < size; i++) {
      assertEquals(1, runs.get(i));
    }
  }

  @Test
  void whatThePartsWroteIsSeenWhenTheLoopReturns() {
    int[] numbers = new int[10_000];
    for (int round = 1; round <= 2000; round++) {
      int value = round;
      Workers.share(
          numbers.length,
          16,
          (from, to) -> {
            for (int i = from; i < to; i++) {
              numbers[i] = value;
            }
          });
      for (int number : numbers) {
        assertEquals(round, number);
      }
    }
  }

  @Test
  void aLoopWithinALoopRunsToo() {
    var runs = new AtomicInteger();
    Workers.share(
        100,
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            Workers.share(50, 1, (a, b) -> runs.addAndGet(b - a));
          }
        });
    assertEquals(5000, runs.get());
  }

  @Test
  void severalThreadsMayShareLoopsAtTheSameTime() throws InterruptedException {
    var runs = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      var thread =
          new Thread(
              () -> {
                for (int round = 0; round < 500; round++) {
                  Workers.share(100, 1, (from, to) -> runs.addAndGet(to - from));
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (var thread : threads) {
      thread.join();
    }
    assertEquals(4 * 500 * 100, runs.get());
  }

  @Test
  void aFailureInAPartReachesTheCallerAndTheNextLoopRuns() {
    var error =
        assertThrows(
            RuntimeException.class,
            () ->
                Workers.share(
                    1000,
                    1,
                    (from, to) -> {
                      if (from <= 500 && to > 500) {
                        throw new ArithmeticException("part of 500");
                      }
                    }));
    var cause = error instanceof ArithmeticException ? error : error.getCause();
    assertEquals("part of 500", cause.getMessage());
    var runs = new AtomicInteger();
    Workers.share(1000, 1, (from, to) -> runs.addAndGet(to - from));
    assertEquals(1000, runs.get());
  }

  @Test
  void aCrewThatFellAsleepWakesUp() throws InterruptedException {
    for (int round = 0; round < 5; round++) {
      Thread.sleep(20);
      var runs = new AtomicInteger();
      Workers.share(1000, 1, (from, to) -> runs.addAndGet(to - from));
      assertEquals(1000, runs.get());
    }
  }

  @Test
  void theGrainOfALoopIsAMultipleOfTheLeast() {
    assertEquals(64, Workers.grain(64, 1_000_000));
    assertEquals(0, Workers.grain(64, 1) % 64);
    assertTrue(Workers.grain(64, 1) >= 16_384);
    assertTrue(Workers.grain(1, 0) >= 1);
  }
}
