package diptych.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Reads UTF-8 files that fit into memory; whatever is not UTF-8 is refused with its line. */
final class TextFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  /**
   * The text of a file, without byte order mark.
   *
   * @param limit the most bytes that it may hold, looked at before anything is read
   * @throws IOException if it is missing, too long, unreadable or no UTF-8
   */
  static String read(Path file, int limit) throws IOException {
    byte[] bytes = SmallFile.read(file, limit);
    requireNoUtf16(file, bytes);
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    out.flip();
    if (result.isError()) {
      int at = in.position();
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s, line %d: byte %d of the file, 0x%02x, is no UTF-8; save the file as UTF-8",
              SmallFile.name(file),
              lines(out) + 1,
              at,
              bytes[at]));
    }
    String text = out.toString();
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static void requireNoUtf16(Path file, byte[] bytes) throws IOException {
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
