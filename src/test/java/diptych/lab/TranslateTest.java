package diptych.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generator of the Chinese edition. */
class TranslateTest {
  private static final String TITLE = "# The start\n\nRead this.";
  private static final String FORMULA = "$$x = 1$$";
  private static final String END = "## Read on";
  private static final String CHINESE =
      """
      <!-- cell: title source: TITLE -->

      # 开始

      读这里。

      <!-- cell: formula source: FORMULA -->
      $$x = 1$$
      <!-- cell: end source: END -->
      ## 延伸阅读
      """;

  @TempDir Path folder;
  private Sandbox sandbox;
  private Python python;
  private Path english;
  private Path chinese;

  @BeforeEach
  void aNotebookWithItsTranslation() throws Exception {
    sandbox = new Sandbox(folder);
    python = new Python(sandbox.project);
    english = sandbox.project.resolve("notebooks/00-start.ipynb");
    chinese = sandbox.project.resolve("notebooks/zh/00-start.ipynb");
    Files.delete(sandbox.project.resolve("notebooks/02-autoencoder.ipynb"));
    sandbox.write("notebooks/00-start.ipynb", notebook(TITLE));
    translation(CHINESE);
  }

  @Test
  void proseIsTranslatedAndAllElseStaysButTheWayToTheLibrary() throws Exception {
    var outcome = translate(english);
    assertEquals(0, outcome.code(), outcome.output());
    assertEquals("00 its Chinese notebook is written: " + chinese + "\n", outcome.output());
    String expected =
        notebook("# 开始\n\n读这里。")
            .replace("## Read on", "## 延伸阅读")
            .replace("%jars ../lib/*.jar", "%jars ../../lib/*.jar");
    assertEquals(joined(expected), joined(Files.readString(chinese)));
  }

  @Test
  void aSecondTimeTheFileStaysAsItIs() throws Exception {
    translate(english);
    var before = Files.getLastModifiedTime(chinese);
    String again = translate(english).output();
    assertEquals("00 its Chinese notebook is up to date\n", again);
    assertEquals(before, Files.getLastModifiedTime(chinese));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "<!-- cell: end source: END -->\\n## 延伸阅读 § '' § , cell end: no translation; add a block <!-- cell: end source: ENDHASH -->",
        "cell: end § cell: ende § , line 9, cell ende: the notebook has no markdown cell of this id; remove the block",
        "cell: end § cell: title § , line 9, cell title: the cell is translated already in line 1",
        "source: FORMULA § source: 00000000 § , line 7, cell formula: the English cell has changed since source 00000000: look at it, change the translation, then note source: FORMULAHASH",
        "## 延伸阅读 § '' § , line 9, cell end: the translation is empty",
        "## 延伸阅读 § ## Read on § , line 9, cell end: this is still the English text; translate it",
        "延伸阅读 § ../data/mnist § , line 9, cell end: a Chinese notebook is one folder deeper",
        "<!-- cell: end § <!-- cell: End! § , line 9: <!-- cell: End! source: ENDHASH --> is no header of a block",
        "# 开始 § <!-- cell --> § , line 3: <!-- cell --> is no header of a block",
        "<!-- cell: title source: TITLE --> § 前言 § , line 1: text before the first block",
      })
  void whatDoesNotFitIsToldWithItsPlaceAndNothingIsWritten(String good, String bad, String why)
      throws Exception {
    String damaged = CHINESE.replace(good.translateEscapes(), bad);
    assertFalse(damaged.equals(CHINESE), good);
    translation(damaged);
    var outcome = translate(english);
    assertEquals(1, outcome.code(), outcome.output());
    String reason = why.replace("ENDHASH", hash(END)).replace("FORMULAHASH", hash(FORMULA));
    assertTrue(outcome.output().contains("lab: src/zh/00-start.md" + reason), outcome.output());
    assertFalse(Files.exists(chinese));
  }

  @Test
  void aWrongOrderIsToldAtItsFirstCell() throws Exception {
    translation(
        """
        <!-- cell: formula source: FORMULA -->
        $$x = 1$$
        <!-- cell: title source: TITLE -->
        甲
        <!-- cell: end source: END -->
        乙
        """);
    assertEquals(
        "lab: src/zh/00-start.md, line 1, cell formula: the notebook has title here; put the blocks into the notebook's order\n",
        translate(english).output());
  }

  @Test
  void allMisfitsAreToldAtOnceAndTheOldChineseNotebookStays() throws Exception {
    translate(english);
    String before = Files.readString(chinese);
    sandbox.write("notebooks/00-start.ipynb", notebook("# Another title"));
    translation(CHINESE.replace("## 延伸阅读", ""));
    var outcome = translate(english);
    assertEquals(1, outcome.code());
    assertEquals(2, outcome.output().lines().count(), outcome.output());
    assertEquals(before, Files.readString(chinese));
  }

  @Test
  void aNotebookThatLoadsNoLibraryIsRefused() throws Exception {
    sandbox.write("notebooks/00-start.ipynb", notebook(TITLE).replace("../lib/", "lib/"));
    assertTrue(translate(english).output().contains("first code cell has no ../lib/"));
  }

  @Test
  void aDamagedNotebookOrTranslationIsNamed() throws Exception {
    Files.write(sandbox.project.resolve("src/zh/00-start.md"), new byte[] {'a', (byte) 0xff});
    assertEquals("lab: src/zh/00-start.md: byte 1 is no UTF-8\n", translate(english).output());
    sandbox.write("notebooks/00-start.ipynb", "{");
    assertTrue(translate(english).output().startsWith("lab: 00-start.ipynb: line 1, column 2"));
    Files.delete(english);
    assertTrue(translate(english).output().contains("00-start.ipynb: No such file"));
  }

  @Test
  void aWindowsEditorsLineEndsAndByteOrderMarkAreNoDifference() throws Exception {
    translate(english);
    String before = Files.readString(chinese);
    translation("\ufeff" + CHINESE.replace("\n", "\r\n"));
    translate(english);
    assertEquals(before, Files.readString(chinese));
  }

  @Test
  void linesOfChineseAreJoinedAsBrowsersWouldShowAGap() throws Exception {
    String code = "import sys, translate; print(translate.joined(sys.argv[1]), end='')";
    assertEquals(
        "# 标题\n第一行，第二行“引”\n- 项\n- 项\n\n用 Java\n写。",
        python.code(code, "# 标题\n第一行，\n第二行\n“引”\n- 项\n- 项\n\n用 Java\n写。").output());
  }

  @Test
  void withoutArgumentsAllTranslationsAreUsedAndMissingOnesNamed() throws Exception {
    sandbox.write("notebooks/01-next.ipynb", notebook(TITLE));
    assertEquals(
        "01 has no translation yet\n00 its Chinese notebook is written: " + chinese + "\n",
        translate().output());
    var missing = translate(sandbox.project.resolve("notebooks/01-next.ipynb"));
    assertEquals(1, missing.code());
    assertTrue(missing.output().contains("--skeleton notebooks/01-next.ipynb > src/zh/01-next.md"));
  }

  @Test
  void whatBelongsToNoNotebookIsNamed() throws Exception {
    sandbox.write("src/zh/77-gone.md", "");
    sandbox.write("notebooks/zh/76-gone.ipynb", "{}");
    var outcome = translate();
    assertEquals(1, outcome.code());
    assertEquals(
        """
        lab: notebooks/zh/76-gone.ipynb belongs to no notebook; rename or remove it
        lab: src/zh/77-gone.md belongs to no notebook; rename or remove it
        """,
        outcome.output());
    assertFalse(Files.exists(chinese));
  }

  @Test
  void aSkeletonHasEveryCellInOrderAndIsItselfNoTranslation() throws Exception {
    String skeleton = python.script("translate.py", "--skeleton", english.toString()).output();
    assertTrue(
        skeleton.startsWith("<!-- cell: title source: " + hash(TITLE) + " -->\n# The start\n"),
        skeleton);
    sandbox.write("src/zh/00-start.md", skeleton);
    assertEquals(
        """
        lab: src/zh/00-start.md, line 1, cell title: this is still the English text; translate it
        lab: src/zh/00-start.md, line 9, cell end: this is still the English text; translate it
        """,
        translate(english).output());
  }

  private Sandbox.Outcome translate(Path... notebooks) throws Exception {
    String[] names = new String[notebooks.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = notebooks[i].toString();
    }
    return python.script("translate.py", names);
  }

  private void translation(String text) throws Exception {
    sandbox.write("src/zh/00-start.md", line(text));
  }

  /** The text with the hashes that it names in place of their names. */
  private static String line(String text) throws Exception {
    return text.replace("source: TITLE", "source: " + hash(TITLE))
        .replace("source: FORMULA", "source: " + hash(FORMULA))
        .replace("source: END", "source: " + hash(END));
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, 8);
  }

  /** The notebook with the lines of its texts joined, so that both ways to store them are equal. */
  private static JsonObject joined(String notebook) {
    var json = new Gson().fromJson(notebook, JsonObject.class);
    for (var cell : json.getAsJsonArray("cells")) {
      var source = cell.getAsJsonObject().get("source");
      if (source.isJsonArray()) {
        var text = new StringBuilder();
        source.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        cell.getAsJsonObject().addProperty("source", text.toString());
      }
    }
    return json;
  }

  private static String notebook(String title) {
    return """
    {"cells": [
      {"cell_type": "markdown", "id": "title", "metadata": {"slideshow": {"slide_type": "slide"}}, "source": %s},
      {"cell_type": "code", "id": "setup", "metadata": {}, "source": "%%jars ../lib/*.jar\\nimport a.B;",
       "execution_count": 1, "outputs": []},
      {"cell_type": "markdown", "id": "formula", "metadata": {}, "source": %s},
      {"cell_type": "code", "id": "sum", "metadata": {"tags": ["timing"]}, "source": "1 + 1", "execution_count": 2,
       "outputs": [{"output_type": "execute_result", "execution_count": 2, "metadata": {}, "data": {"text/plain": ["2"]}}]},
      {"cell_type": "markdown", "id": "end", "metadata": {}, "source": %s}],
     "metadata": {"kernelspec": {"name": "java"}}, "nbformat": 4, "nbformat_minor": 5}
    """
        .formatted(new Gson().toJson(title), new Gson().toJson(FORMULA), new Gson().toJson(END));
  }
}
