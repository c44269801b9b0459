package diptych.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavTest {
  private static final Sound SOUND = new Sound(Tensor.rowVector(0, 0.5f, -1, 0.25f), 8000);

  @TempDir Path folder;

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("sound.wav"), bytes);
  }

  private String refusal(byte[] bytes) throws IOException {
    Path file = write(bytes);
    return assertThrows(IOException.class, () -> Wav.read(file)).getMessage();
  }

  /** The bytes of a good file with one number put in. */
  private static byte[] with(int at, int number, int width) {
    var bytes = ByteBuffer.wrap(Wav.bytes(SOUND)).order(ByteOrder.LITTLE_ENDIAN);
    return (width == 2 ? bytes.putShort(at, (short) number) : bytes.putInt(at, number)).array();
  }

  private static byte[] javaFile(AudioFormat format, AudioFileFormat.Type type) throws IOException {
    var out = new ByteArrayOutputStream();
    byte[] data = new byte[10 * format.getFrameSize()];
    AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(data), format, 10), type, out);
    return out.toByteArray();
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path file = folder.resolve("new").resolve("sound.wav");
    Wav.write(file, SOUND);
    var read = Wav.read(file);
    assertEquals(SOUND.samples(), read.samples());
    assertEquals(8000, read.rate());
    assertEquals("4 samples at 8,000 Hz, 0.001 s", read.toString());
    assertArrayEquals(Wav.bytes(SOUND), Files.readAllBytes(file));
    assertEquals(44 + 8, Wav.bytes(SOUND).length);
    assertArrayEquals(new String[] {"sound.wav"}, file.getParent().toFile().list());
  }

  @Test
  void theSamplesAreLittleEndianAndFullScaleIsOne() {
    assertArrayEquals(
        new byte[] {0, 0, 0, 0x40, 0, (byte) 0x80, 0, 0x20},
        Arrays.copyOfRange(Wav.bytes(SOUND), 44, 52));
  }

  @Test
  void tooLoudSamplesAreCutOff() throws IOException {
    var loud = new Sound(Tensor.rowVector(1, 1.5f, -7), 8000);
    assertEquals(
        Tensor.rowVector(32767 / 32768f, 32767 / 32768f, -1),
        Wav.read(write(Wav.bytes(loud))).samples());
  }

  @Test
  void everyLevelSurvivesReadingAndWriting() throws IOException {
    var all = ByteBuffer.allocate(2 << 16).order(ByteOrder.LITTLE_ENDIAN);
    for (int level = Short.MIN_VALUE; level <= Short.MAX_VALUE; level++) {
      all.putShort((short) level);
    }
    var format = new AudioFormat(8000, 16, 1, true, false);
    var out = new ByteArrayOutputStream();
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(all.array()), format, 1 << 16),
        AudioFileFormat.Type.WAVE,
        out);
    assertArrayEquals(out.toByteArray(), Wav.bytes(Wav.read(write(out.toByteArray()))));
  }

  @ParameterizedTest
  @CsvSource({
    "16,2,'byte 22: expected one channel (mono), found 2'",
    "24,1,'byte 34: expected 16 bits per sample, found 24'",
    "8,1,'byte 34: expected 16 bits per sample, found 8'"
  })
  void otherKindsOfSamplesAreRefused(int bits, int channels, String reason) throws IOException {
    var format = new AudioFormat(8000, bits, channels, bits > 8, false);
    assertEquals("sound.wav, " + reason, refusal(javaFile(format, AudioFileFormat.Type.WAVE)));
  }

  @Test
  void otherKindsOfFilesAreRefused() throws IOException {
    var format = new AudioFormat(8000, 16, 1, true, true);
    assertEquals(
        "sound.wav, byte 0: expected a WAV file ('RIFF' and 'WAVE'), found 'FORM' and 'AIFF'",
        refusal(javaFile(format, AudioFileFormat.Type.AIFF)));
    assertEquals(
        "sound.wav, byte 0: expected a WAV file ('RIFF' and 'WAVE'), found '?P?G' and '????'",
        refusal(new byte[] {(byte) 0x89, 'P', '\n', 'G', 0, 0, 0, 0, 0, 1, 2, 3, 4}));
    assertEquals(
        "sound.wav, byte 20: expected PCM (1) as the way samples are coded, found 6",
        refusal(with(20, 6, 2)));
    assertEquals("sound.wav, byte 0: the file is empty", refusal(new byte[0]));
    var missing = assertThrows(IOException.class, () -> Wav.read(folder.resolve("nowhere")));
    assertEquals("nowhere: there is no such file", missing.getMessage());
    var directory = assertThrows(IOException.class, () -> Wav.read(folder));
    assertTrue(directory.getMessage().endsWith("found a folder or a device"));
  }

  @Test
  void lyingNumbersAreRefusedWithTheirPlace() throws IOException {
    assertEquals(
        "sound.wav, byte 4: the header promises 4294967303 bytes, the file has 52; it is truncated",
        refusal(with(4, -1, 4)));
    assertEquals(
        "sound.wav, byte 4: the header promises 50 bytes, the file has 52",
        refusal(with(4, 42, 4)));
    assertEquals(
        "sound.wav, byte 40: chunk 'data' promises 4294967295 bytes, 8 are left",
        refusal(with(40, -1, 4)));
    assertEquals(
        "sound.wav, byte 16: chunk 'fmt ' promises 2147483647 bytes, 32 are left",
        refusal(with(16, Integer.MAX_VALUE, 4)));
    assertEquals(
        "sound.wav, byte 40: the sound is empty: chunk 'data' has 0 bytes",
        refusal(with(40, 0, 4)));
    assertEquals(
        "sound.wav, byte 40: 7 bytes of samples are no whole number of 16-bit samples",
        refusal(with(40, 7, 4)));
    assertEquals(
        "sound.wav, byte 24: expected 1 to 192000 samples per second, found 0",
        refusal(with(24, 0, 4)));
    assertEquals(
        "sound.wav, byte 24: expected 1 to 192000 samples per second, found 4294967295",
        refusal(with(24, -1, 4)));
    assertEquals(
        "sound.wav, byte 28: expected bytes per second for this rate: 16000, found 5",
        refusal(with(28, 5, 4)));
    assertEquals(
        "sound.wav, byte 32: expected 2 bytes per sample, found 4", refusal(with(32, 4, 2)));
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] whole = Wav.bytes(SOUND);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertTrue(refusal(cut).startsWith("sound.wav, byte "), "cut to " + length);
      if (length >= 12) { // the same with an honest length in front
        ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(4, length - 8);
        assertTrue(refusal(cut).startsWith("sound.wav, byte "), "cut to " + length);
      }
    }
  }

  @Test
  void otherChunksAreSkippedAndTheOrderIsKept() throws IOException {
    byte[] good = Wav.bytes(SOUND);
    byte[] head = Arrays.copyOf(good, 12);
    byte[] format = Arrays.copyOfRange(good, 12, 36);
    byte[] data = Arrays.copyOfRange(good, 36, 52);
    byte[] note = "LIST\3\0\0\0abc\0".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        SOUND.samples(), Wav.read(write(file(head, note, format, note, data, note))).samples());
    assertEquals(
        "sound.wav, byte 12: chunk 'data' stands before 'fmt '", refusal(file(head, data, format)));
    assertEquals(
        "sound.wav, byte 36: a second chunk 'fmt '", refusal(file(head, format, format, data)));
    assertEquals(
        "sound.wav, byte 52: a second chunk 'data'", refusal(file(head, format, data, data)));
    assertEquals(
        "sound.wav, byte 36: the file ends without a chunk 'data'", refusal(file(head, format)));
    assertEquals(
        "sound.wav, byte 24: the file ends without a chunk 'fmt '", refusal(file(head, note)));
  }

  private static byte[] file(byte[]... parts) throws IOException {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.write(part);
    }
    byte[] bytes = out.toByteArray();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, bytes.length - 8);
    return bytes;
  }

  @Test
  void aFileThatIsTooLongIsRefusedUnread() throws IOException {
    Path file = folder.resolve("long.wav");
    try (var sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 33);
    }
    var error = assertThrows(IOException.class, () -> Wav.read(file));
    assertEquals(
        "long.wav: expected at most 33554432 bytes, found 8589934592; cut it into smaller files",
        error.getMessage());
  }

  @Test
  void impossibleSoundsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Sound(Tensor.zeros(2, 3), 8000));
    assertThrows(IllegalArgumentException.class, () -> new Sound(Tensor.zeros(1, 0), 8000));
    assertThrows(IllegalArgumentException.class, () -> new Sound(Tensor.zeros(1, 3), 0));
    assertThrows(IllegalArgumentException.class, () -> new Sound(Tensor.zeros(1, 3), 192_001));
    var nan =
        assertThrows(
            IllegalArgumentException.class, () -> new Sound(Tensor.rowVector(0, Float.NaN), 8000));
    assertEquals("sample 1 of a sound is NaN; samples must be finite", nan.getMessage());
  }
}
