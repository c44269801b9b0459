package diptych.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
  /** Of "abc": FIPS 180-2, appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final byte[] BYTES = "abc".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  @Test
  void bytesBuffersAndFilesHaveThePublishedSum() throws IOException {
    assertEquals(ABC, new Sha256().add(BYTES).hex());
    assertEquals(ABC, new Sha256().add((byte) 'a').add(ByteBuffer.wrap(BYTES, 1, 2)).hex());
    assertEquals(ABC, Sha256.of(Files.write(folder.resolve("abc"), BYTES)));
  }
}
