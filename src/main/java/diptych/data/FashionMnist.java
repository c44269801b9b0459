package diptych.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Photographs of clothes in ten classes, of MNIST's size and files and harder than it (Xiao, Rasul
 * and Vollgraf 2017). There is nothing built in to take its place.
 */
public final class FashionMnist {
  /** What the labels 0 to 9 mean. */
  public static final List<String> CLASSES =
      List.of(
          "T-shirt",
          "trousers",
          "pullover",
          "dress",
          "coat",
          "sandal",
          "shirt",
          "sneaker",
          "bag",
          "ankle boot");

  private static final List<String> MIRRORS =
      List.of("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/");

  static final IdxArchive ARCHIVE =
      IdxArchive.of(
          "Fashion-MNIST",
          MIRRORS,
          List.of(4_422_102L, 5_148L, 26_421_880L, 29_515L),
          List.of(
              "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
              "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
              "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
              "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"));

  private FashionMnist() {}

  /**
   * Images to learn from and images held out, from the folder {@code fashion-mnist} in {@code data}
   * here or one folder up, or in the folder that the environment variable {@code DIPTYCH_DATA}
   * names.
   *
   * @throws UncheckedIOException if the files are not there, or are damaged or incomplete
   * @throws IllegalArgumentException if {@code DIPTYCH_DATA} names no folder
   */
  public static ImageSplit find() {
    return find(DataFolders.of(System.getenv()));
  }

  /**
   * The same, from the first of the given folders that has a folder {@code fashion-mnist} with the
   * files in it, packed or plain.
   *
   * @throws UncheckedIOException if the files are not there, or are damaged or incomplete
   */
  public static ImageSplit find(List<Path> places) {
    var folders = places.stream().map(place -> place.resolve("fashion-mnist")).toList();
    return ARCHIVE
        .find(folders)
        .orElseThrow(
            () ->
                new UncheckedIOException(
                    new IOException(
                        "Fashion-MNIST is in none of %s; FashionMnist.download(Path.of(\"../data/fashion-mnist\")) fetches its 31 MB"
                            .formatted(folders))));
  }

  /**
   * Fetches the four files, 31 MB, into a folder and prints how far it is; {@link #find()} sees
   * them in {@code ../data/fashion-mnist} from a notebook. Each file's SHA-256 is checked; a broken
   * download goes on where it stopped. The images are under the MIT licence.
   *
   * @throws IOException if a file cannot be fetched, or if another file is in its place
   * @throws InterruptedException if the thread is interrupted
   */
  public static void download(Path folder) throws IOException, InterruptedException {
    ARCHIVE.download(folder, Download.Progress.PRINTED);
  }
}
