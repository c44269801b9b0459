package diptych.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFoldersTest {
  @TempDir Path folder;

  @Test
  void theEnvironmentsFolderComesLast() {
    var usual = List.of(Path.of("data"), Path.of("..", "data"));
    assertEquals(usual, DataFolders.of(Map.of()));
    assertEquals(usual, DataFolders.of(Map.of("DIPTYCH_DATA", " ")));
    assertEquals(
        List.of(usual.get(0), usual.get(1), folder),
        DataFolders.of(Map.of("DIPTYCH_DATA", folder.toString())));
  }

  @Test
  void aRelativeFolderMayBeMeantFromTheFolderAbove() {
    // tests run in the project's folder, which is itself a folder seen from the one above
    String here = Path.of("").toAbsolutePath().getFileName().toString();
    assertTrue(
        DataFolders.of(Map.of("DIPTYCH_DATA", here)).contains(Path.of("..", here)),
        "../" + here + " is not among the places");
  }

  @Test
  void aChineseNotebookFindsTheProjectsDataTwoFoldersUp() throws IOException {
    Path english = Files.createDirectories(folder.resolve("project/notebooks"));
    Path chinese = Files.createDirectories(english.resolve("zh"));
    Path data = Files.createDirectories(folder.resolve("project/data"));
    assertTrue(absolute(DataFolders.of(Map.of(), chinese)).contains(data));
    assertTrue(absolute(DataFolders.of(Map.of("DIPTYCH_DATA", "data"), chinese)).contains(data));
    assertTrue(absolute(DataFolders.of(Map.of(), english)).contains(data));
  }

  @Test
  void aFolderBesideTheProjectIsNotLookedInto() throws IOException {
    Path english = Files.createDirectories(folder.resolve("project/notebooks"));
    assertFalse(absolute(DataFolders.of(Map.of(), english)).contains(folder.resolve("data")));
  }

  private static List<Path> absolute(List<Path> places) {
    return places.stream().map(Path::normalize).toList();
  }

  @Test
  void anEnvironmentThatNamesNoFolderIsRefused() {
    var nowhere = Map.of("DIPTYCH_DATA", "no/such/folder");
    var error = assertThrows(IllegalArgumentException.class, () -> DataFolders.of(nowhere));
    assertEquals(
        "DIPTYCH_DATA names no folder: 'no/such/folder'; correct it or unset it",
        error.getMessage());
  }
}
