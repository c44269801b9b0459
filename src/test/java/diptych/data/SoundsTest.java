package diptych.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SoundsTest {
  @TempDir Path folder;

  private Path wav(String name, int rate, float... samples) throws IOException {
    Path file = folder.resolve(name);
    Wav.write(file, new Sound(Tensor.rowVector(samples), rate));
    return file;
  }

  @Test
  void theLoudestPartIsCutOutAndShortSoundsAreFilledUp() throws IOException {
    var sounds =
        Sounds.read(
            List.of(
                wav("a.wav", 8000, 0.5f, 0, 0, -0.25f, 0.5f, 0.125f, 0),
                wav("b.wav", 8000, 0.5f, 0.25f),
                wav("c.wav", 8000, 0, 0, 0, 0)),
            3,
            "test");
    assertEquals(Tensor.of(3, 3, -0.25f, 0.5f, 0.125f, 0.5f, 0.25f, 0, 0, 0, 0), sounds.samples());
    assertEquals("test: 3 sounds of 3 samples at 8,000 Hz", sounds.toString());
    assertEquals(Tensor.rowVector(0.5f, 0.25f, 0), sounds.get(1).samples());
  }

  @Test
  void filesThatDoNotBelongTogetherAreRefused() throws IOException {
    var files = List.of(wav("a.wav", 8000, 1), wav("b.wav", 16000, 1));
    var rates = assertThrows(IOException.class, () -> Sounds.read(files, 3, "test"));
    assertEquals(
        "b.wav: expected 8000 samples per second as in a.wav, found 16000", rates.getMessage());
    var none = assertThrows(IOException.class, () -> Sounds.read(List.of(), 3, "test"));
    assertEquals("test: expected WAV files, found none", none.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Sounds.read(files, 0, "test"));
    assertThrows(
        IllegalArgumentException.class, () -> Sounds.read(files, Integer.MAX_VALUE, "test"));
  }

  @Test
  void theLargestSampleOfANormalizedSoundIsOne() {
    var sounds = Sounds.of(Tensor.of(2, 3, 0.25f, -0.5f, 0, 0, 0, 0), 8000, "test");
    assertEquals(Tensor.of(2, 3, 0.5f, -1, 0, 0, 0, 0), sounds.normalized().samples());
    assertEquals(0.25f, sounds.samples().get(0, 0));
  }

  @Test
  void soundsInTurnHaveSilenceBetweenThem() {
    var sounds = Sounds.of(Tensor.of(2, 2, 1, 2, 3, 4), 10, "test");
    assertEquals(Tensor.rowVector(1, 2, 0, 0, 0, 3, 4), sounds.inTurn(0.3).samples());
    assertEquals(Tensor.rowVector(1, 2, 3, 4), sounds.inTurn(0).samples());
    assertThrows(IllegalArgumentException.class, () -> sounds.inTurn(-1));
    assertThrows(IllegalArgumentException.class, () -> sounds.inTurn(Double.NaN));
  }

  @Test
  void everyFifthSoundIsHeldOut() {
    var sounds = Sounds.of(Tensor.of(6, 1, 0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f), 8000, "test");
    assertEquals(Tensor.of(1, 1, 0.4f), sounds.split().test().samples());
    assertEquals(5, sounds.split().train().size());
    var other = Sounds.of(Tensor.zeros(1, 1), 16000, "other");
    assertThrows(IllegalArgumentException.class, () -> new SoundSplit(sounds, other));
  }

  @Test
  void impossibleSoundsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Sounds.of(Tensor.zeros(0, 3), 8000, "x"));
    assertThrows(IllegalArgumentException.class, () -> Sounds.of(Tensor.zeros(1, 3), 0, "x"));
    var nan =
        assertThrows(
            IllegalArgumentException.class,
            () -> Sounds.of(Tensor.of(2, 2, 0, 0, 0, Float.NaN), 8000, "x"));
    assertEquals("x: sample 1 of sound 1 is NaN; samples must be finite", nan.getMessage());
  }

  static Stream<Function<Seed, Sounds>> families() {
    return Stream.of(
        seed -> PluckedStrings.generate(50, 1024, seed), seed -> Tones.generate(50, 1024, seed));
  }

  @ParameterizedTest
  @MethodSource("families")
  void builtInSoundsAreAFunctionOfTheirSeedAndWithinFullScale(Function<Seed, Sounds> family) {
    var sounds = family.apply(new Seed(1));
    assertEquals(sounds.samples(), family.apply(new Seed(1)).samples());
    assertNotEquals(sounds.samples(), family.apply(new Seed(2)).samples());
    for (int i = 0; i < sounds.size(); i++) {
      float[] x = sounds.get(i).samples().array();
      double peak = 0;
      for (float v : x) {
        peak = Math.max(peak, Math.abs(v));
      }
      assertTrue(peak > 0.2 && peak <= 1, "peak " + peak);
      assertTrue(energy(x, 0, 256) > 1.2 * energy(x, 768, 1024), "sound " + i + " does not fade");
    }
  }

  private static double energy(float[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i] * x[i];
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("families")
  void eachNoteIsPlayedAsOften(Function<Seed, Sounds> family) {
    var sounds = family.apply(new Seed(3));
    double[] notes = {220, 262, 292, 328, 391};
    int[] counts = new int[5];
    for (int i = 0; i < sounds.size(); i++) {
      float[] x = sounds.get(i).samples().array();
      double[] power = Arrays.stream(notes).map(f -> power(x, f)).toArray();
      int best = 0;
      for (int k = 1; k < 5; k++) {
        best = power[k] > power[best] ? k : best;
      }
      counts[best]++;
    }
    assertEquals("[10, 10, 10, 10, 10]", Arrays.toString(counts));
  }

  private static double power(float[] x, double frequency) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < x.length; i++) {
      re += x[i] * Math.cos(2 * Math.PI * frequency * i / 8000);
      im += x[i] * Math.sin(2 * Math.PI * frequency * i / 8000);
    }
    return re * re + im * im;
  }

  @Test
  void theBuiltInSoundsNeverChange() {
    assertEquals(2012080645, PluckedStrings.generate(20, 256, new Seed(1)).samples().hashCode());
    assertEquals(-1938409714, Tones.generate(20, 256, new Seed(1)).samples().hashCode());
  }

  @Test
  void recordingsAreTakenWhereTheyAreAndStringsElsewhere() throws IOException {
    assertEquals(PluckedStrings.SOURCE, SpokenDigits.find(64, List.of(folder)).train().source());
    Files.createDirectories(folder.resolve("fsdd"));
    for (int i = 0; i < 10; i++) {
      wav("fsdd/" + i + ".wav", 8000, i / 16f);
    }
    Files.writeString(folder.resolve("fsdd").resolve("README"), "no sound");
    var split = SpokenDigits.find(2, List.of(folder.resolve("nowhere"), folder));
    assertEquals("spoken digits", split.train().source());
    assertEquals(Tensor.of(2, 2, 4 / 16f, 0, 9 / 16f, 0), split.test().samples());
    Files.write(folder.resolve("fsdd").resolve("3.wav"), new byte[3]);
    var damaged =
        assertThrows(
            java.io.UncheckedIOException.class, () -> SpokenDigits.find(2, List.of(folder)));
    assertTrue(damaged.getMessage().startsWith("3.wav, byte 3: "), damaged.getMessage());
  }
}
