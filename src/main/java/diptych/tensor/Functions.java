package diptych.tensor;

import static diptych.tensor.engine.Polynomials.*;

/**
 * The library's own exp, log, tanh, sigmoid and softplus: polynomials with fused multiply-add, so
 * that every machine and every Java gives the same bits, which {@link Math} does not promise.
 *
 * <p>Each function first moves its argument into a short interval around 0 (that of eˣ: x = n ln 2
 * + r, with a whole n and |r| at most ln 2 / 2), evaluates a polynomial there, and puts the
 * exponent back. The polynomials are minimax fits made for this library (Remez's exchange on the
 * relative error, coefficients rounded to float32 one by one, the others fitted again). No step
 * branches on the data except to choose between two finished numbers: a vector engine can do the
 * same to sixteen numbers at once and get the same bits.
 *
 * <p>Largest errors, in units in the last place (ulp), measured over all float32 arguments: exp
 * 1.02, log 0.94, tanh 2.5, sigmoid 2.41, softplus 1.8. A result whose size is below 2⁻¹²⁶ (a
 * subnormal number) is replaced by 0 in exp, sigmoid and softplus. NaN gives NaN.
 */
public final class Functions {
  private Functions() {}

  /** eˣ: infinity above 88.72283, 0 below −87.33654. */
  public static float exp(float x) {
    float shifted = Math.fma(x, LOG2_E, ROUND);
    float p = 1 + expLessOne(x, shifted - ROUND);
    // adds n to the exponent of p: a factor 2^n would overflow for n = 128
    float scaled =
        Float.intBitsToFloat(Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(shifted) << 23));
    if (x < EXP_LOWEST) {
      return 0;
    }
    return x <= EXP_HIGHEST ? scaled : x * Float.POSITIVE_INFINITY;
  }

  /** ln x: zero gives −infinity, a negative number NaN. */
  public static float log(float x) {
    boolean subnormal = x < Float.MIN_NORMAL;
    float scaled = subnormal ? x * 0x1p23f : x;
    int shifted = Float.floatToRawIntBits(scaled) - SQRT_HALF_BITS;
    float k = (shifted >> 23) - (subnormal ? 23 : 0);
    float f = Float.intBitsToFloat((shifted & 0x7fffff) + SQRT_HALF_BITS) - 1;
    float y = Math.fma(k, LN2, Math.fma(k, LN2_REST, logOnePlus(f)));
    if (x > 0) {
      return x < Float.POSITIVE_INFINITY ? y : x;
    }
    return x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
  }

  /** 1 / (1 + e⁻ˣ), from 0 to 1; no overflow on either side. */
  public static float sigmoid(float x) {
    float e = expOfNegative(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  /** The hyperbolic tangent, from −1 to 1. */
  public static float tanh(float x) {
    float a = -2 * Math.abs(x);
    a = a < -20 ? -20 : a;
    float shifted = Math.fma(a, LOG2_E, ROUND);
    float scale = power2(shifted);
    // e^a - 1, exact where x is small: tanh |x| = (1 - e^a) / (1 + e^a)
    float e = Math.fma(scale, expLessOne(a, shifted - ROUND), scale - 1);
    return Math.copySign((0 - e) / (2 + e), x);
  }

  /** ln(1 + eˣ), without overflow: the binary cross-entropy on a logit is made of it. */
  public static float softplus(float x) {
    float e = expOfNegative(-Math.abs(x));
    // ln(1 + e) = k ln 2 + ln(1 + f)
    boolean big = e > SQRT_2_LESS_1;
    float f = big ? Math.fma(e, 0.5f, -0.5f) : e;
    float k = big ? 1 : 0;
    float log = Math.fma(k, LN2, Math.fma(k, LN2_REST, logOnePlus(f)));
    return (x < 0 ? 0 : x) + log;
  }

  /** e^a for a ≤ 0. */
  private static float expOfNegative(float a) {
    float shifted = Math.fma(a, LOG2_E, ROUND);
    float scale = power2(shifted);
    float e = Math.fma(scale, expLessOne(a, shifted - ROUND), scale);
    return a < EXP_LOWEST ? 0 : e;
  }

  /** eʳ − 1 for r = x − n ln 2. */
  private static float expLessOne(float x, float n) {
    float r = Math.fma(n, -LN2_REST, Math.fma(n, -LN2, x));
    float p = Math.fma(E4, r, E3);
    p = Math.fma(p, r, E2);
    p = Math.fma(p, r, E1);
    p = Math.fma(p, r, E0);
    return Math.fma(p * r, r, r);
  }

  /** ln(1 + f) for f from √½ − 1 to √2 − 1. */
  private static float logOnePlus(float f) {
    float p = Math.fma(L7, f, L6);
    p = Math.fma(p, f, L5);
    p = Math.fma(p, f, L4);
    p = Math.fma(p, f, L3);
    p = Math.fma(p, f, L2);
    p = Math.fma(p, f, L1);
    p = Math.fma(p, f, L0);
    p = Math.fma(p, f, -0.5f);
    return Math.fma(p, f * f, f);
  }

  /** 2ⁿ for the whole number n in the lowest bits of a number that {@code ROUND} was added to. */
  private static float power2(float shifted) {
    return Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + 0x3f800000);
  }
}
