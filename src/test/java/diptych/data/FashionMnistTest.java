package diptych.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.file.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistTest {
  @TempDir Path folder;

  private void write(Path place) throws IOException {
    Files.createDirectories(place);
    Files.write(place.resolve("t10k-images-idx3-ubyte"), IdxFiles.images(10, 28, 28));
    Files.write(place.resolve("t10k-labels-idx1-ubyte"), IdxFiles.countingLabels(10));
  }

  @Test
  void itsFilesAreFoundInTheirOwnFolderOnly() throws IOException {
    write(folder.resolve("fashion-mnist"));
    var split = FashionMnist.find(List.of(folder.resolve("nowhere"), folder));
    assertEquals(8, split.train().size());
    assertEquals("Fashion-MNIST test images (t10k-images-idx3-ubyte)", split.train().source());
    assertEquals("built-in digits", Mnist.find(List.of(folder)).train().source());
  }

  @Test
  void mnistIsNotTakenForIt() throws IOException {
    write(folder.resolve("mnist"));
    write(folder);
    var error = assertThrows(UncheckedIOException.class, () -> FashionMnist.find(List.of(folder)));
    assertTrue(error.getMessage().contains("FashionMnist.download("), error::getMessage);
  }

  @Test
  void itsClassesHaveNames() {
    assertEquals(Images.CLASSES, FashionMnist.CLASSES.stream().distinct().count());
  }

  @Test
  void itsFilesAreMnistsInNameAndOthersInContent() {
    var files = FashionMnist.ARCHIVE.files();
    var mnist = Mnist.ARCHIVE.files();
    assertEquals(List.copyOf(mnist.keySet()), List.copyOf(files.keySet()));
    files.forEach(
        (name, download) -> {
          assertTrue(
              download.mirrors().stream().map(URI::toString).allMatch(m -> m.endsWith("/" + name)));
          assertTrue(!download.sha256().equals(mnist.get(name).sha256()), name);
        });
    assertEquals(30_878_645, files.values().stream().mapToLong(Download::size).sum());
  }

  @Test
  void whatIsDownloadedIsFound() throws Exception {
    var place = folder.resolve("fashion-mnist");
    byte[] images = IdxFiles.images(10, 28, 28);
    byte[] labels = IdxFiles.countingLabels(10);
    download(place, "t10k-images-idx3-ubyte.gz", IdxFiles.gzip(images));
    download(place, "t10k-labels-idx1-ubyte.gz", IdxFiles.gzip(labels));
    assertEquals(2, FashionMnist.find(List.of(folder)).test().size());
  }

  private void download(Path place, String name, byte[] bytes) throws Exception {
    try (var server = new AnsweringServer(bytes)) {
      server.answer(server.whole());
      var hash = Sha256.of(Files.write(folder.resolve("hashed"), bytes));
      var download = new Download(List.of(server.address()), bytes.length, hash);
      var archive = new IdxArchive("test", Map.of(name, download));
      archive.download(place, (file, done, total) -> server.arrived(done));
    }
  }
}
