package diptych.data;

import diptych.tensor.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A list of real first names where its file is at hand, invented names otherwise. */
public final class FirstNames {
  /** The list's file, one name a line. */
  static final Path FILE = Path.of("names", "names.txt");

  private FirstNames() {}

  /**
   * Names to learn from and names held out, from the first of: a file {@code names/names.txt} in
   * the folder {@code data} here or one folder up, or in the folder that the environment variable
   * {@code DIPTYCH_DATA} names; 8,000 {@link InventedNames}. {@link Words#source()} says which it
   * was.
   *
   * @param length the places of each name, see {@link Words}
   * @throws UncheckedIOException if the file is there but damaged
   * @throws IllegalArgumentException if {@code DIPTYCH_DATA} names no folder
   */
  public static WordSplit find(int length) {
    return find(length, DataFolders.of(System.getenv()));
  }

  /** The same, from the first of the given folders that has the file. */
  static WordSplit find(int length, List<Path> places) {
    try {
      for (Path place : places) {
        Path file = place.resolve(FILE);
        if (Files.exists(file)) {
          return Words.read(file, length).split();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    return InventedNames.generate(8000, length, new Seed(1)).split();
  }
}
