package diptych.data;

import diptych.tensor.RandomStream;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A shape in the plane to draw samples from: curves with some noise, or a drawing of one's own. All
 * lie between about −1 and 1. Their densities are not known; see {@link GaussianMixture} for those.
 */
public final class PlaneShape {
  private final String name;
  private final double deviation;
  private final Curve curve;

  /** A random point of a shape, before noise. */
  private interface Curve {
    /** Writes the point's two coordinates. */
    void draw(RandomStream random, double[] point);
  }

  private PlaneShape(String name, double deviation, Curve curve) {
    if (!(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the noise of a shape must be 0 or more, got " + deviation);
    }
    this.name = name;
    this.deviation = deviation;
    this.curve = curve;
  }

  /** Two half circles that reach into each other. */
  public static PlaneShape moons(double deviation) {
    return new PlaneShape(
        "moons",
        deviation,
        (random, point) -> {
          double angle = StrictMath.PI * random.nextUniform();
          boolean upper = random.nextUniform() < 0.5f;
          double x = StrictMath.cos(angle);
          double y = StrictMath.sin(angle);
          point[0] = (upper ? x - 0.5 : 0.5 - x) / 1.5;
          point[1] = (upper ? y - 0.25 : 0.25 - y) / 1.5;
        });
  }

  /**
   * Arms that wind once and a half around the middle, as many samples near it as far out.
   *
   * @param arms at least 1
   */
  public static PlaneShape spiral(int arms, double deviation) {
    if (arms < 1) {
      throw new IllegalArgumentException("a spiral needs at least one arm, got " + arms);
    }
    return new PlaneShape(
        "spiral",
        deviation,
        (random, point) -> {
          double radius = random.nextUniform();
          double turn = (double) random.nextInt(arms) / arms;
          polar(radius, 1.5 * radius + turn, point);
        });
  }

  /** A roll seen from its side: one band from a third of the radius to the rim, evenly thick. */
  public static PlaneShape swissRoll(double deviation) {
    return new PlaneShape(
        "swiss roll",
        deviation,
        (random, point) -> {
          // evenly along the band: its length grows with the square of the radius
          double radius = StrictMath.sqrt(1 / 9.0 + 8 / 9.0 * random.nextUniform());
          polar(radius, 2.25 * radius, point);
        });
  }

  private static void polar(double radius, double turns, double[] point) {
    point[0] = radius * StrictMath.cos(2 * StrictMath.PI * turns);
    point[1] = radius * StrictMath.sin(2 * StrictMath.PI * turns);
  }

  /**
   * A drawing made of letters: every character that is neither a space nor a dot is a square full
   * of samples.
   *
   * <pre>{@code
   * PlaneShape.drawing("#..#", "####", "#..#")
   * }</pre>
   *
   * @param rows the drawing from the top; shorter rows end early
   * @throws IllegalArgumentException if nothing is drawn
   */
  public static PlaneShape drawing(String... rows) {
    var squares = new ArrayList<int[]>();
    int width = 0;
    for (int row = 0; row < rows.length; row++) {
      width = Math.max(width, rows[row].length());
      for (int column = 0; column < rows[row].length(); column++) {
        if (" .".indexOf(rows[row].charAt(column)) < 0) {
          squares.add(new int[] {column, row});
        }
      }
    }
    if (squares.isEmpty()) {
      throw new IllegalArgumentException(
          "a drawing needs at least one character other than space and dot");
    }
    return new PlaneShape("drawing", 0, filled(squares, width, rows.length));
  }

  private static Curve filled(List<int[]> squares, int width, int height) {
    double scale = 2.0 / Math.max(width, height);
    return (random, point) -> {
      int[] square = squares.get(random.nextInt(squares.size()));
      point[0] = (square[0] + random.nextUniform() - width / 2.0) * scale;
      point[1] = (height / 2.0 - square[1] - random.nextUniform()) * scale;
    };
  }

  /** {@code n} samples (n, 2). */
  public Tensor sample(int n, Seed seed) {
    var random = seed.stream();
    var samples = Tensor.zeros(n, 2);
    double[] point = new double[2];
    for (int i = 0; i < n; i++) {
      curve.draw(random, point);
      for (int j = 0; j < 2; j++) {
        double noise = deviation == 0 ? 0 : deviation * random.nextNormal();
        samples.set(i, j, (float) (point[j] + noise));
      }
    }
    return samples;
  }

  /** Short, for a cell: {@code moons with noise 0.05}. */
  @Override
  public String toString() {
    return deviation == 0 ? name : name + " with noise " + deviation;
  }
}
