package diptych.course;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A notebook file.
 *
 * @param name the name of the file
 * @param text its content
 * @param json the same, parsed; names are in the file's order
 */
public record Notebook(String name, String text, JsonObject json) {

  /**
   * Reads a notebook.
   *
   * @throws IllegalArgumentException if it is no JSON object with cells
   */
  public static Notebook read(Path file) throws IOException {
    return parse(file.getFileName().toString(), Files.readString(file));
  }

  /** Reads a notebook from its text. */
  static Notebook parse(String name, String text) {
    try {
      var json = JsonParser.parseString(text).getAsJsonObject();
      for (var cell : json.getAsJsonArray("cells")) {
        var names = cell.getAsJsonObject().keySet();
        if (!names.containsAll(List.of("cell_type", "metadata", "source"))) {
          throw new JsonParseException("a cell has only " + names);
        }
      }
      return new Notebook(name, text, json);
    } catch (JsonParseException
        | IllegalStateException
        | ClassCastException
        | NullPointerException e) {
      throw new IllegalArgumentException(name + " is no notebook: " + e.getMessage(), e);
    }
  }

  JsonObject metadata() {
    return json.getAsJsonObject("metadata");
  }

  /** All cells, in order. */
  public List<Cell> cells() {
    var cells = new ArrayList<Cell>();
    for (var cell : json.getAsJsonArray("cells")) {
      cells.add(new Cell(cells.size() + 1, cell.getAsJsonObject()));
    }
    return cells;
  }

  /** The code cells that are not blank, in order. */
  public List<Cell> codeCells() {
    return cells().stream().filter(cell -> cell.isCode() && !cell.source().isBlank()).toList();
  }
}
