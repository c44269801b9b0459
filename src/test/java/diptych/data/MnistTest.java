package diptych.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import diptych.file.Sha256;
import diptych.tensor.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MnistTest {
  @TempDir Path folder;

  private void write(Path place, String part, int n, String ending) throws IOException {
    Files.createDirectories(place);
    byte[] images = IdxFiles.images(n, 28, 28);
    byte[] labels = IdxFiles.countingLabels(n);
    boolean packed = ending.equals(".gz");
    Files.write(
        place.resolve(part + "-images-idx3-ubyte" + ending),
        packed ? IdxFiles.gzip(images) : images);
    Files.write(
        place.resolve(part + "-labels-idx1-ubyte" + ending),
        packed ? IdxFiles.gzip(labels) : labels);
  }

  @ParameterizedTest
  @CsvSource({".,''", ".,.gz", "mnist,''", "mnist,.gz"})
  void theTestFilesAloneAreSplit(String below, String ending) throws IOException {
    write(folder.resolve(below), "t10k", 10, ending);
    var split = Mnist.find(List.of(folder.resolve("nowhere"), folder));
    assertEquals(8, split.train().size());
    assertArrayEquals(new int[] {4, 9}, split.test().labels());
    assertEquals(
        "MNIST test images (t10k-images-idx3-ubyte" + ending + ")", split.train().source());
  }

  @Test
  void bothPartsAreUsedAsTheyAre() throws IOException {
    write(folder, "t10k", 10, ".gz");
    write(folder, "train", 20, "");
    var split = Mnist.find(List.of(folder));
    assertEquals(
        """
        train: MNIST training images (train-images-idx3-ubyte): 20 images of 28 x 28, \
        per class 2 2 2 2 2 2 2 2 2 2
        test:  MNIST test images (t10k-images-idx3-ubyte.gz): 10 images of 28 x 28, \
        per class 1 1 1 1 1 1 1 1 1 1""",
        split.toString());
  }

  @Test
  void theTrainingFilesAloneAreSplit() throws IOException {
    write(folder, "train", 20, "");
    var split = Mnist.find(List.of(folder));
    assertEquals(16, split.train().size());
    assertEquals("MNIST training images (train-images-idx3-ubyte)", split.test().source());
  }

  @Test
  void theFirstPlaceWins() throws IOException {
    write(folder.resolve("a"), "t10k", 10, "");
    write(folder.resolve("b"), "t10k", 20, "");
    var places = List.of(folder.resolve("a"), folder.resolve("b"));
    assertEquals(8, Mnist.find(places).train().size());
  }

  @Test
  void withoutFilesTheBuiltInDigitsAreUsed() {
    var split = Mnist.find(List.of(folder));
    assertEquals("built-in digits", split.train().source());
    assertEquals(Digits.split(new Seed(1)).test().pixels(), split.test().pixels());
  }

  @Test
  void halfASetIsRefusedWithTheMissingFilesName() throws IOException {
    write(folder, "t10k", 10, ".gz");
    Path labels = folder.resolve("t10k-labels-idx1-ubyte.gz");
    Files.delete(labels);
    var error = assertThrows(UncheckedIOException.class, () -> Mnist.find(List.of(folder)));
    assertEquals(
        "t10k-labels-idx1-ubyte is missing beside t10k-images-idx3-ubyte.gz: both are needed",
        error.getMessage());
    Files.delete(folder.resolve("t10k-images-idx3-ubyte.gz"));
    Files.write(labels, IdxFiles.labels(1));
    error = assertThrows(UncheckedIOException.class, () -> Mnist.find(List.of(folder)));
    assertEquals(
        "t10k-images-idx3-ubyte is missing beside t10k-labels-idx1-ubyte.gz: both are needed",
        error.getMessage());
  }

  @Test
  void aDamagedFileIsRefusedRatherThanPassedOver() throws IOException {
    write(folder, "t10k", 10, "");
    Path images = folder.resolve("t10k-images-idx3-ubyte");
    Files.write(images, new byte[100]);
    var error = assertThrows(UncheckedIOException.class, () -> Mnist.find(List.of(folder)));
    assertEquals(
        "t10k-images-idx3-ubyte: expected the magic number 2051 of IDX images, found 0",
        error.getMessage());
  }

  @Test
  void theRealTestImagesAreWhatTheyAreKnownToBe() {
    var split = realMnist();
    assertEquals(2000, split.test().size());
    assertEquals(8000, split.train().size());
    int[] all = split.train().classCounts();
    for (int i = 0; i < 10; i++) {
      all[i] += split.test().classCounts()[i];
    }
    assertArrayEquals(new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}, all);
    assertEquals(0.133, split.train().pixels().mean(), 0.001);
    var away = split.test().pixels().minus(split.train().pixels().columnMeans());
    assertEquals(0.0665, away.times(away).mean(), 0.00005);
  }

  @Test
  void theRealTestFilesHaveTheHashesOfTheDownload() throws IOException {
    Path place = realPlace();
    for (String name : List.of("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz")) {
      Path file =
          Files.exists(place.resolve(name)) ? place.resolve(name) : place.resolve("mnist/" + name);
      assumeTrue(Files.exists(file), name + " is not there packed");
      var download = Mnist.ARCHIVE.files().get(name);
      assertEquals(download.size(), Files.size(file));
      assertEquals(download.sha256(), Sha256.of(file));
    }
  }

  @Test
  void everyFileThatIsFoundCanBeDownloaded() {
    assertEquals(4, Mnist.ARCHIVE.files().size());
    Mnist.ARCHIVE
        .files()
        .forEach(
            (name, download) -> {
              assertTrue(name.matches("(train|t10k)-(images-idx3|labels-idx1)-ubyte\\.gz"), name);
              assertTrue(download.sha256().matches("[0-9a-f]{64}"), download.sha256());
              assertEquals(2, download.mirrors().size());
              download
                  .mirrors()
                  .forEach(mirror -> assertTrue(mirror.toString().endsWith("/mnist/" + name)));
            });
  }

  private static Path realPlace() {
    String place = System.getenv().getOrDefault("DIPTYCH_DATA", "");
    assumeTrue(!place.isBlank(), "DIPTYCH_DATA is not set: no real MNIST to test with");
    return Path.of(place);
  }

  private static ImageSplit realMnist() {
    var split = Mnist.find(List.of(realPlace()));
    assumeTrue(split.test().source().startsWith("MNIST test images"), "no MNIST in DIPTYCH_DATA");
    return split;
  }
}
