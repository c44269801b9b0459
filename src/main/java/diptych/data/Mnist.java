package diptych.data;

import diptych.tensor.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
   * test files alone: 8,000 and 2,000 of them, see {@link Images#split()}. With none: 8,000 and
   * 2,000 built-in digits.
   *
   * @throws UncheckedIOException if MNIST's files are there but damaged or incomplete
   */
  public static ImageSplit find(List<Path> places) {
    try {
      for (Path place : places) {
        for (Path folder : List.of(place, place.resolve("mnist"))) {
          Optional<Images> test = load(folder, "t10k", "MNIST test images");
          if (test.isPresent()) {
            return load(folder, "train", "MNIST training images")
                .map(train -> new ImageSplit(train, test.get()))
                .orElseGet(() -> test.get().split());
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
              .toList();
      if (folders.isEmpty()) {
        throw new IllegalArgumentException(
            VARIABLE + " names no folder: '" + named + "'; correct it or unset it");
      }
      places.addAll(folders);
    }
    return places;
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
