package diptych.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.data.PluckedStrings;
import diptych.data.Sounds;
import diptych.data.Tones;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectraTest {

  /** A sine of {@code cycles} whole cycles in 64 samples at 6400 Hz. */
  private static Sounds sine(double amplitude, int cycles, double phase) {
    var x = Tensor.zeros(1, 64);
    for (int t = 0; t < 64; t++) {
      x.set(0, t, (float) (amplitude * Math.sin(2 * Math.PI * cycles * t / 64 + phase)));
    }
    return Sounds.of(x, 6400, "sine");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 2.5})
  void aSineIsAsLoudAsItsAmplitudeInItsBinWhateverItsPhase(double phase) {
    var spectra = Spectra.of(sine(0.1, 8, phase), -120);
    assertEquals(33, spectra.bins());
    assertEquals(100, spectra.hertzPerBin());
    assertEquals(-20, spectra.decibels().get(0, 8), 1e-3);
    // the window spreads it over the next bins at half the amplitude, and no further
    assertEquals(-20 - 6.0206, spectra.decibels().get(0, 7), 1e-3);
    assertEquals(-20 - 6.0206, spectra.decibels().get(0, 9), 1e-3);
    assertTrue(spectra.decibels().get(0, 11) < -100);
  }

  @Test
  void silenceIsTheFloor() {
    var spectra = Spectra.of(Sounds.of(Tensor.zeros(2, 10), 8000, "silence"), -50);
    assertEquals(6, spectra.bins());
    for (float level : spectra.decibels().array()) {
      assertEquals(-50, level, 1e-4);
    }
    assertEquals("spectra of 2 sounds, 6 bins of 800.0 Hz, floor -50.0 dB", spectra.toString());
  }

  @Test
  void meansAndDeviationsAreThoseOfTheBins() {
    var spectra = new Spectra(Tensor.of(2, 2, -10, -20, -30, -20), 1, -60);
    assertEquals(-20, spectra.means()[0], 1e-9);
    assertEquals(10, spectra.deviations()[0], 1e-9);
    assertEquals(0, spectra.deviations()[1], 1e-9);
  }

  @Test
  void theDistanceIsItsFormula() {
    var a = new Spectra(Tensor.of(2, 2, -10, -20, -30, -20), 1, -60);
    var b = new Spectra(Tensor.of(2, 2, -14, -20, -20, -24), 1, -60);
    // means −20 −20 and −17 −22, deviations 10 0 and 3 2
    assertEquals(Math.sqrt((9 + 4 + 49 + 4) / 2.0), a.distance(b), 1e-6);
    assertEquals(a.distance(b), b.distance(a));
    assertEquals(0, a.distance(a));
  }

  @Test
  void setsAreComparedInTurn() {
    var a = new Spectra(Tensor.of(5, 1, -10, -20, -30, -30, -5), 1, -60);
    var b = new Spectra(Tensor.of(4, 1, -20, -20, -33, -33), 1, -60);
    // means −15 and −20, deviations 5 and 0; then 3 apart
    assertEquals((Math.sqrt(50) + 3) / 2, a.distanceOfSets(b, 2), 1e-6);
    assertEquals(a.distance(a), a.distanceOfSets(a, 5));
    assertThrows(IllegalArgumentException.class, () -> a.distanceOfSets(b, 5));
    assertThrows(IllegalArgumentException.class, () -> a.distanceOfSets(b, 0));
  }

  @Test
  void soundsOfOneSourceAreNearAndOthersAreFar() {
    var strings = Spectra.of(PluckedStrings.generate(200, 256, new Seed(1)));
    var others = Spectra.of(PluckedStrings.generate(200, 256, new Seed(2)));
    var tones = Spectra.of(Tones.generate(200, 256, new Seed(3)));
    assertTrue(strings.distance(others) < 0.8, "same source: " + strings.distance(others));
    assertTrue(strings.distance(tones) > 1.5, "another source: " + strings.distance(tones));
  }

  @Test
  void spectraThatDoNotFitAreRefused() {
    var a = Spectra.of(sine(1, 3, 0));
    var floor = Spectra.of(sine(1, 3, 0), -60);
    assertThrows(IllegalArgumentException.class, () -> a.distance(floor));
    var half = Spectra.of(Sounds.of(Tensor.zeros(1, 32), 6400, "half"));
    assertThrows(IllegalArgumentException.class, () -> a.distance(half));
    var one = Sounds.of(Tensor.zeros(1, 1), 8000, "one");
    assertThrows(IllegalArgumentException.class, () -> Spectra.of(one));
    assertThrows(IllegalArgumentException.class, () -> Spectra.of(sine(1, 3, 0), Double.NaN));
  }
}
