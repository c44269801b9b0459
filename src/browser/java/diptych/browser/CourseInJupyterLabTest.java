package diptych.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import diptych.course.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every notebook of the course, run in JupyterLab and looked at, in its light and dark theme. */
@Tag("browser")
@ExtendWith(WithJupyterLab.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CourseInJupyterLabTest {
  private static final int AT_ONCE = 2;

  /**
   * What a live panel shows at least: the start, and something else while the cell runs. A training
   * of a second has no time for more; that a long one goes on changing is StopButtonTest's.
   */
  private static final int LOOKS = 2;

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private interface Visit {
    /** What is wrong with a notebook; empty if all is well. */
    List<String> problems(JupyterLab lab, String file) throws IOException;
  }

  @TestFactory
  @Order(1)
  Stream<DynamicTest> aNotebookRunsAndShowsAllItsPictures(JupyterLab lab) throws IOException {
    lab.theme(JupyterLab.Theme.LIGHT);
    var files = chosen().stream().filter(CourseInJupyterLabTest::isToRun).toList();
    return visits(lab, files, CourseInJupyterLabTest::run);
  }

  /** Opens what the test before has saved, and the translations as they are stored. */
  @TestFactory
  @Order(2)
  Stream<DynamicTest> aNotebookIsReadableInTheDarkTheme(JupyterLab lab) throws IOException {
    lab.theme(JupyterLab.Theme.DARK);
    return visits(lab, chosen(), CourseInJupyterLabTest::readInTheDark);
  }

  /** Some notebooks at a time, each in a browser of its own; the tests report in order. */
  private static Stream<DynamicTest> visits(JupyterLab lab, List<String> files, Visit visit) {
    var pool = Executors.newFixedThreadPool(AT_ONCE);
    var tests = new ArrayList<DynamicTest>();
    for (var file : files) {
      Callable<List<String>> task = () -> visit.problems(lab, file);
      var problems = pool.submit(task);
      tests.add(
          DynamicTest.dynamicTest(file, () -> assertEquals("", String.join("\n", problems.get()))));
    }
    pool.shutdown();
    assertFalse(tests.isEmpty(), "no notebook chosen");
    return tests.stream();
  }

  private static List<String> chosen() throws IOException {
    var numbers = List.of(System.getProperty("browser.notebooks", "").split(",", -1));
    return JupyterLab.course().stream()
        .filter(file -> numbers.contains("") || numbers.contains(number(file)))
        .toList();
  }

  /** The two digits with which a file's own name begins. */
  private static String number(String file) {
    return file.substring(file.lastIndexOf('/') + 1).substring(0, 2);
  }

  /** Translations have the code of the English notebooks; the first proves that theirs runs too. */
  private static boolean isToRun(String file) {
    return !file.contains("/") || number(file).equals("00");
  }

  private static Path screen(String file, String theme) {
    return NotebookPage.SCREENS.resolve(
        file.replace(file.substring(file.lastIndexOf('/') + 3), theme + ".png").replace('/', '-'));
  }

  private static List<String> run(JupyterLab lab, String file) throws IOException {
    var cells = lab.notebook(file).cells();
    var problems = new ArrayList<String>();
    try (var page = NotebookPage.open(lab, file)) {
      var begin = System.nanoTime();
      page.runAll();
      page.awaitReady(PATIENCE);
      var seconds = (System.nanoTime() - begin) / 1e9;
      page.save();
      page.photograph(screen(file, ""));
      problems.addAll(page.errors());
      problems.addAll(page.pictureProblems());
      problems.addAll(page.badFormulas());
      problems.addAll(page.rawStars());
      problems.addAll(page.unreadable());
      problems.addAll(page.cutOff());
      expect(problems, "pictures", pictures(cells), page.pictures());
      expect(problems, "collapsed cells", solutions(cells), page.collapsed());
      expect(problems, "silent players", 0L, page.players().stream().filter(s -> !(s > 0)).count());
      problems.addAll(stillPanels(cells, page));
      System.out.printf(
          Locale.ROOT,
          "%s: %.0f s; %d pictures, the first after %.1f s; %d formulas; looks %s%n",
          file,
          seconds,
          page.pictures(),
          page.firstPicture(),
          page.formulas(),
          page.looks());
    }
    return problems;
  }

  private static List<String> readInTheDark(JupyterLab lab, String file) throws IOException {
    var cells = lab.notebook(file).cells();
    var problems = new ArrayList<String>();
    try (var page = NotebookPage.open(lab, file)) {
      page.photograph(screen(file, "-dark"));
      problems.addAll(page.unreadable());
      problems.addAll(page.pictureProblems());
      problems.addAll(page.badFormulas());
      problems.addAll(page.rawStars());
      expect(problems, "pictures", pictures(cells), page.pictures());
      expect(problems, "collapsed cells", solutions(cells), page.collapsed());
    }
    return problems;
  }

  private static void expect(List<String> problems, String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      problems.add("%s: expected %s, found %s".formatted(what, expected, found));
    }
  }

  private static long pictures(List<Cell> cells) {
    return cells.stream().mapToLong(Cell::pictures).sum();
  }

  private static List<Integer> solutions(List<Cell> cells) {
    return numbers(cells, cell -> cell.has("solution"));
  }

  private static List<Integer> numbers(List<Cell> cells, Predicate<Cell> wanted) {
    return cells.stream().filter(wanted).map(Cell::number).toList();
  }

  /** The cells that train before the reader's eyes, and did not move. */
  private static List<String> stillPanels(List<Cell> cells, NotebookPage page) {
    var looks = page.looks();
    return numbers(cells, cell -> cell.isCode() && cell.source().contains(".on(screen")).stream()
        .filter(number -> looks.getOrDefault(number, 0) < LOOKS)
        .map(
            number ->
                "cell %d: its live panel showed %s looks".formatted(number, looks.get(number)))
        .toList();
  }
}
