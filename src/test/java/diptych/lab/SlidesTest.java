package diptych.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decks for lectures. */
class SlidesTest {
  private static final String BROWSERS = "chromium chromium-browser google-chrome";

  @TempDir Path folder;
  private Sandbox sandbox;
  private Python python;

  @BeforeEach
  void aProject() throws Exception {
    sandbox = new Sandbox(folder);
    python = new Python(sandbox.project);
  }

  private static String prose(String kind, String source) {
    return "{\"cell_type\": \"markdown\", \"metadata\": {\"slideshow\": {\"slide_type\": \"%s\"}}, \"source\": \"%s\"}"
        .formatted(kind, source);
  }

  private static String code(String kind, String source) {
    return prose(kind, source)
        .replace("\"markdown\"", "\"code\"")
        .replace("\"metadata\"", "\"outputs\": [], \"execution_count\": null, \"metadata\"");
  }

  private Sandbox.Outcome slides(String... cells) throws Exception {
    sandbox.write(
        "notebooks/00-start.ipynb",
        "{\"cells\": [" + String.join(",", cells) + "], \"metadata\": {}, \"nbformat\": 4}");
    return python.script("slides.py", sandbox.project + "/notebooks/00-start.ipynb");
  }

  private String deck() throws Exception {
    return Files.readString(sandbox.project.resolve("target/course/00-start.slides.html"));
  }

  private void withoutBrowser() throws Exception {
    python.environment.put("PATH", Files.createDirectories(folder.resolve("empty")).toString());
  }

  private static boolean hasBrowser() {
    return Stream.of(BROWSERS.split(" ")).anyMatch(name -> Sandbox.real(name).isPresent());
  }

  @Test
  void cellsBecomeSlidesStepsAndNotesAsTheirMetadataSay() throws Exception {
    withoutBrowser();
    var outcome =
        slides(
            prose("slide", "# One\\n\\nText"),
            code("fragment", "stepOne"),
            prose("notes", "Say this"),
            code("skip", "secret"),
            prose("slide", "## Two"),
            code("-", "goesOn"));
    assertEquals(0, outcome.code(), outcome.output());
    String body = deck().replaceAll("(?s)^.*<body>|<script>.*$|\\s+", "");
    assertEquals(2, body.split("<section>", -1).length - 1, body);
    assertTrue(
        body.contains("<divclass=\"cellstep\"><div><divclass=\"code\">")
            && body.indexOf("cellstep") < body.indexOf("stepOne"),
        body);
    assertTrue(body.contains("<aside><p>Saythis</p></aside></section>"), body);
    assertFalse(body.contains("secret"), body);
    assertTrue(body.indexOf("Two") < body.indexOf("goesOn"), body);
  }

  @Test
  void aDeckNeedsNoNetwork() throws Exception {
    withoutBrowser();
    var outcome = slides(prose("slide", "# One"));
    assertTrue(outcome.output().contains("not measured, as there is no Chromium"));
    assertFalse(deck().contains("http"), deck());
  }

  @Test
  void aLongTextBecomesSeveralSlidesThatFit() throws Exception {
    assumeTrue(hasBrowser(), "no Chromium on this machine");
    String many =
        IntStream.range(0, 40)
            .mapToObj(i -> "Paragraph " + i)
            .collect(Collectors.joining("\\n\\n"));
    var outcome = slides(prose("slide", "# One\\n\\n" + many), prose("slide", "# Two"));
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(
        outcome.output().matches("(?s)00 target/course/00-start\\.slides\\.html: [3-6] slides\n"),
        outcome.output());
  }

  @Test
  void whatCannotBeMadeToFitIsNamedWithItsSlide() throws Exception {
    assumeTrue(hasBrowser(), "no Chromium on this machine");
    String high = IntStream.range(0, 60).mapToObj(i -> "f();").collect(Collectors.joining("\\n"));
    var outcome = slides(prose("slide", "# One"), code("slide", high));
    assertEquals(1, outcome.code(), outcome.output());
    assertTrue(
        outcome
            .output()
            .contains(
                "lab: 00-start.slides.html, slide 2: something is too large for a screen of 1280 x 720;"),
        outcome.output());
    var wide = slides(prose("slide", "# One"), code("slide", "f(" + "1, ".repeat(80) + "1);"));
    assertEquals(1, wide.code(), wide.output());
  }

  @Test
  void theIndexNamesTheDeck() throws Exception {
    withoutBrowser();
    String index =
        "import pages, pathlib, sys; f = pathlib.Path(sys.argv[1]);"
            + " n = {'cells': [], 'metadata': {}};"
            + " pages.publish(f, ['00-start'], '00-start', n, pages.Outcome(1, None))";
    Path course = sandbox.project.resolve("target/course");
    assertEquals("", python.code(index, course.toString()).output());
    slides(prose("slide", "# One"));
    String page = Files.readString(course.resolve("index.html"));
    assertTrue(page.contains("<a href=\"00-start.slides.html\">slides</a>"), page);
  }
}
