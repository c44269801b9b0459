package diptych.data;

import diptych.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Reads IDX files, the format of MNIST (LeCun, Cortes and Burges): unsigned bytes behind a header
 * of big-endian 32-bit numbers. Whether a file is packed with gzip is seen from its content, not
 * from its name.
 *
 * <p>Every error is an {@link IOException} whose message starts with the file's name. A file's
 * header is believed only as far as the file is long enough for it, so that a damaged file never
 * makes the reader allocate much more than the file could hold.
 */
public final class Idx {
  private static final int IMAGES = 2051;
  private static final int LABELS = 2049;
  private static final int GZIP = 0x1f8b;

  /** The most pixels or labels that a file may hold: twice as many as MNIST's training images. */
  static final long LIMIT = 100_000_000;

  /** No byte of gzip yields more bytes than this (Deutsch 1996: at most 258 bytes by 2 bits). */
  private static final long BEST_COMPRESSION = 1032;

  private Idx() {}

  /**
   * The images of a file, without labels.
   *
   * @throws IOException if the file cannot be read or is no undamaged IDX file of images
   */
  public static Images images(Path file) throws IOException {
    return read(
        file,
        IMAGES,
        content -> {
          int n = content.size("images");
          int height = content.size("rows");
          int width = content.size("columns");
          float[] pixels = new float[content.expect(n, height, width)];
          content.bytes(pixels.length, (i, value) -> pixels[i] = value / 255f);
          return Images.unlabelled(
              Tensor.of(n, height * width, pixels), height, width, content.name);
        });
  }

  /**
   * The labels of a file, each 0 to 255.
   *
   * @throws IOException if the file cannot be read or is no undamaged IDX file of labels
   */
  public static int[] labels(Path file) throws IOException {
    return read(
        file,
        LABELS,
        content -> {
          int[] labels = new int[content.expect(content.size("labels"), 1, 1)];
          content.bytes(labels.length, (i, value) -> labels[i] = value);
          return labels;
        });
  }

  /**
   * The images of one file with the labels of another.
   *
   * @param source what the images are, see {@link Images#source()}
   * @throws IOException if a file cannot be read or is damaged, if they differ in number, or if a
   *     label is not 0 to 9
   */
  public static Images labelled(Path images, Path labels, String source) throws IOException {
    int[] classes = labels(labels);
    Images unlabelled = images(images);
    if (classes.length != unlabelled.size()) {
      throw new IOException(
          "%s: expected %d labels, one for each image of %s, found %d"
              .formatted(name(labels), unlabelled.size(), name(images), classes.length));
    }
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] >= Images.CLASSES) {
        throw new IOException(
            "%s: expected labels from 0 to 9, found %d as number %d"
                .formatted(name(labels), classes[i], i));
      }
    }
    return Images.of(unlabelled.pixels(), classes, unlabelled.height(), unlabelled.width(), source);
  }

  private interface Parser<T> {
    T parse(Content content) throws IOException;
  }

  private interface Sink {
    void accept(int index, int value);
  }

  private static <T> T read(Path file, int magic, Parser<T> parser) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 14)) {
      raw.mark(2);
      boolean packed = (raw.read() << 8 | raw.read()) == GZIP;
      raw.reset();
      try (InputStream unpacked = packed ? new GZIPInputStream(raw, 1 << 14) : raw) {
        var content = new Content(name(file), unpacked, packed, Files.size(file));
        content.requireMagic(magic);
        T result = parser.parse(content);
        content.requireEnd();
        return result;
      }
    } catch (Refusal e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new IOException(name(file) + ": there is no such file", e);
    } catch (EOFException e) {
      throw new IOException(name(file) + ": the file ends too early; it is truncated", e);
    } catch (IOException e) {
      throw new IOException(name(file) + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** An error that already says all that there is to say. */
  private static final class Refusal extends IOException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
      super(message);
    }
  }

  /** The unpacked bytes of a file. */
  private static final class Content {
    final String name;
    private final DataInputStream in;
    private final boolean packed;
    private final long fileSize;
    private long header;

    Content(String name, InputStream in, boolean packed, long fileSize) {
      this.name = name;
      this.in = new DataInputStream(in);
      this.packed = packed;
      this.fileSize = fileSize;
    }

    private Refusal refusal(String message) {
      return new Refusal(name + ": " + message);
    }

    private int number() throws IOException {
      header += Integer.BYTES;
      return in.readInt();
    }

    void requireMagic(int magic) throws IOException {
      int found = number();
      if (found != magic) {
        throw refusal(
            "expected the magic number %d of IDX %s, found %d"
                .formatted(magic, magic == IMAGES ? "images" : "labels", found));
      }
    }

    int size(String what) throws IOException {
      int size = number();
      if (size <= 0) {
        throw refusal("expected a positive number of %s, found %d".formatted(what, size));
      }
      return size;
    }

    /** The number of bytes that n × height × width promise, if the file can hold them. */
    int expect(int n, int height, int width) throws IOException {
      long each = (long) height * width;
      if (each > LIMIT || n * each > LIMIT) {
        throw refusal(
            "expected at most %d values, found a header that promises %d x %d x %d"
                .formatted(LIMIT, n, height, width));
      }
      long size = n * each;
      long most = packed ? fileSize * BEST_COMPRESSION : fileSize;
      if (header + size > most || (!packed && header + size < fileSize)) {
        throw refusal(
            "expected %d bytes from the header (%d x %d x %d values), found a file of %s%d bytes"
                .formatted(header + size, n, height, width, packed ? "packed " : "", fileSize));
      }
      return (int) size;
    }

    void bytes(int count, Sink sink) throws IOException {
      byte[] buffer = new byte[Math.min(count, 1 << 14)];
      for (int done = 0; done < count; ) {
        int got = in.read(buffer, 0, Math.min(buffer.length, count - done));
        if (got < 0) {
          throw refusal(
              "expected %d values, found %d; the file is truncated".formatted(count, done));
        }
        for (int i = 0; i < got; i++) {
          sink.accept(done + i, Byte.toUnsignedInt(buffer[i]));
        }
        done += got;
      }
    }

    void requireEnd() throws IOException {
      if (in.read() >= 0) {
        throw refusal("expected the end of the file, found more bytes than the header promises");
      }
    }
  }
}
