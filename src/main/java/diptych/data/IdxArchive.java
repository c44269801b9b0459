package diptych.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Labelled images as MNIST and its successors publish them: four files of fixed names, training and
 * test images with their labels, packed or plain.
 *
 * @param name what the images are called, such as {@code MNIST}
 * @param files what to fetch, by file name, in the order in which it is fetched
 */
record IdxArchive(String name, Map<String, Download> files) {
  /** The test images first, since they alone are of use. */
  private static final List<String> NAMES =
      List.of(
          "t10k-images-idx3-ubyte.gz",
          "t10k-labels-idx1-ubyte.gz",
          "train-images-idx3-ubyte.gz",
          "train-labels-idx1-ubyte.gz");

  /**
   * The four packed files at each of the mirrors.
   *
   * @param sizes their sizes in bytes, in the order test images, test labels, training images,
   *     training labels
   * @param sha256 their SHA-256, in the same order
   */
  static IdxArchive of(String name, List<String> mirrors, List<Long> sizes, List<String> sha256) {
    var files = new LinkedHashMap<String, Download>();
    for (int i = 0; i < NAMES.size(); i++) {
      var file = NAMES.get(i);
      var places = mirrors.stream().map(mirror -> URI.create(mirror + file)).toList();
      files.put(file, new Download(places, sizes.get(i), sha256.get(i)));
    }
    return new IdxArchive(name, files);
  }

  /**
   * The split from the first folder in which the files lie: all of both sets where both are there,
   * one set split in five otherwise.
   *
   * @throws UncheckedIOException if files are there but damaged or incomplete
   */
  Optional<ImageSplit> find(List<Path> folders) {
    try {
      for (Path folder : folders) {
        var train = load(folder, "train", name + " training images");
        var test = load(folder, "t10k", name + " test images");
        if (train.isPresent() && test.isPresent()) {
          return Optional.of(new ImageSplit(train.get(), test.get()));
        }
        if (train.or(() -> test).isPresent()) {
          return Optional.of(train.or(() -> test).get().split());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /**
   * Fetches all files into a folder, telling {@code progress} how far it is.
   *
   * @throws IOException if one cannot be fetched, or if another file is in its place
   */
  void download(Path folder, Download.Progress progress) throws IOException, InterruptedException {
    for (var file : files.entrySet()) {
      file.getValue().to(folder.resolve(file.getKey()), Download.Patience.USUAL, progress);
    }
  }

  private static Optional<Images> load(Path folder, String part, String what) throws IOException {
    Optional<Path> images = file(folder, part + "-images-idx3-ubyte");
    Optional<Path> labels = file(folder, part + "-labels-idx1-ubyte");
    if (images.isPresent() != labels.isPresent()) {
      throw new IOException(
          "%s-%s-ubyte is missing beside %s: both are needed"
              .formatted(
                  part,
                  images.isPresent() ? "labels-idx1" : "images-idx3",
                  images.or(() -> labels).orElseThrow().getFileName()));
    }
    if (images.isEmpty()) {
      return Optional.empty();
    }
    String source = "%s (%s)".formatted(what, images.get().getFileName());
    return Optional.of(Idx.labelled(images.get(), labels.get(), source));
  }

  private static Optional<Path> file(Path folder, String name) {
    return Stream.of(name, name + ".gz").map(folder::resolve).filter(Files::exists).findFirst();
  }
}
