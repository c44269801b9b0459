package diptych.data;

import diptych.tensor.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Recordings of spoken digits (the Free Spoken Digit Dataset, Jackson et al. 2018) where their
 * files are at hand, built-in plucked strings otherwise.
 */
public final class SpokenDigits {
  /** The recordings' folder. */
  static final Path FOLDER = Path.of("fsdd");

  private SpokenDigits() {}

  /**
   * Sounds to learn from and sounds held out, from the first of: the WAV files of a folder {@code
   * fsdd} in the folder {@code data} here or one folder up, or in the folder that the environment
   * variable {@code DIPTYCH_DATA} names; 2,500 {@link PluckedStrings}. {@link Sounds#source()} says
   * which it was.
   *
   * <p>Recordings are taken in the order of their names and cut as {@link Sounds#read} says.
   *
   * @param length samples of each sound
   * @throws UncheckedIOException if a recording is damaged
   * @throws IllegalArgumentException if {@code DIPTYCH_DATA} names no folder
   */
  public static SoundSplit find(int length) {
    return find(length, DataFolders.of(System.getenv()));
  }

  /** The same, from the first of the given folders that has recordings. */
  static SoundSplit find(int length, List<Path> places) {
    try {
      for (Path place : places) {
        Path folder = place.resolve(FOLDER);
        if (Files.isDirectory(folder)) {
          return Sounds.read(recordings(folder), length, "spoken digits").split();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    return PluckedStrings.generate(2500, length, new Seed(1)).split();
  }

  private static List<Path> recordings(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".wav")).sorted().toList();
    }
  }
}
