package diptych.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Feeds a reader with thousands of damaged files. Each must be read as what it says or be refused
 * with an error that names it; none may take over {@value #SECONDS} s of the processor or much
 * memory, and none may leave a file behind. {@code -Ddiptych.fuzz=100} tries a hundred times as
 * many.
 */
public final class Fuzzing {
  private static final int FACTOR = Integer.getInteger("diptych.fuzz", 1);
  private static final int SECONDS = 2;
  private static final long MOST_ALLOCATED = 8 << 20;

  private final Path folder;
  private final byte[] whole;
  private final int rounds;

  /**
   * Fuzzing in an empty folder.
   *
   * @param whole the bytes of a sound file, of which damaged ones are made
   * @param rounds how many, before the setting multiplies them
   */
  public Fuzzing(Path folder, byte[] whole, int rounds) {
    this.folder = folder;
    this.whole = whole;
    this.rounds = rounds * FACTOR;
  }

  /** Something that reads a file. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads the file, and fails the test if it was not read as what its bytes say.
     *
     * @throws IOException if it refuses the file; {@link UncheckedIOException} does as well
     */
    void read(Path file, byte[] bytes) throws IOException;
  }

  /** Tries a reader; some, but not all, damaged files must be readable still. */
  public void readRightlyOrRefuse(int seed, Reader reader) throws IOException {
    var file = folder.resolve("fuzzed");
    reader.read(Files.write(file, whole), whole);
    var random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < rounds; i++) {
      byte[] damaged = Mutation.of(whole, random);
      Files.write(file, damaged);
      accepted += isRead(reader, file, damaged) ? 1 : 0;
    }
    assertTrue(accepted > rounds / 500 && accepted < 0.98 * rounds, accepted + " were read");
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  private static boolean isRead(Reader reader, Path file, byte[] damaged) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long bytes = threads.getThreadAllocatedBytes(thread);
    long nanos = threads.getCurrentThreadCpuTime();
    boolean read = true;
    try {
      reader.read(file, damaged);
    } catch (IOException | UncheckedIOException e) {
      read = false;
      assertTrue(e.getMessage().contains("fuzzed"), e.getMessage());
      assertTrue(e.getMessage().length() > "fuzzed: ".length() + 10, e.getMessage());
    }
    long allocated = threads.getThreadAllocatedBytes(thread) - bytes;
    assertTrue(allocated < MOST_ALLOCATED, "allocated " + allocated);
    long took = threads.getCurrentThreadCpuTime() - nanos;
    assertTrue(took < SECONDS * 1_000_000_000L, "took " + took + " ns");
    return read;
  }
}
