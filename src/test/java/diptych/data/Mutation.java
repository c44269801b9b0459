package diptych.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Ways in which a file goes wrong. */
public final class Mutation {
  private static final int[] NUMBERS = {
    0, 1, -1, 2, 255, 1 << 16, 1 << 24, Integer.MAX_VALUE, Integer.MIN_VALUE, 2049, 2051
  };

  private Mutation() {}

  /** The bytes with one to three random damages; never empty. */
  public static byte[] of(byte[] bytes, Random random) {
    byte[] result = bytes.clone();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      result = damaged(result, random.nextInt(result.length), random);
    }
    return result;
  }

  private static byte[] damaged(byte[] bytes, int at, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        yield bytes;
      }
      case 1 -> {
        bytes[at] = (byte) random.nextInt(256);
        yield bytes;
      }
      case 2 -> Arrays.copyOf(bytes, Math.max(1, at));
      case 3 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(40));
      case 4 -> without(bytes, at);
      default -> withNumber(bytes, random);
    };
  }

  private static byte[] without(byte[] bytes, int at) {
    byte[] shorter = Arrays.copyOf(bytes, Math.max(1, bytes.length - 1));
    for (int i = at; i < bytes.length - 1; i++) {
      shorter[i] = bytes[i + 1];
    }
    return shorter;
  }

  /** Overwrites one of the first four numbers of the header. */
  private static byte[] withNumber(byte[] bytes, Random random) {
    int word = Integer.BYTES * random.nextInt(4);
    int number = NUMBERS[random.nextInt(NUMBERS.length)];
    if (word + Integer.BYTES <= bytes.length) {
      ByteBuffer.wrap(bytes).putInt(word, number);
    }
    return bytes;
  }
}
