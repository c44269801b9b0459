package diptych.data;

import diptych.tensor.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The handwritten digits of MNIST (LeCun, Cortes and Burges 1998) where their files are at hand,
 * the built-in digits otherwise.
 */
public final class Mnist {
  /** The environment variable that names a folder with data. */
  static final String VARIABLE = "DIPTYCH_DATA";

  private static final List<String> MIRRORS =
      List.of(
          "https://ossci-datasets.s3.amazonaws.com/mnist/",
          "https://storage.googleapis.com/cvdf-datasets/mnist/");

  private Mnist() {}

  /**
   * Digits to learn from and digits held out, from the first of: the folder {@code data} here or
   * one folder up, the folder that the environment variable {@code DIPTYCH_DATA} names, the
   * built-in digits. {@link Images#source()} says which it was.
   *
   * @throws UncheckedIOException if MNIST's files are there but damaged or incomplete
   * @throws IllegalArgumentException if {@code DIPTYCH_DATA} names no folder
   */
  public static ImageSplit find() {
    return find(places(System.getenv()));
  }

  /**
   * The same, from the first of the given folders in which MNIST's files lie, directly or in a
   * folder {@code mnist}, packed or plain.
   *
   * <p>With MNIST's training and test files: 60,000 images to learn from, 10,000 held out. With its
   * test files alone: 8,000 and 2,000 of them, see {@link Images#split()}; with its training files
   * alone: 48,000 and 12,000. With none: 8,000 and 2,000 built-in digits.
   *
   * @throws UncheckedIOException if MNIST's files are there but damaged or incomplete
   */
  public static ImageSplit find(List<Path> places) {
    try {
      for (Path place : places) {
        for (Path folder : List.of(place, place.resolve("mnist"))) {
          Optional<Images> train = load(folder, "train", "MNIST training images");
          Optional<Images> test = load(folder, "t10k", "MNIST test images");
          if (train.isPresent() && test.isPresent()) {
            return new ImageSplit(train.get(), test.get());
          }
          if (train.or(() -> test).isPresent()) {
            return train.or(() -> test).get().split();
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    return Digits.split(new Seed(1));
  }

  /** Where {@link #find()} looks, given the environment's variables. */
  static List<Path> places(Map<String, String> environment) {
    List<Path> places = new ArrayList<>(List.of(Path.of("data"), Path.of("..", "data")));
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isBlank()) {
      // notebooks run in their own folder: a relative path may have been meant from the one above
      List<Path> folders =
          Stream.of(Path.of(named), Path.of("..").resolve(named))
              .filter(Files::isDirectory)
              .distinct()
              .toList();
      if (folders.isEmpty()) {
        throw new IllegalArgumentException(
            VARIABLE + " names no folder: '" + named + "'; correct it or unset it");
      }
      places.addAll(folders);
    }
    return places;
  }

  /**
   * Fetches MNIST's four files, 11.6 MB, into a folder where {@link #find()} sees them ({@code
   * ../data} from a notebook), and prints how far it is. Each file's SHA-256 is checked; a broken
   * download goes on where it stopped. The images are under the licence CC BY-SA 3.0.
   *
   * @throws IOException if a file cannot be fetched, or if another file is in its place
   * @throws InterruptedException if the thread is interrupted
   */
  public static void download(Path folder) throws IOException, InterruptedException {
    download(
        folder,
        (file, done, total) ->
            System.out.printf(
                "\r%s: %3d %%%s", file, 100 * done / total, done == total ? "\n" : ""));
  }

  /**
   * The same, telling {@code progress} how far it is.
   *
   * @throws IOException if a file cannot be fetched, or if another file is in its place
   * @throws InterruptedException if the thread is interrupted
   */
  public static void download(Path folder, Download.Progress progress)
      throws IOException, InterruptedException {
    for (var file : downloads().entrySet()) {
      file.getValue().to(folder.resolve(file.getKey()), Download.Patience.USUAL, progress);
    }
  }

  /** MNIST's files by name, the test images first, since they alone are of use. */
  static Map<String, Download> downloads() {
    Map<String, Download> files = new LinkedHashMap<>();
    put(
        files,
        "t10k-images-idx3-ubyte.gz",
        1_648_877,
        "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6");
    put(
        files,
        "t10k-labels-idx1-ubyte.gz",
        4_542,
        "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");
    put(
        files,
        "train-images-idx3-ubyte.gz",
        9_912_422,
        "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609");
    put(
        files,
        "train-labels-idx1-ubyte.gz",
        28_881,
        "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c");
    return files;
  }

  private static void put(Map<String, Download> files, String name, long size, String sha256) {
    List<URI> mirrors = MIRRORS.stream().map(mirror -> URI.create(mirror + name)).toList();
    files.put(name, new Download(mirrors, size, sha256));
  }

  private static Optional<Images> load(Path folder, String part, String what) throws IOException {
    Optional<Path> images = file(folder, part + "-images-idx3-ubyte");
    Optional<Path> labels = file(folder, part + "-labels-idx1-ubyte");
    if (images.isPresent() != labels.isPresent()) {
      throw new IOException(
          "%s-%s-ubyte is missing beside %s: MNIST needs both"
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
