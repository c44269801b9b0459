package diptych.data;

import diptych.tensor.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The handwritten digits of MNIST (LeCun, Cortes and Burges 1998) where their files are at hand,
 * the built-in digits otherwise.
 */
public final class Mnist {
  private static final List<String> MIRRORS =
      List.of(
          "https://ossci-datasets.s3.amazonaws.com/mnist/",
          "https://storage.googleapis.com/cvdf-datasets/mnist/");

  static final IdxArchive ARCHIVE =
      IdxArchive.of(
          "MNIST",
          MIRRORS,
          List.of(1_648_877L, 4_542L, 9_912_422L, 28_881L),
          List.of(
              "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
              "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
              "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
              "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"));

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
    return find(DataFolders.of(System.getenv()));
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
    var folders = places.stream().flatMap(p -> Stream.of(p, p.resolve("mnist"))).toList();
    return ARCHIVE.find(folders).orElseGet(() -> Digits.split(new Seed(1)));
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
    download(folder, Download.Progress.PRINTED);
  }

  /**
   * The same, telling {@code progress} how far it is.
   *
   * @throws IOException if a file cannot be fetched, or if another file is in its place
   * @throws InterruptedException if the thread is interrupted
   */
  public static void download(Path folder, Download.Progress progress)
      throws IOException, InterruptedException {
    ARCHIVE.download(folder, progress);
  }
}
