package diptych.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The chunks of a WAV file, walked through before the JDK sees it: the JDK believes what headers
 * say, and tells no place. Each error names the file, the byte and the reason.
 */
final class Riff {
  private static final int HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FORMAT_SIZE = 16;
  private static final int PCM = 1;

  private final String name;
  private final ByteBuffer bytes;
  private int format = -1;
  private int data = -1;

  /**
   * Checks the bytes of a file.
   *
   * @throws IOException if they are anything but one channel of 16-bit PCM
   */
  Riff(String name, byte[] file) throws IOException {
    this.name = name;
    bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    requireHeader();
    for (int at = HEADER; at < file.length; ) {
      at = chunk(at);
    }
    if (format < 0) {
      throw refusal(file.length, "the file ends without a chunk 'fmt '");
    }
    if (data < 0) {
      throw refusal(file.length, "the file ends without a chunk 'data'");
    }
  }

  private void requireHeader() throws IOException {
    if (bytes.capacity() == 0) {
      throw refusal(0, "the file is empty");
    }
    if (bytes.capacity() < HEADER) {
      throw refusal(
          bytes.capacity(),
          "the file ends inside its header of %d bytes; it is truncated".formatted(HEADER));
    }
    if (!tag(0).equals("RIFF") || !tag(8).equals("WAVE")) {
      throw refusal(
          0,
          "expected a WAV file ('RIFF' and 'WAVE'), found '%s' and '%s'".formatted(tag(0), tag(8)));
    }
    long promised = CHUNK_HEADER + Integer.toUnsignedLong(bytes.getInt(4));
    if (promised != bytes.capacity()) {
      throw refusal(
          4,
          "the header promises %d bytes, the file has %d%s"
              .formatted(
                  promised,
                  bytes.capacity(),
                  promised > bytes.capacity() ? "; it is truncated" : ""));
    }
  }

  /** Checks the chunk at a byte; gives the byte where the next one starts. */
  private int chunk(int at) throws IOException {
    if (bytes.capacity() - at < CHUNK_HEADER) {
      throw refusal(at, "the file ends inside a chunk's header of 8 bytes");
    }
    String tag = tag(at);
    long size = Integer.toUnsignedLong(bytes.getInt(at + 4));
    int left = bytes.capacity() - at - CHUNK_HEADER;
    if (size > left) {
      throw refusal(at + 4, "chunk '%s' promises %d bytes, %d are left".formatted(tag, size, left));
    }
    if (tag.equals("fmt ")) {
      requireFirst(format, tag, at);
      format = at + CHUNK_HEADER;
      requireFormat((int) size);
    } else if (tag.equals("data")) {
      requireFirst(data, tag, at);
      data = at + CHUNK_HEADER;
      requireData((int) size);
    }
    // chunks start at even bytes; the last one's filling may be missing
    return (int) Math.min(bytes.capacity(), at + CHUNK_HEADER + size + size % 2);
  }

  private void requireFirst(int found, String tag, int at) throws IOException {
    if (found >= 0) {
      throw refusal(at, "a second chunk '%s'".formatted(tag));
    }
  }

  private void requireFormat(int size) throws IOException {
    if (size < FORMAT_SIZE) {
      throw refusal(
          format - 4, "expected %d bytes of format, found %d".formatted(FORMAT_SIZE, size));
    }
    require(0, "PCM (1) as the way samples are coded", PCM, 2);
    require(2, "one channel (mono)", 1, 2);
    require(14, "16 bits per sample", Wav.BITS, 2);
    require(12, "2 bytes per sample", Wav.BITS / 8, 2);
    long rate = Integer.toUnsignedLong(bytes.getInt(format + 4));
    if (rate < 1 || rate > Sound.FASTEST) {
      throw refusal(
          format + 4,
          "expected 1 to %d samples per second, found %d".formatted(Sound.FASTEST, rate));
    }
    require(8, "bytes per second for this rate:", rate * Wav.BITS / 8, 4);
  }

  private void require(int offset, String what, long expected, int width) throws IOException {
    int at = format + offset;
    long found =
        width == 2
            ? Short.toUnsignedLong(bytes.getShort(at))
            : Integer.toUnsignedLong(bytes.getInt(at));
    if (found != expected) {
      throw refusal(
          at,
          "expected %s%s, found %d"
              .formatted(what, what.endsWith(":") ? " " + expected : "", found));
    }
  }

  private void requireData(int size) throws IOException {
    if (format < 0) {
      throw refusal(data - CHUNK_HEADER, "chunk 'data' stands before 'fmt '");
    }
    if (size == 0) {
      throw refusal(data - 4, "the sound is empty: chunk 'data' has 0 bytes");
    }
    if (size % (Wav.BITS / 8) != 0) {
      throw refusal(
          data - 4, "%d bytes of samples are no whole number of 16-bit samples".formatted(size));
    }
  }

  private String tag(int at) {
    String tag = new String(bytes.array(), at, 4, StandardCharsets.ISO_8859_1);
    return tag.replaceAll("[^ -~]", "?");
  }

  private IOException refusal(int at, String reason) {
    return new IOException("%s, byte %d: %s".formatted(name, at, reason));
  }
}
