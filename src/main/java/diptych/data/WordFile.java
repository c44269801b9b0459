package diptych.data;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text file with one word a line, checked character by character. */
final class WordFile {
  /** The most bytes of a file. */
  static final int LIMIT = 1 << 24;

  /** The most characters of a line: no word is longer, a text without lines is. */
  static final int LONGEST_LINE = 64;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;

  WordFile(Path file) {
    this.file = file;
  }

  /** The words in the file's order, as small letters. */
  List<String> words() throws IOException {
    String text = text(SmallFile.read(file, LIMIT));
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

  /** The text of UTF-8 bytes, without byte order mark. */
  private String text(byte[] bytes) throws IOException {
    requireNoUtf16(bytes);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      int at = in.position();
      int line = lines(out.flip()) + 1;
      throw refusal(
          line,
          String.format(
              Locale.ROOT,
              "byte %d of the file, 0x%02x, is no UTF-8; save the file as UTF-8",
              at,
              bytes[at]));
    }
    out.flip();
    String text = out.toString();
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private void requireNoUtf16(byte[] bytes) throws IOException {
    if (bytes.length >= 2) {
      int mark = Byte.toUnsignedInt(bytes[0]) << 8 | Byte.toUnsignedInt(bytes[1]);
      if (mark == 0xfeff || mark == 0xfffe) {
        throw new IOException(
            "%s: starts with the mark of UTF-16; save the file as UTF-8"
                .formatted(SmallFile.name(file)));
      }
    }
  }

  private static int lines(CharBuffer text) {
    int lines = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean split = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !split)) {
        lines++;
      }
    }
    return lines;
  }
}
