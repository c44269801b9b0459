package diptych.tensor.engine;

import diptych.tensor.Functions;

/**
 * Normal numbers in pairs by Box and Muller's method (1958), from 64 random bits a pair: a point in
 * the plane at a random angle, with −2 ln u as the square of its distance.
 */
public final class Normal {
  /** sin(½π t) ≈ t (S0 + S1 t² + … + S4 t⁸) for t from 0 to 1, relative error 2.9e-8. */
  public static final float S0 = 1.5707964f;

  public static final float S1 = -0.6459651f;
  public static final float S2 = 0.07969593f;
  public static final float S3 = -0.0046831043f;
  public static final float S4 = 0.00015592923f;

  private Normal() {}

  /** Overwrites two numbers of {@code out} with a pair from 64 random bits. */
  public static void pair(int high, int low, float[] out, int at) {
    float radius = radius(high);
    out[at] = radius * cosine(low);
    out[at + 1] = radius * sine(low);
  }

  /** √(−2 ln u), u from 2⁻³² to 1 by the upper 31 of the first 32 random bits. */
  public static float radius(int high) {
    float u = Math.fma((float) (high >>> 1), 0x1p-31f, 0x1p-32f);
    return (float) Math.sqrt(-2 * Functions.log(u));
  }

  /**
   * The sine of an angle: bits 9 to 31 of the other 32 choose it between 0 and ½π, bit 0 the sign.
   */
  public static float sine(int low) {
    float sine = quarterSine(quarter(low));
    return (low & 1) == 0 ? sine : -sine;
  }

  /** The cosine of the same angle, with a sign from bit 1: together they choose the quadrant. */
  public static float cosine(int low) {
    float cosine = quarterSine(1 - quarter(low));
    return (low & 2) == 0 ? cosine : -cosine;
  }

  /** (k + ½) 2⁻²³ for a k of 23 bits. */
  private static float quarter(int low) {
    return Float.intBitsToFloat(0x3f800000 | (low >>> 9)) - 0x1.fffffep-1f;
  }

  /** sin(½π t) for t from 0 to 1. */
  static float quarterSine(float t) {
    float z = t * t;
    float p = Math.fma(S4, z, S3);
    p = Math.fma(p, z, S2);
    p = Math.fma(p, z, S1);
    p = Math.fma(p, z, S0);
    return p * t;
  }
}
