package diptych.tensor;

import diptych.tensor.engine.Engines;
import diptych.tensor.engine.Normal;

/**
 * A stream of random numbers: xoshiro256++ (Blackman and Vigna 2021, 'Scrambled linear pseudorandom
 * number generators'), its state filled from the seed by SplitMix64 (Steele, Lea and Flood 2014).
 *
 * <p>A step of the generator gives 64 bits. Uniform numbers and whole numbers take 32 of them, the
 * upper half first, the lower half at the next call; {@link #nextLong} and a pair of normal numbers
 * take a fresh step, and leave a waiting half for later.
 *
 * <p>Not safe for use by several threads at once: give each its own {@link Seed#child}.
 */
public final class RandomStream {
  /** Pairs of normal numbers that are made at once. */
  private static final int PAIRS = 512;

  static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long s0;
  private long s1;
  private long s2;
  private long s3;
  private int half;
  private boolean halfWaits;
  private float normal = Float.NaN;

  RandomStream(Seed seed) {
    this(splitMix(seed, 1), splitMix(seed, 2), splitMix(seed, 3), splitMix(seed, 4));
  }

  RandomStream(long s0, long s1, long s2, long s3) {
    this.s0 = s0;
    this.s1 = s1;
    this.s2 = s2;
    this.s3 = s3;
  }

  /** Number {@code index} of the SplitMix64 generator, counted from 1. */
  private static long splitMix(Seed seed, long index) {
    return mix(seed.value() + index * GOLDEN);
  }

  /** SplitMix64's finaliser: a bijection of the 64-bit numbers that looks random. */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** The next 64 random bits. */
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** A float drawn uniformly from [0, 1): one of the 2²⁴ multiples of 2⁻²⁴. */
  public float nextUniform() {
    return uniform(nextHalf());
  }

  /**
   * A float drawn uniformly from [low, high); {@code low} if both are equal.
   *
   * @throws IllegalArgumentException unless both are finite and low ≤ high
   */
  public float nextUniform(float low, float high) {
    if (!(low <= high && Float.isFinite(high - low))) {
      throw new IllegalArgumentException(
          "nextUniform: needs finite low <= high, got %s and %s".formatted(low, high));
    }
    float result = Math.fma(nextUniform(), high - low, low);
    // rounding can reach high
    return result < high ? result : Math.max(low, Math.nextDown(high));
  }

  /**
   * A float drawn from the normal distribution with mean 0 and standard deviation 1, by Box and
   * Muller's method (1958): a pair of numbers is a point in the plane, at a random angle and with
   * −2 ln u as the square of its distance. The largest size is 6.66.
   */
  public float nextNormal() {
    if (!Float.isNaN(normal)) {
      float result = normal;
      normal = Float.NaN;
      return result;
    }
    long bits = nextLong();
    float radius = Normal.radius((int) (bits >>> 32));
    normal = radius * Normal.sine((int) bits);
    return radius * Normal.cosine((int) bits);
  }

  /**
   * A whole number drawn uniformly from 0 to {@code bound} − 1, without bias.
   *
   * @throws IllegalArgumentException if {@code bound} is not positive
   */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("nextInt: the bound must be positive, got " + bound);
    }
    // Lemire 2019: the upper half of a 64-bit product, rejecting the few that would be too many
    long product = Integer.toUnsignedLong(nextHalf()) * bound;
    long threshold = Integer.toUnsignedLong(-bound) % bound;
    while ((product & 0xffffffffL) < threshold) {
      product = Integer.toUnsignedLong(nextHalf()) * bound;
    }
    return (int) (product >>> 32);
  }

  /** The numbers 0 to {@code n} − 1 in random order (Fisher and Yates). */
  public int[] permutation(int n) {
    int[] result = new int[n];
    for (int i = 0; i < n; i++) {
      int j = nextInt(i + 1);
      result[i] = result[j];
      result[j] = i;
    }
    return result;
  }

  /** Overwrites every number with the next one from {@link #nextUniform()}. */
  public void fillUniform(float[] out) {
    int i = 0;
    if (halfWaits && out.length > 0) {
      out[i++] = nextUniform();
    }
    for (; i < out.length - 1; i += 2) {
      long bits = nextLong();
      out[i] = uniform((int) (bits >>> 32));
      out[i + 1] = uniform((int) bits);
    }
    if (i < out.length) {
      out[i] = nextUniform();
    }
  }

  /** Overwrites every number with the next one from {@link #nextNormal()}. */
  public void fillNormal(float[] out) {
    int i = 0;
    if (!Float.isNaN(normal) && out.length > 0) {
      out[i++] = nextNormal();
    }
    var engine = Engines.active();
    int[] high = new int[Math.min(PAIRS, (out.length - i) / 2)];
    int[] low = new int[high.length];
    while (i < out.length - 1) {
      int pairs = Math.min(PAIRS, (out.length - i) / 2);
      for (int pair = 0; pair < pairs; pair++) {
        long bits = nextLong();
        high[pair] = (int) (bits >>> 32);
        low[pair] = (int) bits;
      }
      engine.normal(high, low, pairs, out, i);
      i += 2 * pairs;
    }
    if (i < out.length) {
      out[i] = nextNormal();
    }
  }

  private int nextHalf() {
    halfWaits = !halfWaits;
    if (!halfWaits) {
      return half;
    }
    long bits = nextLong();
    half = (int) bits;
    return (int) (bits >>> 32);
  }

  private static float uniform(int bits) {
    return (bits >>> 8) * 0x1p-24f;
  }
}
