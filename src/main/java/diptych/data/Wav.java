package diptych.data;

import diptych.file.WholeFile;
import diptych.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Reads and writes WAV files with one channel of 16-bit samples. A sample of −32768 in the file is
 * −1 here; what was read and is written again has the same samples.
 */
public final class Wav {
  /** The most bytes of a file that is read. */
  static final int LIMIT = 1 << 25;

  static final int BITS = 16;
  private static final float SCALE = 1 << (BITS - 1);

  private Wav() {}

  /**
   * Reads a file of at most 32 MB.
   *
   * @throws IOException if it is missing, too long, damaged or of another kind (stereo, 8 or 24
   *     bits, compressed); the message gives its name, the byte and the reason
   */
  public static Sound read(Path file) throws IOException {
    String name = SmallFile.name(file);
    byte[] bytes = SmallFile.read(file, LIMIT);
    new Riff(name, bytes); // refuses all that the JDK would misread
    try (var in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
      byte[] data = in.readAllBytes();
      var samples = Tensor.zeros(1, data.length / 2);
      var shorts = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
      for (int i = 0; i < samples.columns(); i++) {
        samples.array()[i] = shorts.get(i) / SCALE;
      }
      return new Sound(samples, (int) in.getFormat().getSampleRate());
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(name + ": the JDK cannot read it: " + e.getMessage(), e);
    }
  }

  /**
   * Writes a file, which appears complete or not at all. Samples beyond −1 and 1 are cut off there.
   *
   * @throws IOException if it cannot be written; then nothing has changed
   */
  public static void write(Path file, Sound sound) throws IOException {
    WholeFile.write(file, out -> write(sound, out));
  }

  /** The bytes of a WAV file of the sound, as {@link #write} writes them. */
  public static byte[] bytes(Sound sound) {
    var bytes = new ByteArrayOutputStream();
    try {
      write(sound, bytes);
    } catch (IOException e) {
      throw new AssertionError("memory has no input or output errors", e);
    }
    return bytes.toByteArray();
  }

  private static void write(Sound sound, OutputStream out) throws IOException {
    float[] samples = sound.samples().array();
    var data = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      int level = Math.round(sample * SCALE);
      data.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, level)));
    }
    var format = new AudioFormat(sound.rate(), BITS, 1, true, false);
    var in = new AudioInputStream(new ByteArrayInputStream(data.array()), format, samples.length);
    AudioSystem.write(in, AudioFileFormat.Type.WAVE, out);
  }
}
