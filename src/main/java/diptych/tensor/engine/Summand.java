package diptych.tensor.engine;

/** What a sum over all numbers adds up. */
public enum Summand {
  /** x. */
  VALUE {
    @Override
    public float add(float x, float y, float sum) {
      return sum + x;
    }
  },

  /** x · y. */
  PRODUCT {
    @Override
    public float add(float x, float y, float sum) {
      return Math.fma(x, y, sum);
    }
  },

  /** (x − y)². */
  SQUARED_DIFFERENCE {
    @Override
    public float add(float x, float y, float sum) {
      return Math.fma(x - y, x - y, sum);
    }
  };

  /** The sum with the next pair of numbers added. */
  public abstract float add(float x, float y, float sum);
}
