package diptych.score;

import diptych.tensor.Products;
import diptych.tensor.Reductions;
import diptych.tensor.Tensor;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.tribuo.math.la.DenseMatrix;

/**
 * Principal component analysis (Pearson 1901): the linear code of k numbers whose linear
 * reconstruction has the smallest mean squared error on the samples that it was fitted to.
 *
 * <p>The honest baseline of every autoencoder: no training, no seed, and no linear autoencoder can
 * beat it (Baldi and Hornik 1989). The eigenvectors are Tribuo's.
 */
public final class Pca {
  private final Tensor mean;
  private final Tensor components;
  private final double[] variances;

  private Pca(Tensor mean, Tensor components, double[] variances) {
    this.mean = mean;
    this.components = components;
    this.variances = variances;
  }

  /**
   * Fits all components to samples (n, d).
   *
   * @throws IllegalArgumentException if there are fewer than two samples, or the numbers are such
   *     that the eigenvalue iteration does not converge
   */
  public static Pca fit(Tensor x) {
    if (x.rows() < 2 || x.columns() == 0) {
      throw new IllegalArgumentException(
          "PCA needs at least two samples of at least one feature, got " + x.shape());
    }
    int d = x.columns();
    var mean = x.columnMeans();
    var centred = x.minus(mean);
    var scatter = Tensor.zeros(d, d);
    Products.addTransposedMatmul(centred, centred, scatter);
    var matrix = new DenseMatrix(d, d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double value = (double) scatter.get(i, j) / x.rows();
        matrix.set(i, j, value);
        matrix.set(j, i, value);
      }
    }
    var eigen =
        matrix
            .eigenDecomposition()
            .orElseThrow(
                () -> new IllegalArgumentException("PCA: the samples hold NaN or infinity"));
    var values = eigen.eigenvalues();
    int[] order =
        IntStream.range(0, d)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -values.get(k)))
            .mapToInt(k -> k)
            .toArray();
    var components = Tensor.zeros(d, d);
    for (int row = 0; row < d; row++) {
      var vector = eigen.getEigenVector(order[row]);
      for (int j = 0; j < d; j++) {
        components.set(row, j, (float) vector.get(j));
      }
    }
    double[] variances = IntStream.of(order).mapToDouble(k -> Math.max(0, values.get(k))).toArray();
    return new Pca(mean, components, variances);
  }

  /** The mean sample (1, d). */
  public Tensor mean() {
    return mean;
  }

  /**
   * The first k components (k, d): orthonormal rows, in the order of falling variance.
   *
   * @throws IllegalArgumentException if k is not between 0 and d
   */
  public Tensor components(int k) {
    if (k < 0 || k > components.rows()) {
      throw new IllegalArgumentException(
          "PCA of %d features has 0 to %d components, asked for %d"
              .formatted(components.columns(), components.rows(), k));
    }
    return components.rows(0, k);
  }

  /** The variance along each component, falling. */
  public double[] variances() {
    return variances.clone();
  }

  /** The codes (n, k) of samples (n, d): their coordinates along the first k components. */
  public Tensor encode(Tensor x, int k) {
    return x.minus(mean).matmul(components(k).transpose());
  }

  /** The samples (n, d) that codes (n, k) stand for. */
  public Tensor decode(Tensor codes) {
    return codes.matmul(components(codes.columns())).plus(mean);
  }

  /** The reconstructions (n, d) of samples (n, d) from codes of k numbers. */
  public Tensor reconstruct(Tensor x, int k) {
    return decode(encode(x, k));
  }

  /** The mean squared error of reconstructing samples (n, d) from codes of k numbers. */
  public double mse(Tensor x, int k) {
    return Reductions.sumOfSquaredDifferences(reconstruct(x, k), x) / x.size();
  }
}
