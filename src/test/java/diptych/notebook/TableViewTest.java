package diptych.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableViewTest {
  private static JsonObject rendered(TableView table) {
    return new Gson()
        .toJsonTree(new Renderer().render(table))
        .getAsJsonObject()
        .getAsJsonObject("data");
  }

  @Test
  void numbersStandRightUnderEachOtherAndTextsLeft() {
    var table =
        TableView.columns("model", "test MSE", "codes")
            .row("PCA", 0.01672, 32)
            .row("autoencoder", 0.0102, 8);
    assertEquals(
        """
        model        test MSE  codes
        PCA           0.01672     32
        autoencoder   0.01020      8""",
        table.toString());
    assertEquals(table.toString(), rendered(table).get("text/plain").getAsString());
  }

  @Test
  void aTablesawTableIsShownWithItsMissingCellsEmpty() {
    var table =
        Table.create(
            StringColumn.create("name", "a", null),
            DoubleColumn.create("loss", 0.5, Double.NaN),
            IntColumn.create("epoch", new int[] {1, 2}));
    assertEquals(
        """
        name    loss  epoch
        a     0.5000      1
                          2""",
        TableView.of(table).toString());
  }

  @Test
  void htmlHasTheSameCellsAndEscapesThem() {
    var html =
        rendered(TableView.columns("<b>", "\"n\"").row("a & b", 1)).get("text/html").getAsString();
    assertTrue(html.contains("<th style=\"text-align: left\">&lt;b&gt;</th>"), html);
    assertTrue(html.contains("<th style=\"text-align: right\">&quot;n&quot;</th>"), html);
    assertTrue(html.contains("<td style=\"text-align: left\">a &amp; b</td>"), html);
    assertFalse(html.contains("<script") || html.contains("<b>"), html);
  }

  @Test
  void aLongTableShowsItsFirstAndLastRowsAndSaysSo() {
    var epochs = IntStream.rangeClosed(1, 1000).toArray();
    var table = TableView.of(Table.create(IntColumn.create("epoch", epochs)));
    var lines = table.toString().lines().toList();
    assertEquals(1 + 10 + 1 + 5 + 1, lines.size());
    assertEquals("   10", lines.get(10));
    assertEquals("    …", lines.get(11));
    assertEquals("  996", lines.get(12));
    assertEquals("1000 rows, of which 15 are shown", lines.get(17));
    assertTrue(rendered(table).get("text/html").getAsString().contains("1000 rows"));
  }

  @Test
  void aTableOfSixteenRowsIsShownWhole() {
    var table = TableView.of(Table.create(IntColumn.create("n", IntStream.range(0, 16).toArray())));
    assertEquals(17, table.toString().lines().count());
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> TableView.columns("a", "b").row(1));
    assertTrue(error.getMessage().contains("1 cells for the 2 columns"), error.getMessage());
  }

  @Test
  void aTableWithoutRowsShowsItsNames() {
    assertEquals("a  b", TableView.columns("a", "b").toString());
  }
}
