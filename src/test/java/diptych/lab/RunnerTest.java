package diptych.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The headless runner, on a fake notebook client. */
class RunnerTest {
  @TempDir Path folder;
  private Sandbox sandbox;
  private Python python;
  private Path course;

  @BeforeEach
  void aProjectWithTwoNotebooks() throws Exception {
    sandbox = new Sandbox(folder);
    python = new Python(sandbox.project);
    course = sandbox.project.resolve("target/course");
    notebook("00-start", "# Start <here>", "one", "two");
    notebook("02-autoencoder", "# 02 The autoencoder", "three");
  }

  @Test
  void everyNotebookIsRunAndListedWithItsPictureOnAPageWithoutScripts() throws Exception {
    var outcome = run("00-start", "02-autoencoder");
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(
        outcome
            .output()
            .matches(
                "(?s)00 cell 2/3 \\[c1\\] 0\\.\\d s\n00 cell 3/3 \\[c2\\].*"
                    + "00 Start <here>: 3 cells in .*02 The autoencoder: 2 cells in .*2 notebooks in .*index\\.html\n"),
        outcome.output());
    String index = Files.readString(course.resolve("index.html"));
    assertTrue(
        index.contains(">00 Start &lt;here&gt;</a></b>")
            && index.contains(">02 The autoencoder</a></b>"),
        index);
    assertTrue(index.contains("<img src=\"00-start.png\""), index);
    assertEquals("image", Files.readString(course.resolve("00-start.png")));
    assertTrue(Files.readString(course.resolve("00-start.ipynb")).contains("a figure"));
    assertFalse(Files.readString(course.resolve("00-start.html")).contains("<script"));
  }

  @Test
  void theIndexKeepsEarlierRunsOfNotebooksThatAreStillThere() throws Exception {
    run("00-start");
    run("02-autoencoder");
    assertTrue(Files.readString(course.resolve("index.html")).contains("00-start.html"));
    Files.delete(sandbox.project.resolve("notebooks/00-start.ipynb"));
    run("02-autoencoder");
    String index = Files.readString(course.resolve("index.html"));
    assertFalse(index.contains("00-start.html"), index);
    assertTrue(index.contains("02-autoencoder.html"), index);
  }

  @Test
  void theFirstErrorEndsTheRunNamingNotebookCellAndReason() throws Exception {
    notebook("00-start", "# Start", "one", "fail", "two");
    var outcome = run("00-start", "02-autoencoder");
    assertEquals(1, outcome.code());
    assertTrue(
        outcome
            .output()
            .endsWith("lab: 00-start.ipynb, cell 3 [c2]:\nIllegalStateException: no more ink\n"),
        outcome.output());
    assertFalse(Files.exists(course.resolve("02-autoencoder.ipynb")));
    assertTrue(Files.readString(course.resolve("index.html")).contains("stopped: cell 3 [c2] ·"));
  }

  @Test
  void aHangingCellADeadKernelAndOneThatDoesNotStartAreNamed() throws Exception {
    notebook("00-start", "# Start", "hang");
    assertTrue(
        run("00-start").output().contains("cell 2 [c1] ran longer than 600 s and was stopped"));
    notebook("00-start", "# Start", "die");
    var dead = run("00-start");
    assertTrue(
        dead.output()
            .contains(
                "cell 2 [c1]: the kernel died.\nThe kernel's last words:\n  the kernel starts"),
        dead.output());
    python.environment.put("FAKE_KERNEL", "none");
    var none = run("00-start");
    assertEquals(1, none.code());
    assertTrue(
        none.output().contains("00-start.ipynb, the kernel: RuntimeError: Kernel died before"),
        none.output());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "stop while it runs"})
  void anInterruptEndsTheRunAsShellsExpect(String source) throws Exception {
    notebook("00-start", "# Start", source);
    var outcome = run("00-start");
    assertEquals(130, outcome.code());
    assertTrue(outcome.output().endsWith("lab: interrupted\n"), outcome.output());
  }

  @Test
  void outputsAreStoredOnRequestOnlyAndASecondTimeTheFileStaysAsItIs() throws Exception {
    Path file = sandbox.project.resolve("notebooks/00-start.ipynb");
    String before = Files.readString(file);
    run("00-start");
    assertEquals(before, Files.readString(file));
    var saved = run("--save", "00-start");
    assertTrue(saved.output().contains("its outputs are stored in "), saved.output());
    String stored = Files.readString(file);
    assertTrue(
        stored.contains("\"execution_count\": 1,")
            && stored.contains("\"image/png\": \"aW1hZ2U=\""),
        stored);
    assertFalse(stored.contains("transient"), stored);
    var again = run("--save", "00-start");
    assertTrue(again.output().contains("its stored outputs are unchanged"), again.output());
    assertEquals(stored, Files.readString(file));
  }

  @Test
  void outputsThatNameAFolderOfThisMachineAreNotStored() throws Exception {
    notebook("00-start", "# Start", "where");
    Path file = sandbox.project.resolve("notebooks/00-start.ipynb");
    String before = Files.readString(file);
    var outcome = run("--save", "00-start");
    assertEquals(1, outcome.code());
    assertTrue(
        outcome
            .output()
            .contains("cell 2 [c1]: not saved, its output names a folder of this machine: "),
        outcome.output());
    assertEquals(before, Files.readString(file));
  }

  @Test
  void aNotebookThatStopsKeepsItsStoredOutputs() throws Exception {
    notebook("00-start", "# Start", "one", "fail");
    Path file = sandbox.project.resolve("notebooks/00-start.ipynb");
    String before = Files.readString(file);
    assertEquals(1, run("--save", "00-start").code());
    assertEquals(before, Files.readString(file));
  }

  @Test
  void formulasAreDrawnInThePageAndLeftOutOfAnchors() throws Exception {
    notebook("00-start", "# On $x^2$ and `$5`", "one");
    run("00-start");
    String page = Files.readString(course.resolve("00-start.html"));
    assertTrue(page.contains("<msup><mi>x</mi><mrow><mn>2</mn></mrow></msup>"), page);
    assertTrue(page.contains("id=\"# On  and `$5`\"") && page.contains("and `$5`</h2>"), page);
  }

  @Test
  void oneRunMakesThePagesOfBothEditionsAndOnRequestTheChineseNotebook() throws Exception {
    notebook("00-start", "# Start", "%jars ../lib/*.jar");
    translate("# Start");
    run("00-start");
    String page = Files.readString(course.resolve("zh/00-start.html"));
    assertTrue(page.contains("# 开始") && page.contains("../../lib/"), page);
    assertTrue(Files.readString(course.resolve("zh/index.html")).contains(">00 开始</a></b>"));
    assertEquals("image", Files.readString(course.resolve("zh/00-start.png")));
    Path chinese = sandbox.project.resolve("notebooks/zh/00-start.ipynb");
    assertFalse(Files.exists(chinese));
    var saved = run("--save", "00-start");
    assertTrue(saved.output().contains("00 its Chinese notebook is written: "), saved.output());
    assertTrue(Files.readString(chinese).contains("\"image/png\": \"aW1hZ2U=\""));
  }

  @Test
  void anOldTranslationLeavesOutTheChinesePageAndFailsOnlyWhatShouldStoreIt() throws Exception {
    notebook("00-start", "# Start", "%jars ../lib/*.jar");
    translate("# Begin");
    var outcome = run("00-start");
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(
        outcome.output().contains("00 its Chinese page is not written: src/zh/00-start.md, line 1"),
        outcome.output());
    assertFalse(Files.exists(course.resolve("zh/00-start.html")));
    var saved = run("--save", "00-start");
    assertEquals(1, saved.code());
    assertTrue(
        saved
            .output()
            .contains("lab: 00-start.ipynb is stored, but its Chinese edition is not written:\n"),
        saved.output());
    assertTrue(
        Files.readString(sandbox.project.resolve("notebooks/00-start.ipynb"))
            .contains("\"execution_count\": 1,"));
  }

  @Test
  void aChineseNotebookRunsInItsOwnFolderAndHasItsOwnIndex() throws Exception {
    notebook("zh/00-start", "# 开始", "where");
    var outcome = run("zh/00-start");
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(outcome.output().endsWith(" s: target/course/zh/index.html\n"), outcome.output());
    String ran = Files.readString(course.resolve("zh/00-start.ipynb"));
    assertTrue(ran.contains("where in " + sandbox.project + "/notebooks/zh"), ran);
    String index = Files.readString(course.resolve("zh/index.html"));
    assertTrue(index.contains("00 开始"), index);
    assertFalse(Files.exists(course.resolve("index.html")));
  }

  private void translate(String english) throws Exception {
    String hash = "import sys, translate; print(translate.digest(sys.argv[1]), end='')";
    sandbox.write(
        "src/zh/00-start.md",
        "<!-- cell: c0 source: %s -->\n# 开始\n".formatted(python.code(hash, english).output()));
  }

  private void notebook(String name, String heading, String... sources) throws Exception {
    List<String> cells = new ArrayList<>();
    cells.add(
        "{\"cell_type\": \"markdown\", \"id\": \"c0\", \"metadata\": {}, \"source\": \""
            + heading
            + "\"}");
    for (String source : sources) {
      cells.add(
          "{\"cell_type\": \"code\", \"id\": \"c%d\", \"metadata\": {}, \"source\": \"%s\", \"outputs\": [], \"execution_count\": null}"
              .formatted(cells.size(), source));
    }
    sandbox.write(
        "notebooks/" + name + ".ipynb",
        "{\"cells\": ["
            + String.join(",", cells)
            + "], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}");
  }

  private Sandbox.Outcome run(String... arguments) throws Exception {
    String[] named = arguments.clone();
    for (int i = 0; i < named.length; i++) {
      if (!named[i].startsWith("-")) {
        named[i] = sandbox.project.resolve("notebooks/" + named[i] + ".ipynb").toString();
      }
    }
    return python.script("run.py", named);
  }
}
