package diptych.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Writes what {@link Idx} reads. */
final class IdxFiles {
  private IdxFiles() {}

  /** A file of big-endian numbers, then bytes. */
  static byte[] file(int[] header, byte... values) {
    var file = ByteBuffer.allocate(header.length * Integer.BYTES + values.length);
    for (int number : header) {
      file.putInt(number);
    }
    return file.put(values).array();
  }

  /** A file of n images; pixel i of the whole file is i mod 251. */
  static byte[] images(int n, int height, int width) {
    byte[] pixels = new byte[n * height * width];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i % 251);
    }
    return file(new int[] {2051, n, height, width}, pixels);
  }

  /** A file of labels. */
  static byte[] labels(int... labels) {
    byte[] values = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      values[i] = (byte) labels[i];
    }
    return file(new int[] {2049, labels.length}, values);
  }

  /** A file of n labels 0, 1, …, 9, 0, …. */
  static byte[] countingLabels(int n) {
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % 10;
    }
    return labels(labels);
  }

  static byte[] gzip(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  static byte[] gunzip(byte[] packed) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }
}
