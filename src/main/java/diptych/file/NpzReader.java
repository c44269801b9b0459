package diptych.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads one archive, and believes nothing that it says before it is checked. */
final class NpzReader {
  private static final int MOST_ARRAYS = 10_000;

  private final Path file;
  private final String source;

  NpzReader(Path file) {
    this.file = file;
    source = String.valueOf(file.getFileName());
  }

  Npz read() throws IOException {
    try {
      if (!Files.isRegularFile(file)) {
        throw Files.exists(file)
            ? new IOException("not a file")
            : new NoSuchFileException(file.toString());
      }
      return readArrays();
    } catch (NoSuchFileException e) {
      throw new IOException(source + ": there is no such file", e);
    } catch (Refusal e) {
      throw e;
    } catch (EOFException e) {
      throw new IOException(source + ": ends too early; it is truncated", e);
    } catch (ZipException | IllegalArgumentException e) {
      throw new IOException(
          "%s: not an undamaged .npz archive: %s".formatted(source, e.getMessage()), e);
    } catch (IOException e) {
      throw new IOException("%s: %s".formatted(source, e.getMessage()), e);
    }
  }

  private Npz readArrays() throws IOException {
    var npz = new Npz(source);
    String checksum = null;
    long left = Npz.LIMIT;
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_ARRAYS) {
        throw new IOException("%d arrays are more than %d".formatted(zip.size(), MOST_ARRAYS));
      }
      for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        var name = arrayName(entry);
        if (npz.has(name)) {
          throw refusal(entry, "is there twice");
        }
        var array = readEntry(zip, entry, left);
        left -= array.bytes();
        if (name.equals(Npz.CHECKSUM)) {
          checksum = array.text();
        } else {
          npz.put(name, array);
        }
      }
    }
    if (checksum != null && !checksum.equals(npz.sha256())) {
      throw new IOException(
          "damaged: its SHA-256 should be %s, but is %s".formatted(checksum, npz.sha256()));
    }
    return npz;
  }

  private String arrayName(ZipEntry entry) throws IOException {
    var path = entry.getName();
    var name =
        path.endsWith(Npz.SUFFIX) ? path.substring(0, path.length() - Npz.SUFFIX.length()) : "";
    if (!Npz.isName(name)) {
      throw refusal(entry, "is not the name of an array");
    }
    return name;
  }

  private Npy readEntry(ZipFile zip, ZipEntry entry, long limit) throws IOException {
    try (var in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      var array = NpyFormat.read(in, limit);
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw new IOException("damaged: its CRC-32 is not the archive's");
      }
      return array;
    } catch (IOException | UncheckedIOException e) {
      throw refusal(entry, e.getMessage());
    }
  }

  private Refusal refusal(ZipEntry entry, String why) {
    var name = entry.getName().replaceAll("[^\\x20-\\x7E]", "?");
    return new Refusal(
        "%s: %s: %s"
            .formatted(source, name.length() <= 100 ? name : name.substring(0, 100) + "…", why));
  }

  /** An error whose message has the file's name already. */
  private static final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message);
    }
  }
}
