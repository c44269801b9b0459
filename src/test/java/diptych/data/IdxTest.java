package diptych.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxTest {
  @TempDir Path folder;

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  /** The message with which a file of images is refused. */
  private String refusal(byte[] bytes) throws IOException {
    Path file = write("damaged", bytes);
    return assertThrows(IOException.class, () -> Idx.images(file)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void imagesAreReadPlainAndPackedWhateverTheirName(boolean packed) throws Exception {
    byte[] plain = IdxFiles.images(3, 4, 5);
    var images = Idx.images(write("misnamed.txt", packed ? IdxFiles.gzip(plain) : plain));
    assertEquals(3, images.size());
    assertEquals(4, images.height());
    assertEquals(5, images.width());
    assertEquals("misnamed.txt", images.source());
    assertFalse(images.hasLabels());
    for (int i = 0; i < 60; i++) {
      assertEquals(i / 255f, images.pixels().array()[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void labelsAreReadUnsigned(boolean packed) throws Exception {
    byte[] plain = IdxFiles.labels(0, 9, 127, 128, 255);
    Path file = write("labels", packed ? IdxFiles.gzip(plain) : plain);
    assertArrayEquals(new int[] {0, 9, 127, 128, 255}, Idx.labels(file));
  }

  @Test
  void aLargeFileIsReadWhole() throws Exception {
    byte[] plain = IdxFiles.images(200, 28, 28);
    var images = Idx.images(write("large.gz", IdxFiles.gzip(plain)));
    assertEquals((200 * 784 - 1) % 251 / 255f, images.pixels().get(199, 783));
    assertEquals(images.pixels(), Idx.images(write("large", plain)).pixels());
  }

  @Test
  void imagesMeetTheirLabels() throws Exception {
    Path images = write("images", IdxFiles.images(3, 2, 2));
    var labelled = Idx.labelled(images, write("labels", IdxFiles.labels(7, 0, 9)), "three");
    assertArrayEquals(new int[] {7, 0, 9}, labelled.labels());
    assertEquals("three", labelled.source());

    Path two = write("two", IdxFiles.labels(7, 0));
    var mismatch = assertThrows(IOException.class, () -> Idx.labelled(images, two, "x"));
    assertEquals(
        "two: expected 3 labels, one for each image of images, found 2", mismatch.getMessage());
    Path ten = write("ten", IdxFiles.labels(7, 10, 0));
    var tooHigh = assertThrows(IOException.class, () -> Idx.labelled(images, ten, "x"));
    assertEquals("ten: expected labels from 0 to 9, found 10 as number 1", tooHigh.getMessage());
  }

  @Test
  void theWrongKindOfFileIsRefused() throws Exception {
    assertEquals(
        "damaged: expected the magic number 2051 of IDX images, found 2049",
        refusal(IdxFiles.labels(1, 2, 3)));
    Path images = write("pictures", IdxFiles.images(1, 1, 1));
    var error = assertThrows(IOException.class, () -> Idx.labels(images));
    assertEquals(
        "pictures: expected the magic number 2049 of IDX labels, found 2051", error.getMessage());
  }

  @Test
  void missingFilesAndFoldersAreRefusedByName() {
    var missing = assertThrows(IOException.class, () -> Idx.images(folder.resolve("nowhere")));
    assertEquals("nowhere: there is no such file", missing.getMessage());
    var directory = assertThrows(IOException.class, () -> Idx.images(folder));
    assertTrue(directory.getMessage().startsWith(folder.getFileName() + ": cannot be read"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyTruncationIsRefused(boolean packed) throws Exception {
    byte[] plain = IdxFiles.images(2, 3, 3);
    byte[] whole = packed ? IdxFiles.gzip(plain) : plain;
    for (int length = 0; length < whole.length; length++) {
      String message = refusal(Arrays.copyOf(whole, length));
      assertTrue(
          message.startsWith("damaged: "), "cut to " + length + " bytes, but told: " + message);
    }
    assertEquals(
        "damaged: expected 34 bytes from the header (2 x 3 x 3 values), found a file of 33 bytes",
        refusal(Arrays.copyOf(plain, 33)));
    assertEquals(
        "damaged: expected 18 values, found 17; the file is truncated",
        refusal(IdxFiles.gzip(Arrays.copyOf(plain, 33))));
    assertEquals(
        "damaged: the file ends too early; it is truncated", refusal(Arrays.copyOf(plain, 7)));
  }

  @Test
  void trailingBytesAreRefused() throws Exception {
    byte[] longer = Arrays.copyOf(IdxFiles.images(2, 3, 3), 35);
    assertEquals(
        "damaged: expected 34 bytes from the header (2 x 3 x 3 values), found a file of 35 bytes",
        refusal(longer));
    assertEquals(
        "damaged: expected the end of the file, found more bytes than the header promises",
        refusal(IdxFiles.gzip(longer)));
  }

  @Test
  void impossibleSizesAreRefused() throws Exception {
    assertEquals(
        "damaged: expected a positive number of images, found -1",
        refusal(IdxFiles.file(new int[] {2051, -1, 28, 28})));
    assertEquals(
        "damaged: expected a positive number of images, found 0",
        refusal(IdxFiles.file(new int[] {2051, 0, 28, 28})));
    assertEquals(
        "damaged: expected a positive number of rows, found 0",
        refusal(IdxFiles.file(new int[] {2051, 1, 0, 28})));
    assertEquals(
        "damaged: expected a positive number of columns, found -28",
        refusal(IdxFiles.file(new int[] {2051, 1, 28, -28})));
    int most = Integer.MAX_VALUE;
    for (int[] header :
        new int[][] {{2051, most, most, most}, {2051, most, 1, 1}, {2051, 1, 65536, 65536}}) {
      assertEquals(
          "damaged: expected at most 100000000 values, found a header that promises %d x %d x %d"
              .formatted(header[1], header[2], header[3]),
          refusal(IdxFiles.file(header)));
    }
  }

  @Test
  void aBrokenChecksumIsRefused() throws Exception {
    byte[] packed = IdxFiles.gzip(IdxFiles.images(2, 3, 3));
    packed[packed.length - 8] ^= 1;
    assertTrue(refusal(packed).startsWith("damaged: cannot be read: "));
  }

  @Test
  void aGzipBombIsRefusedWithoutMuchMemory() throws Exception {
    // 60,000 images are promised by a file far too short for them
    byte[] lie = IdxFiles.gzip(IdxFiles.file(new int[] {2051, 60000, 28, 28}));
    assertTrue(refusal(lie).contains("found a file of packed"), refusal(lie));
    // 64 MB of zeros behind one image
    var bomb = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bomb)) {
      out.write(IdxFiles.images(1, 28, 28));
      for (int i = 0; i < 64; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    Path file = write("bomb.gz", bomb.toByteArray());
    long before = allocated();
    var error = assertThrows(IOException.class, () -> Idx.images(file));
    assertTrue(allocated() - before < 1 << 20, "allocated " + (allocated() - before));
    assertEquals(
        "bomb.gz: expected the end of the file, found more bytes than the header promises",
        error.getMessage());
  }

  /** Thousands of damaged files: each is read as what it says, or refused by name. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void damagedFilesAreReadRightlyOrRefused(int seed) throws Exception {
    boolean packed = seed % 2 == 0;
    boolean images = seed > 2;
    byte[] plain = images ? IdxFiles.images(4, 5, 3) : IdxFiles.countingLabels(40);
    byte[] whole = packed ? IdxFiles.gzip(plain) : plain;
    new Fuzzing(folder, whole, 1000)
        .readRightlyOrRefuse(
            seed,
            (file, bytes) -> {
              byte[] read = images ? written(Idx.images(file)) : IdxFiles.labels(Idx.labels(file));
              boolean unpack = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
              assertArrayEquals(unpack ? IdxFiles.gunzip(bytes) : bytes, read);
            });
  }

  private static byte[] written(Images images) {
    byte[] pixels = new byte[images.pixels().size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(images.pixels().array()[i] * 255);
    }
    return IdxFiles.file(new int[] {2051, images.size(), images.height(), images.width()}, pixels);
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
