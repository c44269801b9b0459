package diptych.notebook;

import diptych.gan.Gan;
import diptych.gan.GanLoss;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where to look at a GAN on the line or in the plane: always the same noise and the same points, so
 * that two snapshots differ by what was learned between them.
 */
final class GanLens {
  /** Points at which D is asked: so many along each axis in the plane, their square on the line. */
  static final int SIDE = 48;

  private static final int ARROWS = 120;
  private static final int LINES = 12;
  private static final int STEPS = 60;

  private final Gan gan;
  private final Tensor real;
  private final double low;
  private final double high;
  private final GanLoss loss;
  private final Tensor noise;
  private final Tensor points;
  private final List<Tensor> lattice;

  GanLens(Gan gan, Tensor real, double low, double high, GanLoss loss) {
    if (real.columns() > 2 || real.columns() != gan.generator().outputs() || real.rows() == 0) {
      throw new IllegalArgumentException(
          "a panel shows samples on the line or in the plane, as many features as the generator"
              + " gives; got %s for %s".formatted(real.shape(), gan));
    }
    if (!(low < high) || Double.isInfinite(high - low)) {
      throw new IllegalArgumentException(
          "a panel needs a range, got %s to %s".formatted(low, high));
    }
    this.gan = gan;
    this.real = real.copy();
    this.low = low;
    this.high = high;
    this.loss = loss;
    int packs = (isPlane() ? 400 : 2000) / gan.packing();
    noise = gan.noise(packs * gan.packing(), new Seed(1));
    points = points();
    lattice = lattice();
  }

  GanLens with(GanLoss other) {
    return new GanLens(gan, real, low, high, other);
  }

  Tensor real() {
    return real;
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  boolean isPlane() {
    return real.columns() == 2;
  }

  /** The coordinates at which D is asked, on the line. */
  double[] line() {
    return Plots.column(points, 0);
  }

  /** The noise along the only line of a one-dimensional lattice. */
  double[] noiseLine() {
    return lattice.isEmpty() ? new double[0] : Plots.column(lattice.get(0), 0);
  }

  GanSnapshot look() {
    var fakes = gan.generate(noise);
    int arrows = ARROWS / gan.packing() * gan.packing();
    return new GanSnapshot(
        fakes,
        gan.pull(fakes.rows(0, arrows), loss),
        gan.discriminate(packed(points)),
        lattice.stream().map(gan::generate).toList());
  }

  /** Each point as a pack of copies of itself, for a discriminator that packs. */
  private Tensor packed(Tensor x) {
    int m = gan.packing();
    int[] rows = new int[x.rows() * m];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i / m;
    }
    return m == 1 ? x : x.take(rows);
  }

  private double middle(int cell, int cells) {
    return low + (cell + 0.5) * (high - low) / cells;
  }

  /** From the upper left corner, row by row; or from left to right. */
  private Tensor points() {
    int count = SIDE * SIDE;
    var result = Tensor.zeros(isPlane() ? count : 4 * SIDE, real.columns());
    for (int i = 0; i < result.rows(); i++) {
      if (isPlane()) {
        result.set(i, 0, (float) middle(i % SIDE, SIDE));
        result.set(i, 1, (float) middle(SIDE - 1 - i / SIDE, SIDE));
      } else {
        result.set(i, 0, (float) middle(i, result.rows()));
      }
    }
    return result;
  }

  /**
   * Lines of noise that cut its space into cells of equal probability, so that the generator's
   * samples are as dense as the cells are small; none for noise of more than two dimensions.
   */
  private List<Tensor> lattice() {
    int dimensions = gan.generator().inputs();
    var lines = new ArrayList<Tensor>();
    if (dimensions > 2) {
      return lines;
    }
    float[] cuts = quantiles(STEPS);
    if (dimensions == 1) {
      lines.add(Tensor.of(cuts.length, 1, cuts));
      return lines;
    }
    for (float fixed : quantiles(LINES)) {
      var across = Tensor.zeros(cuts.length, 2);
      var up = Tensor.zeros(cuts.length, 2);
      for (int i = 0; i < cuts.length; i++) {
        across.set(i, 0, cuts[i]);
        across.set(i, 1, fixed);
        up.set(i, 0, fixed);
        up.set(i, 1, cuts[i]);
      }
      lines.add(across);
      lines.add(up);
    }
    return lines;
  }

  /** Places that cut one coordinate of the noise into parts of equal probability. */
  private float[] quantiles(int parts) {
    int draws = 20_000;
    float[] sorted = gan.noise(draws, new Seed(2)).transpose().row(0).array();
    Arrays.sort(sorted);
    float[] cuts = new float[parts + 1];
    for (int i = 0; i <= parts; i++) {
      double share = 0.01 + 0.98 * i / parts;
      cuts[i] = sorted[(int) (share * (draws - 1))];
    }
    return cuts;
  }
}
