package diptych.course;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * One cell of a notebook.
 *
 * @param number its place, from 1
 * @param json the cell as the file has it
 */
public record Cell(int number, JsonObject json) {

  /** Whether it is a cell of code. */
  public boolean isCode() {
    return type().equals("code");
  }

  String type() {
    return json.get("cell_type").getAsString();
  }

  /** The id, empty if there is none. */
  String id() {
    return json.has("id") ? json.get("id").getAsString() : "";
  }

  /** Its text. */
  public String source() {
    return Output.text(json.get("source"));
  }

  JsonObject metadata() {
    return json.getAsJsonObject("metadata");
  }

  List<String> tags() {
    var tags = metadata().getAsJsonArray("tags");
    return tags == null
        ? List.of()
        : StreamSupport.stream(tags.spliterator(), false).map(JsonElement::getAsString).toList();
  }

  /** Whether it has this tag. */
  public boolean has(String tag) {
    return tags().contains(tag);
  }

  /** What the cell is in a slide show: slide, subslide, fragment, notes, skip or -. */
  public String slideType() {
    return metadata().getAsJsonObject("slideshow").get("slide_type").getAsString();
  }

  /** The number of stored outputs that are pictures. */
  public long pictures() {
    return outputs().stream().filter(Output::hasPicture).count();
  }

  /** The stored outputs, in order. */
  List<Output> outputs() {
    var outputs = json.getAsJsonArray("outputs");
    return outputs == null
        ? List.of()
        : StreamSupport.stream(outputs.spliterator(), false)
            .map(output -> Output.stored(output.getAsJsonObject()))
            .toList();
  }

  /** How messages name the cell: its place and its id. */
  String name() {
    return "cell " + number + " [" + id() + "]";
  }
}
