package diptych.data;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** A text file with one word a line, checked character by character. */
final class WordFile {
  /** The most bytes of a file. */
  static final int LIMIT = 1 << 24;

  /** The most characters of a line: no word is longer, a text without lines is. */
  static final int LONGEST_LINE = 64;

  private final Path file;

  WordFile(Path file) {
    this.file = file;
  }

  /** The words in the file's order, as small letters. */
  List<String> words() throws IOException {
    String text = TextFile.read(file, LIMIT);
    var words = new ArrayList<String>();
    int number = 0;
    for (int start = 0; start < text.length(); ) {
      int end = lineEnd(text, start);
      number++;
      if (end - start > LONGEST_LINE) {
        throw refusal(
            number,
            "expected one word of at most %d characters, found %d characters"
                .formatted(LONGEST_LINE, end - start));
      }
      String word = word(text.substring(start, end), number);
      if (!word.isEmpty()) {
        words.add(word);
      }
      start = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
    if (words.isEmpty()) {
      throw new IOException(SmallFile.name(file) + ": expected words, one a line, found none");
    }
    return words;
  }

  private static int lineEnd(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private String word(String line, int number) throws IOException {
    // letters with their accents in one character, however the file writes them
    String composed = Normalizer.normalize(line, Normalizer.Form.NFC);
    String word = composed.strip();
    int before = composed.indexOf(word);
    var small = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      int c = word.codePointAt(i);
      if (!isPartOfWord(c)) {
        throw refusal(
            number,
            "character %d is %s; a word is made of Latin letters, apostrophes and hyphens"
                .formatted(before + i + 1, described(c)));
      }
      small.append((char) Character.toLowerCase(c));
    }
    return small.toString();
  }

  private static boolean isPartOfWord(int c) {
    return c == '\''
        || c == '-'
        || (Character.isLetter(c)
            && Character.isBmpCodePoint(c)
            && UnicodeScript.of(c) == UnicodeScript.LATIN);
  }

  private static String described(int c) {
    String name = String.valueOf(Character.getName(c));
    return Character.isISOControl(c) || Character.isWhitespace(c)
        ? name
        : "'%s' (%s)".formatted(Character.toString(c), name);
  }

  private IOException refusal(int line, String reason) {
    return new IOException("%s, line %d: %s".formatted(SmallFile.name(file), line, reason));
  }
}
