package diptych.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where data that is not built in is looked for. */
final class DataFolders {
  /** The environment variable that names a folder with data. */
  static final String VARIABLE = "DIPTYCH_DATA";

  private DataFolders() {}

  /**
   * The folder {@code data} of the project, then the one that the environment's variable {@value
   * #VARIABLE} names.
   *
   * @throws IllegalArgumentException if it names no folder
   */
  static List<Path> of(Map<String, String> environment) {
    return of(environment, Path.of(""));
  }

  /** The same for a program that runs in the folder {@code here}. */
  static List<Path> of(Map<String, String> environment, Path here) {
    List<Path> bases = bases(here);
    List<Path> places = new ArrayList<>();
    bases.forEach(base -> places.add(base.resolve("data")));
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isBlank()) {
      // a relative path may have been meant from the project's folder
      List<Path> folders =
          bases.stream()
              .map(base -> base.resolve(named))
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
   * The folders that may be the project's: notebooks run in {@code notebooks/} or, those of the
   * Chinese edition, in {@code notebooks/zh/}.
   */
  private static List<Path> bases(Path here) {
    Path above = here.resolve("..");
    Path twoAbove = here.resolve("../..");
    return Files.isDirectory(twoAbove.resolve("notebooks"))
        ? List.of(here, above, twoAbove)
        : List.of(here, above);
  }
}
