package diptych.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of bytes, as 64 lower-case hexadecimal digits. */
public final class Sha256 {
  private final MessageDigest digest;

  /** Of no bytes so far. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** Of a file. */
  public static String of(Path file) throws IOException {
    var sum = new Sha256();
    try (var in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int got; (got = in.read(buffer)) >= 0; ) {
        sum.digest.update(buffer, 0, got);
      }
    }
    return sum.hex();
  }

  /** Adds bytes. */
  public Sha256 add(byte... bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds the bytes that remain in a buffer. */
  public Sha256 add(ByteBuffer bytes) {
    digest.update(bytes);
    return this;
  }

  /** The sum of all that was added; then it is one of no bytes again. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
