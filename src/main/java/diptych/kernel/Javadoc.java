package diptych.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a Javadoc comment, made readable where there is no browser. */
final class Javadoc {

  private static final Pattern TAG = Pattern.compile("(?m)^\\s*@(\\w+)\\s*");
  private static final Map<String, String> ENTITIES =
      Map.of(
          "&lt;",
          "<",
          "&gt;",
          ">",
          "&nbsp;",
          " ",
          "&times;",
          "×",
          "&minus;",
          "−",
          "&middot;",
          "·",
          "&le;",
          "≤",
          "&ge;",
          "≥",
          "&quot;",
          "\"",
          "&#64;",
          "@");

  private Javadoc() {}

  /** The description, then one line or more for each parameter, result and exception. */
  static String plain(String comment) {
    var parts = new ArrayList<String>();
    var tag = TAG.matcher(comment);
    var from = tag.find() ? tag.start() : comment.length();
    parts.add(inline(comment.substring(0, from)));
    var blocks = new LinkedHashMap<String, List<String>>();
    while (from < comment.length()) {
      var name = tag.group(1);
      var start = tag.end();
      from = tag.find() ? tag.start() : comment.length();
      if (!comment.startsWith("<", start)) { // a type parameter says nothing to those who call
        blocks
            .computeIfAbsent(name, key -> new ArrayList<>())
            .add(inline(comment.substring(start, from)).replaceAll("\\s+", " "));
      }
    }
    parts.add(blocks("Parameters", blocks.get("param")));
    parts.add(blocks("Returns", blocks.get("return")));
    parts.add(blocks("Throws", blocks.get("throws")));
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
  }

  private static String blocks(String title, List<String> texts) {
    if (texts == null) {
      return "";
    }
    if (title.equals("Returns")) {
      return title + " " + texts.get(0);
    }
    return texts.stream()
        .map(text -> "  " + text.replaceFirst(" ", ": "))
        .collect(Collectors.joining("\n", title + "\n", ""));
  }

  /** What a comment says of one parameter, or of one component of a record. */
  static Optional<String> parameter(String comment, String name) {
    var found = Pattern.compile("@param\\s+" + name + "\\s([^@]+)").matcher(comment);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static String inline(String text) {
    var plain = withoutTags(text);
    for (var entity : ENTITIES.entrySet()) {
      plain = plain.replace(entity.getKey(), entity.getValue());
    }
    return plain
        .replace("&amp;", "&")
        .lines()
        .map(String::strip)
        .collect(Collectors.joining("\n"))
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  /** Resolves the inline tags, whose texts may hold brackets of their own, and drops the HTML. */
  private static String withoutTags(String text) {
    var plain = new StringBuilder();
    var at = 0;
    while (at < text.length()) {
      var open = text.indexOf("{@", at);
      if (open < 0) {
        open = text.length();
      }
      plain.append(withoutHtml(text.substring(at, open)));
      at = open;
      if (open < text.length()) {
        at = closing(text, open) + 1;
        plain.append(inlineTag(text.substring(open + 2, at - 1)));
      }
    }
    return plain.toString();
  }

  private static String withoutHtml(String text) {
    return text.replaceAll("<li>\\s*", "- ").replaceAll("</?[a-zA-Z][^>]*>", "");
  }

  private static int closing(String text, int open) {
    var depth = 0;
    for (var i = open; i < text.length(); i++) {
      var c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  private static String inlineTag(String tag) {
    var space = tag.indexOf(' ') < 0 ? tag.indexOf('\n') : tag.indexOf(' ');
    if (space < 0) {
      return "";
    }
    var body = tag.substring(space + 1).strip().replaceAll("\\s+", " ");
    if (!tag.startsWith("link")) {
      return body;
    }
    var label = body.replaceFirst("^[^\\s(]+(\\([^)]*\\))?\\s*", "");
    return label.isEmpty()
        ? Signature.withoutPackages(body).replaceFirst("^#", "").replace('#', '.')
        : label;
  }
}
