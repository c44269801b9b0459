package diptych.data;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import diptych.tensor.Tensor;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of numbers from a CSV file: a sample a line, a feature a column.
 *
 * @param names the columns' names, from the first line where that is not of numbers; {@code 1},
 *     {@code 2}, … otherwise
 * @param values the numbers (n, d)
 */
public record Csv(List<String> names, Tensor values) {
  /** The most bytes of a file that is read. */
  static final int LIMIT = 1 << 25;

  /** The most columns: an image of 64 by 64 with its label. */
  static final int MOST_COLUMNS = 64 * 64 + 1;

  private static final int LONGEST_CELL = 200;

  /** Keeps a copy of the names. */
  public Csv {
    names = List.copyOf(names);
  }

  /**
   * Reads a UTF-8 file of at most 32 MB. Cells are parted by commas, semicolons or tabs, whichever
   * the first line has most of, and may stand in double quotes; empty lines are passed over.
   *
   * @throws IOException if the file is missing, too long, no UTF-8, has no numbers, a line has more
   *     or fewer cells than the first, or a cell is not a finite number; the message gives file,
   *     line and column
   */
  public static Csv read(Path file) throws IOException {
    return new Reader(file, TextFile.read(file, LIMIT)).read();
  }

  private static final class Reader {
    private final String name;
    private final String text;
    private final CsvParser parser;
    private float[] values = new float[1024];
    private int size;

    Reader(Path file, String text) {
      name = SmallFile.name(file);
      // every line ends, so that the parser counts the last one too
      this.text = text.endsWith("\n") ? text : text + "\n";
      var settings = new CsvParserSettings();
      settings.getFormat().setDelimiter(delimiter(text));
      settings.setLineSeparatorDetectionEnabled(true);
      settings.setMaxColumns(MOST_COLUMNS);
      settings.setMaxCharsPerColumn(LONGEST_CELL);
      settings.setReadInputOnSeparateThread(false);
      parser = new CsvParser(settings);
    }

    private static char delimiter(String text) {
      var first = text.lines().findFirst().orElse("");
      char most = ',';
      for (char candidate : new char[] {';', '\t'}) {
        if (count(first, candidate) > count(first, most)) {
          most = candidate;
        }
      }
      return most;
    }

    private static long count(String line, char c) {
      return line.chars().filter(x -> x == c).count();
    }

    Csv read() throws IOException {
      try {
        parser.beginParsing(new StringReader(text));
        String[] cells = parser.parseNext();
        if (cells == null) {
          throw new IOException(name + ": expected lines of numbers, found none");
        }
        int columns = cells.length;
        List<String> names = names(cells);
        if (names.isEmpty()) {
          take(cells, columns);
        }
        for (cells = parser.parseNext(); cells != null; cells = parser.parseNext()) {
          take(cells, columns);
        }
        if (size == 0) {
          throw new IOException(name + ": expected lines of numbers, found only their names");
        }
        return new Csv(
            names.isEmpty()
                ? IntStream.rangeClosed(1, columns).mapToObj(String::valueOf).toList()
                : names,
            Tensor.of(size / columns, columns, Arrays.copyOf(values, size)));
      } catch (TextParsingException e) {
        throw refusal(
            parser.getContext().currentLine() + 1,
            "a line has at most %d cells of at most %d characters"
                .formatted(MOST_COLUMNS, LONGEST_CELL));
      }
    }

    /** The first line's cells if none of them is a number. */
    private static List<String> names(String... cells) {
      return Arrays.stream(cells).allMatch(cell -> cell != null && Float.isNaN(number(cell)))
          ? List.of(cells)
          : List.of();
    }

    private void take(String[] cells, int columns) throws IOException {
      if (cells.length != columns) {
        throw refusal(
            "expected %d cells as in the first line, found %d".formatted(columns, cells.length));
      }
      if (size + columns > values.length) {
        values = Arrays.copyOf(values, 2 * values.length + columns);
      }
      for (int i = 0; i < columns; i++) {
        float value = cells[i] == null ? Float.NaN : number(cells[i]);
        if (!Float.isFinite(value)) {
          throw refusal(
              "column %d: expected a finite number, found %s"
                  .formatted(i + 1, cells[i] == null ? "nothing" : "'" + cells[i] + "'"));
        }
        values[size++] = value;
      }
    }

    /** NaN for what is no number. */
    private static float number(String cell) {
      try {
        return Float.parseFloat(cell);
      } catch (NumberFormatException e) {
        return Float.NaN;
      }
    }

    /** Refuses the line that has just been read. */
    private IOException refusal(String reason) {
      return refusal(parser.getContext().currentLine(), reason);
    }

    private IOException refusal(long line, String reason) {
      return new IOException("%s, line %d: %s".formatted(name, line, reason));
    }
  }
}
