package diptych.tensor.engine;

/** How sums over all numbers are cut up; see {@link diptych.tensor.Reductions}. */
public final class Lanes {
  /** Numbers in a block, each block summed in float32 by itself. */
  public static final int BLOCK = 4096;

  /** Partial sums in a block: number j goes to lane j mod 64. */
  public static final int COUNT = 64;

  private Lanes() {}

  /** The sum of the lanes, folded in halves; overwrites them. */
  public static float fold(float[] lanes) {
    for (int half = COUNT / 2; half > 0; half /= 2) {
      for (int lane = 0; lane < half; lane++) {
        lanes[lane] += lanes[lane + half];
      }
    }
    return lanes[0];
  }
}
