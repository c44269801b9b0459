package diptych.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that fit into memory; whatever goes wrong is told with the file's name. */
final class SmallFile {
  private SmallFile() {}

  /** The last part of a path: what errors start with. */
  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /**
   * All bytes of a file.
   *
   * @param limit the most bytes that it may hold, looked at before anything is read
   * @throws IOException if it is missing, no ordinary file, longer than the limit or unreadable
   */
  static byte[] read(Path file, int limit) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(name(file) + ": there is no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(name(file) + ": expected a file, found a folder or a device");
    }
    try (var in = Files.newInputStream(file)) {
      requireAtMost(limit, Files.size(file), file);
      byte[] bytes = in.readNBytes(limit + 1); // it may have grown since
      requireAtMost(limit, bytes.length, file);
      return bytes;
    } catch (Refusal e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(name(file) + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static void requireAtMost(int limit, long size, Path file) throws Refusal {
    if (size > limit) {
      throw new Refusal(
          "%s: expected at most %d bytes, found %d; cut it into smaller files"
              .formatted(name(file), limit, size));
    }
  }

  /** An error that already says all that there is to say. */
  private static final class Refusal extends IOException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
      super(message);
    }
  }
}
