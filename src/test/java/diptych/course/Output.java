package diptych.course;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One output of a cell, stored or fresh.
 *
 * @param kind what it is
 * @param data its forms by MIME type: texts in full, pictures and the like as an empty string
 * @param displayId the id by which it can be updated; empty if it has none
 */
record Output(Kind kind, Map<String, String> data, String displayId) {

  /** What an output is; standard output and error are streams, an error is an exception. */
  enum Kind {
    STDOUT,
    STDERR,
    DISPLAY,
    RESULT,
    ERROR
  }

  private static final String PLAIN = "text/plain";

  /** Reads the output as a notebook file has it. */
  static Output stored(JsonObject json) {
    return of(json.get("output_type").getAsString(), json);
  }

  /** Reads the output as a kernel's message of this type has it. */
  static Output fresh(String messageType, JsonObject content) {
    return of(messageType, content);
  }

  private static Output of(String type, JsonObject json) {
    return switch (type) {
      case "stream" ->
          new Output(
              json.get("name").getAsString().equals("stdout") ? Kind.STDOUT : Kind.STDERR,
              Map.of(PLAIN, text(json.get("text"))),
              "");
      case "error" ->
          new Output(
              Kind.ERROR,
              Map.of(PLAIN, text(json.get("ename")) + ": " + text(json.get("evalue"))),
              "");
      case "execute_result" -> new Output(Kind.RESULT, data(json), "");
      case "display_data", "update_display_data" ->
          new Output(Kind.DISPLAY, data(json), displayId(json));
      default -> throw new IllegalArgumentException("unknown type of output: " + type);
    };
  }

  private static Map<String, String> data(JsonObject json) {
    var data = new TreeMap<String, String>();
    json.getAsJsonObject("data")
        .entrySet()
        .forEach(
            form ->
                data.put(
                    form.getKey(), form.getKey().startsWith("text/") ? text(form.getValue()) : ""));
    return data;
  }

  private static String displayId(JsonObject json) {
    var passing = json.getAsJsonObject("transient");
    return passing == null || !passing.has("display_id")
        ? ""
        : passing.get("display_id").getAsString();
  }

  /** A text that a file may have as one string or as a list of lines. */
  static String text(JsonElement json) {
    return json.isJsonArray()
        ? StreamSupport.stream(json.getAsJsonArray().spliterator(), false)
            .map(JsonElement::getAsString)
            .collect(Collectors.joining())
        : json.getAsString();
  }

  /** The plain text, empty if there is none. */
  String plain() {
    return data.getOrDefault(PLAIN, "");
  }

  /** Whether it has a picture that front ends show everywhere. */
  boolean hasPicture() {
    return data.containsKey("image/png");
  }

  /** The same place with the content of an update. */
  Output updatedBy(Output update) {
    return new Output(kind, update.data, displayId);
  }

  /** The outputs with neighbouring pieces of one stream put together and settled. */
  static List<Output> settled(List<Output> outputs) {
    var joined = new ArrayList<Output>();
    for (var output : outputs) {
      var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (output.isStream() && last != null && last.kind == output.kind) {
        joined.set(joined.size() - 1, stream(output.kind, last.plain() + output.plain()));
      } else {
        joined.add(output);
      }
    }
    joined.replaceAll(o -> o.isStream() ? stream(o.kind, afterCarriageReturns(o.plain())) : o);
    return joined;
  }

  private boolean isStream() {
    return kind == Kind.STDOUT || kind == Kind.STDERR;
  }

  private static Output stream(Kind kind, String text) {
    return new Output(kind, Map.of(PLAIN, text), "");
  }

  private static String afterCarriageReturns(String text) {
    return Stream.of(text.replaceAll("\r+\n", "\n").split("\n", -1))
        .map(Output::lastOverFirst)
        .collect(Collectors.joining("\n"));
  }

  private static String lastOverFirst(String line) {
    var shown = "";
    for (var part : line.split("\r", -1)) {
      shown = part + shown.substring(Math.min(part.length(), shown.length()));
    }
    return shown;
  }
}
