package diptych.tensor;

/**
 * A stream of random numbers: xoshiro256++ (Blackman and Vigna 2021, 'Scrambled linear pseudorandom
 * number generators'), its state filled from the seed by SplitMix64 (Steele, Lea and Flood 2014).
 *
 * <p>Not safe for use by several threads at once: give each its own {@link Seed#child}.
 */
public final class RandomStream {
  static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long s0;
  private long s1;
  private long s2;
  private long s3;
  private float spare = Float.NaN;

  RandomStream(Seed seed) {
    long counter = seed.value();
    s0 = mix(counter += GOLDEN);
    s1 = mix(counter += GOLDEN);
    s2 = mix(counter += GOLDEN);
    s3 = mix(counter += GOLDEN);
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

  /** A float drawn uniformly from [0, 1): the upper 24 bits, over 2²⁴. */
  public float nextUniform() {
    return (nextLong() >>> 40) * 0x1p-24f;
  }

  /** A float drawn uniformly from [low, high). */
  public float nextUniform(float low, float high) {
    return Math.fma(nextUniform(), high - low, low);
  }

  /**
   * A float drawn from the normal distribution with mean 0 and standard deviation 1, by Marsaglia's
   * polar method (Marsaglia and Bray 1964).
   */
  public float nextNormal() {
    if (!Float.isNaN(spare)) {
      float result = spare;
      spare = Float.NaN;
      return result;
    }
    float u;
    float v;
    float s;
    do {
      u = Math.fma(2f, nextUniform(), -1f);
      v = Math.fma(2f, nextUniform(), -1f);
      s = Math.fma(u, u, v * v);
    } while (s >= 1 || s == 0);
    float factor = (float) Math.sqrt(-2 * Functions.log(s) / s);
    spare = v * factor;
    return u * factor;
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
    long product = (nextLong() >>> 32) * bound;
    long threshold = Integer.toUnsignedLong(-bound) % bound;
    while ((product & 0xffffffffL) < threshold) {
      product = (nextLong() >>> 32) * bound;
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

  /** Overwrites every number with one from {@link #nextUniform()}. */
  public void fillUniform(float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = nextUniform();
    }
  }

  /** Overwrites every number with one from {@link #nextNormal()}. */
  public void fillNormal(float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = nextNormal();
    }
  }
}
