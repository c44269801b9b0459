package diptych.gan;

/**
 * Normal noise on all that D sees, which fades.
 *
 * @param deviation its standard deviation at first; falls in a straight line
 * @param iterations the iteration in which it has fallen to 0
 */
record InstanceNoise(double deviation, int iterations) {
  static final InstanceNoise NONE = new InstanceNoise(0, 1);

  InstanceNoise {
    if (!(deviation >= 0) || iterations < 1) {
      throw new IllegalArgumentException(
          "instance noise needs a standard deviation of 0 or more and at least one iteration, got"
              + " %s and %d".formatted(deviation, iterations));
    }
  }

  /** The standard deviation after so many iterations. */
  double after(int done) {
    return deviation * Math.max(0, 1 - done / (double) iterations);
  }
}
