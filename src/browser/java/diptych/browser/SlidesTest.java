package diptych.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diptych.course.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The slides that Jupyter makes of a notebook: what a lecturer shows. */
@Tag("browser")
@ExtendWith(WithJupyterLab.class)
class SlidesTest {
  private static final String NOTEBOOK = "02-autoencoder.ipynb";
  private static final String BLANK_PICTURES =
      """
      return [...document.querySelectorAll('.slides img')].filter(image => {
        if (!image.complete || image.naturalWidth === 0) return true;
        const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
        const paint = canvas.getContext('2d');
        paint.drawImage(image, 0, 0);
        const pixels = new Uint32Array(paint.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
        return pixels.every(pixel => pixel === pixels[0]);
      }).length""";

  @Test
  void theSlidesHaveAllSlidesAndPicturesAndNothingThatIsLeftOut(
      JupyterLab lab, @TempDir Path scratch) throws IOException {
    var cells = lab.notebook(NOTEBOOK).cells();
    var page = Files.writeString(scratch.resolve("slides.html"), lab.slides(NOTEBOOK));
    var browser = Browser.start(1280, 720);
    try {
      browser.get(page.toUri().toString());
      assertEquals(
          count(cells, List.of("slide")),
          browser.executeScript(
              "return document.querySelectorAll('.reveal .slides > section').length"));
      assertEquals(
          count(cells, List.of("slide", "subslide")),
          browser.executeScript(
              "return document.querySelectorAll('.slides section section').length"));
      assertEquals(
          count(cells, List.of("notes")),
          browser.executeScript("return document.querySelectorAll('.slides aside.notes').length"));
      assertEquals(
          shownPictures(cells),
          browser.executeScript("return document.querySelectorAll('.slides img').length"));
      assertEquals(0L, browser.executeScript(BLANK_PICTURES));
    } finally {
      browser.quit();
    }
  }

  private static long count(List<Cell> cells, List<String> types) {
    return cells.stream().filter(cell -> types.contains(cell.slideType())).count();
  }

  private static long shownPictures(List<Cell> cells) {
    return cells.stream()
        .filter(cell -> !List.of("skip", "notes").contains(cell.slideType()))
        .mapToLong(Cell::pictures)
        .sum();
  }
}
