package diptych.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That a page which looks broken is found to be: each fault is planted in a small notebook. */
@Tag("browser")
@ExtendWith(WithJupyterLab.class)
class PlantedFaultsTest {

  private static final String PICTURE =
      """
      import java.awt.image.BufferedImage;
      BufferedImage picture(int dots) {
          var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
          for (int i = 0; i < dots; i++) image.setRGB(3 + 5 * i, 15, 0xffffff);
          return image;
      }
      """;

  @Test
  void faultsAreFoundEachInItsCellAndNothingElse(JupyterLab lab) throws IOException {
    SmallNotebook.write(
        lab,
        "faults.ipynb",
        PICTURE,
        "picture(1)",
        "picture(0)",
        "display(\"<img width='30' src='data:image/png;base64,AAAA'>\", \"text/html\");",
        "display(\"<p style='color: #888; background: #999'>grey</p>\", \"text/html\");",
        "display(\"<div style='width: 3000px'>wide</div>\", \"text/html\");",
        "System.err.println(\"a warning\");",
        "int number = \"text\";");
    try (var page = NotebookPage.open(lab, "faults.ipynb")) {
      page.runAll();
      page.awaitReady();
      assertEquals(
          List.of("cell 4: a blank picture", "cell 5: a picture that does not load"),
          page.pictureProblems());
      assertOne("cell 6: 'grey' has a contrast of 1.2", page.unreadable());
      assertOne("cell 7: 3", page.cutOff());
      assertEquals(2, page.errors().size(), page.errors().toString());
      assertTrue(page.errors().get(0).startsWith("cell 8: a warning"), page.errors().get(0));
      assertTrue(page.errors().get(1).startsWith("cell 9: "), page.errors().get(1));
      assertEquals(List.of(), page.collapsed());
    }
  }

  private static void assertOne(String start, List<String> found) {
    assertEquals(1, found.size(), found.toString());
    assertTrue(found.get(0).startsWith(start), found.get(0));
  }
}
