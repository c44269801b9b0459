package diptych.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web pages of run notebooks. */
class PagesTest {
  private static final String CELL =
      "import cells, json, sys; print(''.join(cells.outputs(json.loads(sys.argv[1]))), end='')";
  private static final String PUBLISH =
      """
      import json, pages, pathlib, sys
      folder = pathlib.Path(sys.argv[1])
      notebook = {"cells": json.loads(sys.argv[2]), "metadata": {}}
      pages.publish(folder, ["00-start"], "00-start", notebook, pages.Outcome(3.2, None))
      """;
  private static final String CELLS =
      """
      [{"cell_type": "markdown", "metadata": {"slideshow": {"slide_type": "notes"}}, "source": "# Start <here>"},
       {"cell_type": "code", "metadata": {"jupyter": {"source_hidden": true}}, "source": "a < b", "outputs": []}]
      """;

  /** Anything that a browser would fetch: an address that is no anchor, no page beside, no data. */
  private static final Pattern FETCHED =
      Pattern.compile("(src|href)=\"(?!data:|#|\\.\\./|zh/|[\\w.-]+\")|url\\(|@import");

  @TempDir Path folder;
  private Python python;

  @BeforeEach
  void theHelpers() {
    python = new Python(Path.of("").toAbsolutePath());
  }

  private String outputs(String output) throws Exception {
    var outcome = python.code(CELL, "{\"outputs\": [" + output + "]}");
    assertEquals(0, outcome.code(), outcome.output());
    return outcome.output();
  }

  private String page(String folderName) throws Exception {
    Path course = folder.resolve(folderName);
    assertEquals("", python.code(PUBLISH, course.toString(), CELLS).output());
    return Files.readString(course.resolve("00-start.html"));
  }

  @Test
  void aPageNeedsNeitherScriptsNorTheNetwork() throws Exception {
    String page = page("course");
    assertFalse(page.contains("<script"), page);
    assertFalse(FETCHED.matcher(page).find(), page);
    String index = Files.readString(folder.resolve("course/index.html"));
    assertFalse(index.contains("<script") || FETCHED.matcher(index).find(), index);
  }

  @Test
  void aPageIsMadeForPhonesPaperAndBothThemes() throws Exception {
    String page = page("course");
    assertTrue(page.contains("width=device-width, initial-scale=1"), page);
    for (String style :
        new String[] {
          "color-scheme: light dark", ":has(#dark:checked)", "@media print", "@media (max-width:"
        }) {
      assertTrue(page.contains(style), style);
    }
    assertTrue(page.contains("id=\"dark\"") && page.contains("id=\"auto\" checked"), page);
  }

  @Test
  void aHiddenSourceIsFoldedAndNotesAreMarked() throws Exception {
    String page = page("course");
    assertTrue(
        page.contains("<details><summary>Show the code</summary><div class=\"code\">"), page);
    assertTrue(page.contains("<div class=\"prose notes\">"), page);
    assertTrue(page.contains("<title>Start &lt;here&gt;</title>"), page);
  }

  @Test
  void eachLanguageHasItsWordsItsIndexAndAWayToTheOther() throws Exception {
    page("course");
    String chinese = page("course/zh");
    String english = page("course");
    assertTrue(chinese.startsWith("<!DOCTYPE html>\n<html lang=\"zh-CN\">"), chinese);
    assertTrue(chinese.contains("<a href=\"../00-start.html\">English</a>"), chinese);
    assertTrue(chinese.contains("<summary>显示代码</summary>"), chinese);
    assertTrue(english.contains("<html lang=\"en\">"), english);
    assertTrue(english.contains("<a href=\"zh/00-start.html\">中文</a>"), english);
    String index = Files.readString(folder.resolve("course/zh/index.html"));
    assertTrue(index.contains("href=\"../index.html\""), index);
  }

  @Test
  void aPictureHasItsWidthAndItsPlainTextInsteadOfIt() throws Exception {
    assertEquals(
        "<div class=\"output\"><img src=\"data:image/png;base64,QUJD\" alt=\"a &lt;figure&gt;\""
            + " style=\"--width: 720\"></div>",
        outputs(
            "{\"output_type\": \"display_data\", \"data\": {\"image/png\": \"QUJD\\n\", \"text/plain\": [\"a <figure>\"]},"
                + " \"metadata\": {\"image/png\": {\"width\": 720, \"height\": 405}}}"));
  }

  @Test
  void textIsShownAsItIsAndTablesAsTablesWithoutScripts() throws Exception {
    assertEquals(
        "<div class=\"output\"><pre>a &lt;b&gt;\n</pre></div>",
        outputs("{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": [\"a <b>\\n\"]}"));
    assertEquals(
        "<div class=\"output\"><table></table></div>",
        outputs(
            "{\"output_type\": \"execute_result\", \"data\": {\"text/plain\": \"x\", \"text/html\":"
                + " \"<SCRIPT>alert(1)</SCRIPT><table></table>\"}}"));
    assertEquals(
        "<div class=\"output\"><pre>Oops: no</pre></div>",
        outputs("{\"output_type\": \"error\", \"ename\": \"Oops\", \"evalue\": \"no\"}"));
  }

  @Test
  void aFormulaStaysWithTheSignAfterItAndADisplayedOneMayScroll() throws Exception {
    String code = "import cells, sys; print(cells.prose(sys.argv[1]), end='')";
    String prose = python.code(code, "So $x$, $y$ and $z$\n\n$$w$$").output();
    assertTrue(
        Pattern.compile("So <span class=\"together\"><math>.*?</math>,</span> <math>")
            .matcher(prose)
            .find(),
        prose);
    assertTrue(prose.contains("<p class=\"formula\"><math display=\"block\">"), prose);
  }
}
