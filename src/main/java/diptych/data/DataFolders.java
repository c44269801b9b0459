package diptych.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where data that is not built in is looked for. */
final class DataFolders {
  /** The environment variable that names a folder with data. */
  static final String VARIABLE = "DIPTYCH_DATA";

  private DataFolders() {}

  /**
   * The folder {@code data} here and one folder up, then the one that the environment's variable
   * {@value #VARIABLE} names.
   *
   * @throws IllegalArgumentException if it names no folder
   */
  static List<Path> of(Map<String, String> environment) {
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
}
