package diptych.tensor.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Memory that an engine uses again and again, so that a training step allocates nothing: each
 * thread has its own.
 */
public final class Scratch {
  /** Uses of the memory that can be in force at the same time in one thread. */
  public static final int SUMS = 0;

  /** The packed right-hand side of a product. */
  public static final int PACKED = 1;

  /** Rows or tiles of a product's output on their way. */
  public static final int OUTPUT = 2;

  /** Rows of a product's left-hand side, or a second row of its output. */
  public static final int LEFT = 3;

  /** The right-hand side of a narrow product, made as wide as a vector. */
  public static final int NARROW = 4;

  private static final ThreadLocal<Scratch> OWN = ThreadLocal.withInitial(Scratch::new);

  private final List<float[]> arrays = new ArrayList<>();
  private float[][] rows = new float[1][0];

  private Scratch() {}

  /** The calling thread's memory. */
  public static Scratch ofThread() {
    return OWN.get();
  }

  /**
   * The array for one of the uses above, of at least {@code size} numbers, holding whatever it
   * held.
   */
  public float[] array(int use, int size) {
    while (arrays.size() <= use) {
      arrays.add(new float[0]);
    }
    if (arrays.get(use).length < size) {
      arrays.set(use, new float[size]);
    }
    return arrays.get(use);
  }

  /** At least {@code count} arrays of at least {@code size} numbers, holding whatever they held. */
  public float[][] rows(int count, int size) {
    if (rows.length < count || rows[0].length < size) {
      rows = new float[Math.max(count, rows.length)][Math.max(size, rows[0].length)];
    }
    return rows;
  }
}
