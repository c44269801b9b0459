package diptych.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * A notebook that is open in JupyterLab, in a browser of its own: what one can do there, and what
 * one sees. Cells are numbered from 1, as the course's tests do.
 */
final class NotebookPage implements AutoCloseable {
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 1000;
  private static final int TALLEST = 16_000; // Chromium paints no larger picture
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Where pictures of pages go. */
  static final Path SCREENS = Path.of("target", "screens");

  private static final Path QUESTIONS = Path.of("src", "browser", "notebook.js");

  private final JupyterLab lab;
  private final String file;
  private final ChromeDriver browser;

  private NotebookPage(JupyterLab lab, String file, ChromeDriver browser) {
    this.lab = lab;
    this.file = file;
    this.browser = browser;
  }

  /** Opens a notebook, and waits until all of it is there and its kernel is ready. */
  static NotebookPage open(JupyterLab lab, String file) throws IOException {
    var page = new NotebookPage(lab, file, Browser.start(WIDTH, HEIGHT));
    try {
      page.browser.get(lab.page(file).toString());
      page.browser.executeScript(Files.readString(QUESTIONS));
      var cells = lab.notebook(file).cells().size();
      page.await(cells + " cells are shown", () -> page.number("cellCount()") == cells);
      page.awaitReady();
      return page;
    } catch (IOException | RuntimeException e) {
      page.close();
      throw e;
    }
  }

  /** Chooses 'Run All Cells' from the menu; returns at once. */
  void runAll() {
    ask("watch()");
    choose("Run", "Run All Cells");
  }

  /** Presses the stop button. */
  void stop() {
    browser.findElement(By.cssSelector("[data-command='notebook:interrupt-kernel']")).click();
  }

  /** Chooses 'Save Notebook' from the menu and waits until the file holds the outputs. */
  void save() {
    choose("File", "Save Notebook");
    await(
        "the notebook is saved",
        () -> browser.findElements(By.cssSelector(".lm-TabBar-tab.jp-mod-dirty")).isEmpty());
  }

  private void choose(String menu, String item) {
    click(".lm-MenuBar-itemLabel", menu);
    click(".lm-Menu-itemLabel", item);
  }

  private void click(String selector, String text) {
    browser.findElements(By.cssSelector(selector)).stream()
        .filter(element -> element.getText().equals(text))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no '%s' to click".formatted(text)))
        .click();
  }

  /** Waits until no cell runs or waits to run. */
  void awaitReady() {
    awaitReady(PATIENCE);
  }

  /** Waits until no cell runs or waits to run. */
  void awaitReady(Duration atMost) {
    Waiting.until("no cell of %s runs any more".formatted(file), atMost, () -> truth("isIdle()"));
  }

  /** Waits until this cell runs and has changed its look often enough. */
  void awaitLooks(int cell, int looks) {
    await(
        "cell %d has shown %d pictures of its training".formatted(cell, looks),
        () -> looks().getOrDefault(cell, 0) >= looks);
  }

  private void await(String what, BooleanSupplier holds) {
    await(what, PATIENCE, holds);
  }

  /** Waits; where that is in vain, a picture shows what there was instead. */
  private void await(String what, Duration atMost, BooleanSupplier holds) {
    try {
      Waiting.until("%s: %s".formatted(file, what), atMost, holds);
    } catch (IllegalStateException e) {
      photographQuietly(e);
      throw e;
    }
  }

  private void photographQuietly(Exception reason) {
    try {
      photograph(SCREENS.resolve(file.replaceAll("\\W", "-") + "-failed.png"));
    } catch (IOException | WebDriverException e) {
      reason.addSuppressed(e);
    }
  }

  /** The texts of errors and of what was written to stderr. */
  List<String> errors() {
    return texts("errors()");
  }

  /** The number of pictures in outputs. */
  long pictures() {
    return number("pictureCount()");
  }

  /** What is wrong with pictures in outputs: not loaded, not visible, cut off, blank. */
  List<String> pictureProblems() {
    return texts("pictureProblems()");
  }

  /** Texts whose colour is too near to what is behind them. */
  List<String> unreadable() {
    return texts("unreadable()");
  }

  /** Outputs that are wider than the page. */
  List<String> cutOff() {
    return texts("cutOff()");
  }

  /** Formulas that show an error instead. */
  List<String> badFormulas() {
    return texts("badFormulas()");
  }

  /** Prose that shows the stars of bold text. */
  List<String> rawStars() {
    return texts("rawStars()");
  }

  /** The number of formulas that are set. */
  int formulas() {
    return number("formulaCount()");
  }

  /** The numbers of the cells whose code is collapsed. */
  List<Integer> collapsed() {
    return ((List<?>) ask("collapsed()")).stream().map(n -> ((Number) n).intValue()).toList();
  }

  /** How many different looks each cell had while it ran. */
  Map<Integer, Integer> looks() {
    var looks = new TreeMap<Integer, Integer>();
    ((Map<?, ?>) ask("looks()"))
        .forEach(
            (cell, count) ->
                looks.put(Integer.valueOf(cell.toString()), ((Number) count).intValue()));
    return looks;
  }

  /** The seconds from 'Run All Cells' to the first fresh picture. */
  double firstPicture() {
    return ask("firstPicture()") instanceof Number seconds ? seconds.doubleValue() : Double.NaN;
  }

  /** The audio players, with their lengths in seconds. */
  List<Double> players() {
    return ((List<?>) ask("players()"))
        .stream().map(seconds -> ((Number) seconds).doubleValue()).toList();
  }

  /** The text of a cell's outputs. */
  String text(int cell) {
    return ask("text(%d)".formatted(cell)).toString();
  }

  /** Writes a picture of the whole notebook. */
  void photograph(Path png) throws IOException {
    var heights = (List<?>) ask("height()");
    var more = ((Number) heights.get(0)).intValue() - ((Number) heights.get(1)).intValue();
    var size = browser.manage().window().getSize();
    browser
        .manage()
        .window()
        .setSize(new Dimension(WIDTH, Math.min(TALLEST, size.height + Math.max(0, more))));
    ask("toTop()");
    Files.createDirectories(png.getParent());
    Files.write(png, browser.getScreenshotAs(OutputType.BYTES));
  }

  private boolean truth(String question) {
    return Boolean.TRUE.equals(ask(question));
  }

  private int number(String question) {
    return ((Number) ask(question)).intValue();
  }

  private List<String> texts(String question) {
    return ((List<?>) ask(question)).stream().map(Object::toString).toList();
  }

  private Object ask(String question) {
    return browser.executeScript("return diptych." + question);
  }

  /** Closes the browser and ends the kernel. */
  @Override
  public void close() throws IOException {
    browser.quit();
    lab.endKernel(file);
  }
}
