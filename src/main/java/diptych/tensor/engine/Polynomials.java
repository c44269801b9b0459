package diptych.tensor.engine;

/**
 * The numbers behind {@link diptych.tensor.Functions}, which the scalar and the vector form of each
 * function share.
 */
public final class Polynomials {
  /** 1.5 · 2²³: adding it rounds a number to a whole one, which then stands in the lowest bits. */
  public static final float ROUND = 12582912f;

  public static final float LOG2_E = 1.442695f;

  /** ln 2 as the sum of two floats. */
  public static final float LN2 = 0.6931472f;

  public static final float LN2_REST = -1.9046542e-9f;

  /** The least x whose eˣ is at least 2⁻¹²⁶, and the largest whose eˣ is finite. */
  public static final float EXP_LOWEST = -87.33654f;

  public static final float EXP_HIGHEST = 88.72283f;

  /** eʳ ≈ 1 + r + r² (E0 + E1 r + … + E4 r⁴), relative error 3.2e-9. */
  public static final float E0 = 0.49999994f;

  public static final float E1 = 0.16666517f;
  public static final float E2 = 0.041668102f;
  public static final float E3 = 0.0083691925f;
  public static final float E4 = 0.0013838903f;

  /** √½ as bits: the logarithm splits x = 2ᵏ (1 + f) so that 1 + f lies between √½ and √2. */
  public static final int SQRT_HALF_BITS = 0x3f3504f3;

  public static final float SQRT_2_LESS_1 = 0.41421357f;

  /** ln(1 + f) ≈ f + f² (−½ + L0 f + L1 f² + … + L7 f⁸), relative error 6.5e-9. */
  public static final float L0 = 0.3333333f;

  public static final float L1 = -0.2500082f;
  public static final float L2 = 0.20001227f;
  public static final float L3 = -0.16623357f;
  public static final float L4 = 0.14201759f;
  public static final float L5 = -0.13160183f;
  public static final float L6 = 0.12761575f;
  public static final float L7 = -0.07634493f;

  private Polynomials() {}
}
