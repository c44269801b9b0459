package diptych.file;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes files that appear complete or not at all, also when the process is killed or the disk is
 * full: what is there keeps its old bytes until all new ones are on the disk.
 */
public final class WholeFile {
  private WholeFile() {}

  /** Writes the bytes of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything to {@code out}; need not close it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, and the folders that it needs, in place of what is there.
   *
   * <p>The bytes go to a hidden file beside it, whose name ends in {@code .part}. A process that is
   * killed leaves at most this one behind, and the next call takes it away. A {@code .part} that is
   * a link is removed, not followed.
   *
   * @throws IOException if it cannot be written; then nothing has changed
   */
  public static void write(Path file, Content content) throws IOException {
    var target = file.toAbsolutePath();
    if (target.getFileName() == null || Files.isDirectory(target)) {
      throw new IOException("%s is a folder, not a file to write".formatted(file));
    }
    Files.createDirectories(target.getParent());
    var part = target.resolveSibling("." + target.getFileName() + ".part");
    Files.deleteIfExists(part);
    try {
      Files.createFile(part);
      // no channel: an interrupt, the kernel's stop button, would close it amid the bytes
      try (var stream = new FileOutputStream(part.toFile())) {
        var out = new BufferedOutputStream(stream, 1 << 16);
        content.writeTo(out);
        out.flush();
        stream.getFD().sync(); // a crash after the move must not find an empty file
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
