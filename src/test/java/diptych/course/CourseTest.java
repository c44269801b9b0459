package diptych.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every notebook in {@code notebooks/}: its rules, and a whole run beside its stored outputs. Those
 * of the Chinese edition are not run: they are shown to have the same code. {@code
 * -Ddiptych.notebook=02} takes one notebook.
 */
class CourseTest {

  /** The number of the one notebook that is wanted; empty for all. */
  private static final String WANTED = System.getProperty("diptych.notebook", "");

  private static final Path NOTEBOOKS = Path.of("notebooks");
  private static final Path CHINESE = NOTEBOOKS.resolve("zh");
  private static final Path TEXTS = Path.of("src", "zh");

  @TempDir static Path scratch;

  private static List<Path> notebooks(Path folder) throws IOException {
    try (var files = Files.isDirectory(folder) ? Files.list(folder) : Stream.<Path>empty()) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  /** Whether a notebook, or a file that goes with it, has the number that is wanted. */
  static boolean wanted(Path file) {
    return file.getFileName().toString().startsWith(WANTED);
  }

  private static Stream<DynamicTest> each(Path folder, Proof proof) throws IOException {
    return notebooks(folder).stream()
        .filter(CourseTest::wanted)
        .map(
            file ->
                DynamicTest.dynamicTest(
                    NOTEBOOKS.relativize(file).toString(), () -> assertNone(proof.problems(file))));
  }

  /** What is wrong with a notebook's file. */
  private interface Proof {
    List<String> problems(Path file) throws IOException;
  }

  @Test
  void thereIsACourse() throws IOException {
    assertTrue(
        notebooks(NOTEBOOKS).stream().anyMatch(CourseTest::wanted),
        "no notebook %s in %s".formatted(WANTED, NOTEBOOKS.toAbsolutePath()));
  }

  @TestFactory
  Stream<DynamicTest> aNotebookKeepsTheRules() throws IOException {
    return each(NOTEBOOKS, file -> NotebookRules.violations(Notebook.read(file), Edition.ENGLISH));
  }

  @TestFactory
  Stream<DynamicTest> aChineseNotebookKeepsTheRules() throws IOException {
    return each(CHINESE, file -> NotebookRules.violations(Notebook.read(file), Edition.CHINESE));
  }

  @TestFactory
  Stream<DynamicTest> theJavaNamesOfSymbolTablesExist() throws IOException {
    return Stream.concat(
        each(NOTEBOOKS, file -> SymbolTables.problems(Notebook.read(file), Edition.ENGLISH)),
        each(CHINESE, file -> SymbolTables.problems(Notebook.read(file), Edition.CHINESE)));
  }

  @TestFactory
  Stream<DynamicTest> aChineseNotebookIsTheEnglishOneWithItsProseTranslated() throws IOException {
    return each(
        CHINESE,
        file ->
            Translation.problems(
                Notebook.read(NOTEBOOKS.resolve(file.getFileName())),
                Notebook.read(file),
                Files.readString(translation(file))));
  }

  @Test
  void everyTranslationHasItsChineseNotebook() throws IOException {
    try (var files = Files.isDirectory(TEXTS) ? Files.list(TEXTS) : Stream.<Path>empty()) {
      var translations = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      assertEquals(translations, notebooks(CHINESE).stream().map(CourseTest::translation).toList());
    }
  }

  @Test
  void everyNotebookHasAChineseOne() throws IOException {
    assertEquals(names(NOTEBOOKS), names(CHINESE));
  }

  private static List<String> names(Path folder) throws IOException {
    return notebooks(folder).stream().map(file -> file.getFileName().toString()).toList();
  }

  private static Path translation(Path notebook) {
    return TEXTS.resolve(notebook.getFileName().toString().replace(".ipynb", ".md"));
  }

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT) // each in a kernel of its own
  Stream<DynamicTest> aNotebookShowsWhatIsStored() throws IOException {
    var stage = Stage.build(Path.of("target", "stage").toAbsolutePath());
    return each(NOTEBOOKS, file -> run(file, stage));
  }

  private static List<String> run(Path file, Stage stage) throws IOException {
    var notebook = Notebook.read(file);
    var start = System.nanoTime();
    System.out.printf("%s: running %d cells%n", notebook.name(), notebook.codeCells().size());
    var fresh = FreshRun.of(notebook, stage, scratch);
    var seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%s: %d cells in %.1f s%n", notebook.name(), fresh.size(), seconds);
    return Comparison.problems(notebook, fresh);
  }

  private static void assertNone(List<String> problems) {
    assertEquals("", String.join("\n", problems));
  }
}
