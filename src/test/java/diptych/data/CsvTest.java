package diptych.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diptych.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @TempDir Path folder;

  private Csv read(String text) throws IOException {
    return Csv.read(Files.writeString(folder.resolve("table.csv"), text));
  }

  private String refusal(String text) {
    return assertThrows(IOException.class, () -> read(text)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "width,height\n1.5,2\n-3e2,0\n",
        "width;height\r\n1.5;2\r\n-3e2;0",
        "\uFEFFwidth\theight\n1.5\t2\n\n-3e2\t0\n\n",
        "\"width\",\"height\"\n\"1.5\", 2 \n-3e2,0\n"
      })
  void namesAndNumbersAreReadHoweverTheyAreParted(String text) throws IOException {
    var csv = read(text);
    assertEquals(List.of("width", "height"), csv.names());
    assertEquals(Tensor.of(2, 2, 1.5f, 2, -300, 0), csv.values());
  }

  @Test
  void withoutNamesColumnsAreNumbered() throws IOException {
    var csv = read("1,2,3\n4,5,6\n");
    assertEquals(List.of("1", "2", "3"), csv.names());
    assertEquals(Tensor.of(2, 3, 1, 2, 3, 4, 5, 6), csv.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'a,b~1,2~3,x~'   | table.csv, line 3: column 2: expected a finite number, found 'x'
          'a,b~1,2~~3,~'   | table.csv, line 4: column 2: expected a finite number, found nothing
          '1,2~NaN,3~'     | table.csv, line 2: column 1: expected a finite number, found 'NaN'
          '1,2~3,1e99~'    | table.csv, line 2: column 2: expected a finite number, found '1e99'
          'a,b~1,x'        | table.csv, line 2: column 2: expected a finite number, found 'x'
          '1,2~3~'         | table.csv, line 2: expected 2 cells as in the first line, found 1
          'a,b~1,2,3~'     | table.csv, line 2: expected 2 cells as in the first line, found 3
          'a,1~1,2~'       | table.csv, line 1: column 1: expected a finite number, found 'a'
          'a,b~'           | table.csv: expected lines of numbers, found only their names
          ''               | table.csv: expected lines of numbers, found none
          """)
  void whatIsNoTableOfNumbersIsRefusedWithLineAndColumn(String text, String message) {
    assertEquals(message, refusal(text.replace('~', '\n')));
  }

  @Test
  void longLinesAndCellsAreRefused() {
    assertEquals(
        "table.csv, line 1: a line has at most 4097 cells of at most 200 characters",
        refusal("1" + ",2".repeat(5000)));
    assertEquals(
        "table.csv, line 1: a line has at most 4097 cells of at most 200 characters",
        refusal("1," + "2".repeat(300)));
    assertEquals(
        "table.csv, line 2: a line has at most 4097 cells of at most 200 characters",
        refusal("1,2\n3,\"" + "4".repeat(300)));
  }

  @Test
  void aWrongEncodingIsRefused() throws IOException {
    var file = folder.resolve("table.csv");
    Files.write(file, "größe,b\n1,2\n".getBytes(ISO_8859_1));
    var latin = assertThrows(IOException.class, () -> Csv.read(file));
    assertEquals(
        "table.csv, line 1: byte 2 of the file, 0xf6, is no UTF-8; save the file as UTF-8",
        latin.getMessage());
    Files.write(file, "a,b\n1,2\n".getBytes(UTF_16));
    var wide = assertThrows(IOException.class, () -> Csv.read(file));
    assertEquals(
        "table.csv: starts with the mark of UTF-16; save the file as UTF-8", wide.getMessage());
  }

  @Test
  void aTableAsLargeAsMnistIsRead() throws IOException {
    var line = "7" + ",128".repeat(784) + "\n";
    assertEquals("(5000, 785)", read(line.repeat(5000)).values().shape().toString());
  }
}
