package diptych.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {
  private static final int MANY = 1_000_000;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, 0x123456789abcdefL})
  void theStreamIsXoshiroSeededBySplitMixAsTheJdkHasThem(long seed) {
    // the JDK seeds its generator in the same way, but from (s ^ silver ratio) - golden ratio
    long silver = 0x6a09e667f3bcc909L;
    var expected =
        RandomGeneratorFactory.of("Xoshiro256PlusPlus")
            .create((seed + RandomStream.GOLDEN) ^ silver);
    var stream = new Seed(seed).stream();
    for (int i = 0; i < 1000; i++) {
      assertEquals(expected.nextLong(), stream.nextLong());
    }
  }

  @Test
  void theMixingIsThatOfSplitMix() {
    var splitMix = new SplittableRandom(77);
    for (int i = 1; i <= 1000; i++) {
      assertEquals(splitMix.nextLong(), RandomStream.mix(77 + i * RandomStream.GOLDEN));
    }
  }

  @Test
  void theFirstNumberFromTheStateOneTwoThreeFourIsTheKnownOne() {
    // follows from the published recurrence by hand: rotl(1 + 4, 23) + 1
    assertEquals(41943041L, new RandomStream(1, 2, 3, 4).nextLong());
  }

  @Test
  void uniformNumbersUseTheUpperHalfOfEachStepThenTheLower() {
    var bits = new Seed(3).stream();
    var stream = new Seed(3).stream();
    for (int i = 0; i < 100; i++) {
      long step = bits.nextLong();
      assertEquals((step >>> 40) * 0x1p-24f, stream.nextUniform());
      assertEquals((step << 32 >>> 40) * 0x1p-24f, stream.nextUniform());
    }
  }

  @Test
  void fillingGivesTheNumbersThatDrawingGives() {
    var filled = new Seed(5).stream();
    var drawn = new Seed(5).stream();
    for (int size : new int[] {0, 1, 2, 3, 16, 17, 31, 32, 33, 100, 1001, 5000}) {
      float[] uniform = new float[size];
      filled.fillUniform(uniform);
      for (float value : uniform) {
        assertEquals(drawn.nextUniform(), value);
      }
      float[] normal = new float[size];
      filled.fillNormal(normal);
      for (float value : normal) {
        assertEquals(drawn.nextNormal(), value);
      }
    }
    assertEquals(drawn.nextLong(), filled.nextLong());
  }

  @Test
  void uniformNumbersFillTheirIntervalEvenly() {
    float[] x = drawUniform();
    assertTrue(x[0] >= 0 && x[MANY - 1] < 1);
    double distance = 0;
    for (int i = 0; i < MANY; i++) {
      distance = Math.max(distance, Math.abs(x[i] - (i + 0.5) / MANY));
    }
    assertKolmogorov(distance);
  }

  @Test
  void neighbouringUniformNumbersAreIndependent() {
    int[] cells = new int[32 * 32];
    var stream = new Seed(12).stream();
    for (int i = 0; i < MANY; i++) {
      int row = (int) (stream.nextUniform() * 32);
      int column = (int) (stream.nextUniform() * 32);
      cells[32 * row + column]++;
    }
    assertChiSquare(cells);
  }

  @Test
  void normalNumbersFollowTheNormalDistribution() {
    float[] x = new float[MANY];
    new Seed(13).stream().fillNormal(x);
    Arrays.sort(x);
    double distance = 0;
    double below = normalTail(x[0]);
    for (int i = 0; i < MANY; i++) {
      below += i == 0 ? 0 : normalBetween(x[i - 1], x[i]);
      distance = Math.max(distance, Math.abs(below - (i + 0.5) / MANY));
    }
    assertKolmogorov(distance);
    assertTrue(x[MANY - 1] > 4.3 && x[0] < -4.3, "a million numbers reach beyond 4.3");
  }

  @Test
  void normalNumbersHaveTheMomentsOfTheNormalDistribution() {
    var stream = new Seed(14).stream();
    double[] moments = new double[5];
    double neighbours = 0;
    double squares = 0;
    float last = 0;
    for (int i = 0; i < MANY; i++) {
      float x = stream.nextNormal();
      for (int power = 1; power < moments.length; power++) {
        moments[power] += Math.pow(x, power) / MANY;
      }
      neighbours += (double) x * last / MANY;
      squares += ((double) x * x - 1) * ((double) last * last - 1) / MANY;
      last = x;
    }
    assertEquals(0, moments[1], 0.005);
    assertEquals(1, moments[2], 0.007);
    assertEquals(0, moments[3], 0.02);
    assertEquals(3, moments[4], 0.05);
    assertEquals(0, neighbours, 0.005);
    assertEquals(0, squares, 0.01);
  }

  @Test
  void pairsOfNormalNumbersPointInEveryDirectionAlike() {
    int[] cells = new int[360];
    var stream = new Seed(15).stream();
    for (int i = 0; i < MANY; i++) {
      double angle = Math.toDegrees(Math.atan2(stream.nextNormal(), stream.nextNormal()));
      cells[Math.floorMod((int) Math.floor(angle), 360)]++;
    }
    assertChiSquare(cells);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 97, 1000})
  void wholeNumbersAreUniform(int bound) {
    int[] cells = new int[bound];
    var stream = new Seed(16).stream();
    for (int i = 0; i < MANY; i++) {
      cells[stream.nextInt(bound)]++;
    }
    assertChiSquare(cells);
  }

  @Test
  void wholeNumbersBelowALargeBoundHaveNoBias() {
    // without rejection, a bound of 3 * 2^29 would meet every third number twice as often
    int[] cells = new int[3];
    var stream = new Seed(17).stream();
    for (int i = 0; i < MANY; i++) {
      cells[stream.nextInt(3 << 29) % 3]++;
    }
    assertChiSquare(cells);
  }

  @Test
  void aBoundThatIsNotPositiveIsRefused() {
    var error = assertThrows(IllegalArgumentException.class, () -> new Seed(1).stream().nextInt(0));
    assertEquals("nextInt: the bound must be positive, got 0", error.getMessage());
  }

  @Test
  void uniformNumbersStayBelowTheUpperBoundEvenWhereRoundingReachesIt() {
    var stream = new Seed(18).stream();
    for (int i = 0; i < MANY; i++) {
      float x = stream.nextUniform(1, Math.nextUp(1f));
      assertEquals(1f, x);
    }
    assertEquals(2f, stream.nextUniform(2, 2));
  }

  @Test
  void boundsInTheWrongOrderAreRefused() {
    var stream = new Seed(1).stream();
    var error = assertThrows(IllegalArgumentException.class, () -> stream.nextUniform(2, 1));
    assertEquals("nextUniform: needs finite low <= high, got 2.0 and 1.0", error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> stream.nextUniform(0, Float.NaN));
    assertThrows(
        IllegalArgumentException.class,
        () -> stream.nextUniform(-Float.MAX_VALUE, Float.MAX_VALUE));
  }

  @Test
  void aPermutationHasEveryNumberOnce() {
    int[] permutation = new Seed(19).stream().permutation(1000);
    int[] expected = new int[1000];
    Arrays.setAll(expected, i -> i);
    assertFalse(Arrays.equals(expected, permutation));
    Arrays.sort(permutation);
    assertArrayEquals(expected, permutation);
  }

  @Test
  void permutationsAreEquallyOften() {
    int[] cells = new int[24];
    var stream = new Seed(20).stream();
    for (int i = 0; i < MANY / 10; i++) {
      int[] p = stream.permutation(4);
      int inOrder = 0;
      for (int a = 0; a < 4; a++) {
        int smaller = 0;
        for (int b = a + 1; b < 4; b++) {
          smaller += p[b] < p[a] ? 1 : 0;
        }
        inOrder = inOrder * (4 - a) + smaller;
      }
      cells[inOrder]++;
    }
    assertChiSquare(cells);
  }

  @Test
  void childSeedsDifferFromEachOtherAndFromTheirParent() {
    long[] seeds = new long[20_000];
    for (int i = 0; i < 10_000; i++) {
      seeds[2 * i] = new Seed(1).child(i).value();
      seeds[2 * i + 1] = new Seed(2).child(i).value();
    }
    assertEquals(20_000, Arrays.stream(seeds).distinct().count());
    assertEquals("Seed(7)", new Seed(7).toString());
  }

  private static float[] drawUniform() {
    float[] x = new float[MANY];
    new Seed(11).stream().fillUniform(x);
    Arrays.sort(x);
    return x;
  }

  /** Kolmogorov and Smirnov's test at a level of about 1 in 10,000. */
  private static void assertKolmogorov(double distance) {
    assertTrue(distance < 2.23 / Math.sqrt(MANY), () -> "distance " + distance);
  }

  /** The chi-square test at about four standard deviations on both sides. */
  private static void assertChiSquare(int[] cells) {
    double expected = Arrays.stream(cells).average().orElseThrow();
    double chiSquare =
        Arrays.stream(cells).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    int freedom = cells.length - 1;
    assertTrue(
        chiSquare < freedom + 4 * Math.sqrt(2.0 * freedom) + 10
            && chiSquare > freedom - 4 * Math.sqrt(2.0 * freedom) - 1,
        () -> "chi-square " + chiSquare + " with " + freedom + " degrees of freedom");
  }

  private static double normalTail(double x) {
    double sum = 0;
    for (int i = 0; i < 4000; i++) {
      sum += normalBetween(x - (i + 1) * 0.002, x - i * 0.002);
    }
    return sum;
  }

  /** The probability between two close numbers, by Simpson's rule. */
  private static double normalBetween(double a, double b) {
    return (b - a) / 6 * (density(a) + 4 * density((a + b) / 2) + density(b));
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
