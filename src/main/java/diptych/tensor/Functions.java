package diptych.tensor;

/**
 * The library's own exp, log, tanh and sigmoid: polynomials with fused multiply-add, so that every
 * machine and every Java gives the same bits, which {@link Math} does not promise.
 */
public final class Functions {
  private static final float LOG2_E = 1.442695f;
  private static final float LN2_HIGH = 6.933594e-1f;
  private static final float LN2_LOW = -2.1219444e-4f;

  private Functions() {}

  /** eˣ. Overflows to infinity above 88.72, underflows to 0 below −87.33; NaN gives NaN. */
  public static float exp(float x) {
    if (!(x <= 8.872283e1f)) {
      return Float.isNaN(x) ? x : Float.POSITIVE_INFINITY;
    }
    if (x < -8.733655e1f) {
      return 0;
    }
    // x = n ln 2 + r, |r| <= ln 2 / 2; rounding by adding and taking away 1.5 * 2^23
    float n = Math.fma(x, LOG2_E, 12582912f) - 12582912f;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
    float p = 1.9875691e-4f;
    p = Math.fma(p, r, 1.3981999e-3f);
    p = Math.fma(p, r, 8.333452e-3f);
    p = Math.fma(p, r, 4.1665796e-2f);
    p = Math.fma(p, r, 1.6666666e-1f);
    p = Math.fma(p, r, 5.0e-1f);
    p = Math.fma(p, r * r, r) + 1;
    // in two factors, since 2^128 is no float
    int half = (int) n >> 1;
    return p * power2(half) * power2((int) n - half);
  }

  /** ln x. Zero gives −infinity, a negative number NaN. */
  public static float log(float x) {
    if (!(x > 0)) {
      return x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
    }
    if (x == Float.POSITIVE_INFINITY) {
      return x;
    }
    int exponent = 0;
    if (x < Float.MIN_NORMAL) {
      x *= 8388608f;
      exponent = -23;
    }
    // x = 2^exponent * m, sqrt(1/2) <= m < sqrt(2)
    int bits = Float.floatToRawIntBits(x);
    int shifted = bits - 0x3f3504f3;
    exponent += shifted >> 23;
    float f = Float.intBitsToFloat((shifted & 0x7fffff) + 0x3f3504f3) - 1;
    float p = 7.0376836e-2f;
    p = Math.fma(p, f, -1.151461e-1f);
    p = Math.fma(p, f, 1.16769984e-1f);
    p = Math.fma(p, f, -1.2420141e-1f);
    p = Math.fma(p, f, 1.4249323e-1f);
    p = Math.fma(p, f, -1.6668057e-1f);
    p = Math.fma(p, f, 2.0000714e-1f);
    p = Math.fma(p, f, -2.4999994e-1f);
    p = Math.fma(p, f, 3.333333e-1f);
    float square = f * f;
    float y = p * f * square;
    y = Math.fma(exponent, LN2_LOW, y);
    y = Math.fma(-0.5f, square, y);
    return Math.fma(exponent, LN2_HIGH, f + y);
  }

  /** 1 / (1 + e⁻ˣ), from 0 to 1; no overflow on either side. */
  public static float sigmoid(float x) {
    float e = exp(-Math.abs(x));
    float small = e / (1 + e);
    return x < 0 ? small : 1 - small;
  }

  /** The hyperbolic tangent, from −1 to 1. */
  public static float tanh(float x) {
    float size = Math.abs(x);
    if (size < 0.625f) {
      float z = x * x;
      float p = -5.7049887e-3f;
      p = Math.fma(p, z, 2.0639088e-2f);
      p = Math.fma(p, z, -5.3739715e-2f);
      p = Math.fma(p, z, 1.3331442e-1f);
      p = Math.fma(p, z, -3.333328e-1f);
      return Math.fma(p * z, x, x);
    }
    float e = exp(-2 * size);
    return Math.copySign((1 - e) / (1 + e), x);
  }

  /** ln(1 + eˣ), without overflow: the binary cross-entropy on a logit is made of it. */
  public static float softplus(float x) {
    float e = exp(-Math.abs(x));
    // ln(1 + e) for a small e, corrected for the rounding of 1 + e
    float u = 1 + e;
    float log = u == 1 ? e : log(u) * (e / (u - 1));
    return Math.max(x, 0) + log;
  }

  private static float power2(int exponent) {
    return Float.intBitsToFloat((exponent + 127) << 23);
  }
}
