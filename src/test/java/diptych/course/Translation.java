package diptych.course;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Whether a Chinese notebook is the English one with its prose translated, and the translation
 * agrees with the English text in what is no prose.
 */
final class Translation {

  private static final Pattern BLOCK =
      Pattern.compile("(?m)^<!-- cell: (\\S+) source: [0-9a-f]{8} -->$");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`]+`");
  private static final Pattern FORMULA = Pattern.compile("\\$\\$?[^$]+\\$\\$?");
  private static final Pattern ROW = Pattern.compile("(?m)^\\|.*$");

  /** A line's end between two Chinese signs: there a browser would show a gap. */
  private static final Pattern INNER_BREAK =
      Pattern.compile(
          "(?m)^(?!#)(.*[\\x{3000}-\\x{303f}\\p{IsHan}\\x{ff00}-\\x{ffef}“”])\n"
              + "(?=[\\x{3000}-\\x{303f}\\p{IsHan}\\x{ff00}-\\x{ffef}“”])");

  private static final Pattern BOLD = Pattern.compile("\\*\\*");

  private final String name;
  private final List<String> problems = new ArrayList<>();

  private Translation(String name) {
    this.name = name;
  }

  /**
   * Compares.
   *
   * @param markdown the file with the translated cells
   * @return one message for each difference, with the names of notebook and cell; empty if all is
   *     well
   */
  static List<String> problems(Notebook english, Notebook chinese, String markdown) {
    var translation = new Translation("zh/" + chinese.name());
    translation.compare(english, chinese, blocks(markdown));
    return translation.problems;
  }

  private void require(boolean holds, Cell cell, String otherwise) {
    if (!holds) {
      problems.add("%s, %s: %s".formatted(name, cell.name(), otherwise));
    }
  }

  private void compare(Notebook english, Notebook chinese, Map<String, String> blocks) {
    if (!english.metadata().equals(chinese.metadata())) {
      problems.add(name + ": its metadata are not those of the English notebook");
    }
    var ids = english.cells().stream().map(Cell::id).toList();
    var there = chinese.cells().stream().map(Cell::id).toList();
    if (!ids.equals(there)) {
      problems.add(
          "%s: its cells are %s, those of the English notebook %s; run ./lab --translate"
              .formatted(name, there, ids));
      return;
    }
    var setup = english.codeCells().get(0).id();
    for (var i = 0; i < ids.size(); i++) {
      compare(english.cells().get(i), chinese.cells().get(i), blocks, ids.get(i).equals(setup));
    }
  }

  private void compare(Cell english, Cell chinese, Map<String, String> blocks, boolean setup) {
    require(
        withoutSource(english).equals(withoutSource(chinese)),
        chinese,
        "its type, metadata or outputs are not those of the English cell; run ./lab --translate");
    if (english.type().equals("markdown")) {
      require(
          chinese.source().equals(blocks.get(english.id())),
          chinese,
          "its text is not that of src/zh; run ./lab --translate");
      compareProse(english.source(), chinese);
    } else {
      var code = setup ? english.source().replace("../lib/", "../../lib/") : english.source();
      require(
          chinese.source().equals(code),
          chinese,
          "its code is not that of the English cell; run ./lab --translate");
    }
  }

  private void compareProse(String english, Cell chinese) {
    var text = chinese.source().replace("../../", "../");
    requireEqual("code", all(CODE, english), all(CODE, text), chinese);
    var code = CODE.matcher(english).replaceAll("");
    var chineseCode = CODE.matcher(text).replaceAll("");
    requireEqual("formulas", all(FORMULA, code), all(FORMULA, chineseCode), chinese);
    requireEqual(
        "rows of tables",
        all(ROW, english).stream().map(row -> "|").toList(),
        all(ROW, text).stream().map(row -> "|").toList(),
        chinese);
    var bold = brokenBold(FORMULA.matcher(CODE.matcher(text).replaceAll("`")).replaceAll("@"));
    require(
        bold.isEmpty(),
        chinese,
        "** neither opens nor closes at '%s'; put the punctuation outside of it".formatted(bold));
  }

  private void requireEqual(String what, List<String> english, List<String> chinese, Cell cell) {
    var missing = new ArrayList<>(english);
    chinese.forEach(missing::remove);
    var added = new ArrayList<>(chinese);
    english.forEach(added::remove);
    require(
        missing.isEmpty() && added.isEmpty(),
        cell,
        "its %s are not those of the English cell; missing are %s, added are %s"
            .formatted(what, missing, added));
  }

  /** Where two asterisks stay visible, by CommonMark's rule of flanking runs; empty if nowhere. */
  static String brokenBold(String text) {
    for (var paragraph : text.split("\n\\s*\n", -1)) {
      var open = false;
      for (var mark : all(BOLD, paragraph, found -> found)) {
        var before = mark.start() == 0 ? ' ' : paragraph.charAt(mark.start() - 1);
        var after = mark.end() == paragraph.length() ? ' ' : paragraph.charAt(mark.end());
        if (open ? !flanks(before, after) : !flanks(after, before)) {
          return paragraph.substring(
              Math.max(0, mark.start() - 8), Math.min(paragraph.length(), mark.end() + 8));
        }
        open = !open;
      }
      if (open) {
        return paragraph.lines().findFirst().orElse("");
      }
    }
    return "";
  }

  /** Whether asterisks can touch {@code inside}, given what is on their other side. */
  private static boolean flanks(char inside, char outside) {
    return !Character.isWhitespace(inside)
        && (!isPunctuation(inside) || Character.isWhitespace(outside) || isPunctuation(outside));
  }

  private static boolean isPunctuation(char sign) {
    return switch (Character.getType(sign)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          true;
      default -> false;
    };
  }

  private static List<String> all(Pattern pattern, String text) {
    return all(pattern, text, MatchResult::group);
  }

  private static <T> List<T> all(Pattern pattern, String text, Function<MatchResult, T> of) {
    return pattern.matcher(text).results().map(of).toList();
  }

  private static JsonObject withoutSource(Cell cell) {
    var rest = cell.json().deepCopy();
    rest.remove("source");
    return rest;
  }

  private static Map<String, String> blocks(String markdown) {
    var headers = all(BLOCK, markdown, found -> found);
    var blocks = new LinkedHashMap<String, String>();
    for (var i = 0; i < headers.size(); i++) {
      var end = i + 1 < headers.size() ? headers.get(i + 1).start() : markdown.length();
      var text = markdown.substring(headers.get(i).end(), end);
      var cell = INNER_BREAK.matcher(text.replaceAll("^\n+|\n+$", "")).replaceAll("$1");
      blocks.put(headers.get(i).group(1), cell);
    }
    return blocks;
  }
}
