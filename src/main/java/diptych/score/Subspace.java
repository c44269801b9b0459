package diptych.score;

import diptych.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.tribuo.math.la.DenseMatrix;

/**
 * The subspace that some vectors span, to be compared with another one by principal angles.
 *
 * <p>Two codes of k numbers can describe the same subspace with different axes: their vectors
 * differ, the principal angles are all zero.
 */
public final class Subspace {
  /** A vector counts as dependent if less than this part of its length is new. */
  private static final double DEPENDENT = 1e-5;

  private final double[][] basis;

  private Subspace(double[][] basis) {
    this.basis = basis;
  }

  /**
   * The span of the rows of a (k, d) tensor: of a linear decoder's weights, or of components.
   *
   * @throws IllegalArgumentException if there is no row, or the rows are linearly dependent
   */
  public static Subspace of(Tensor rows) {
    if (rows.rows() == 0) {
      throw new IllegalArgumentException("a subspace needs at least one vector, got none");
    }
    double[][] basis = new double[rows.rows()][rows.columns()];
    for (int i = 0; i < basis.length; i++) {
      for (int j = 0; j < basis[i].length; j++) {
        basis[i][j] = rows.get(i, j);
      }
      orthonormalize(basis, i, rows);
    }
    return new Subspace(basis);
  }

  /** Gram and Schmidt's step, done twice so that rounding does not bend the basis. */
  private static void orthonormalize(double[][] basis, int i, Tensor rows) {
    double[] v = basis[i];
    double before = Math.sqrt(dot(v, v));
    for (int pass = 0; pass < 2; pass++) {
      for (int j = 0; j < i; j++) {
        addScaled(basis[j], -dot(basis[j], v), v);
      }
    }
    double length = Math.sqrt(dot(v, v));
    if (!(length > DEPENDENT * before)) {
      throw new IllegalArgumentException(
          "row %d of the %s tensor is zero, not finite, or a sum of the rows before it: it spans nothing new"
              .formatted(i, rows.shape()));
    }
    for (int j = 0; j < v.length; j++) {
      v[j] /= length;
    }
  }

  /** The number of dimensions, k. */
  public int dimensions() {
    return basis.length;
  }

  /**
   * The principal angles between this subspace and another one, rising, in degrees from 0 to 90; as
   * many as the smaller of the two has dimensions (Björck and Golub 1973).
   *
   * <p>With orthonormal bases A and B as rows, their cosines are the singular values of A·Bᵀ. In
   * float64 that leaves angles below 0.00001° unresolved.
   *
   * @throws IllegalArgumentException if the vectors have different numbers of features
   */
  public double[] anglesTo(Subspace other) {
    if (basis[0].length != other.basis[0].length) {
      throw new IllegalArgumentException(
          "one subspace lies in %d dimensions, the other in %d"
              .formatted(basis[0].length, other.basis[0].length));
    }
    if (dimensions() < other.dimensions()) {
      return other.anglesTo(this);
    }
    double[][] products =
        Arrays.stream(other.basis)
            .map(vector -> Arrays.stream(basis).mapToDouble(axis -> dot(axis, vector)).toArray())
            .toArray(double[][]::new);
    return singularValues(products)
        .map(cosine -> Math.toDegrees(Math.acos(Math.min(cosine, 1))))
        .sorted()
        .toArray();
  }

  /** The largest of the principal angles, in degrees: 0 if one subspace contains the other. */
  public double largestAngleTo(Subspace other) {
    double[] angles = anglesTo(other);
    return angles[angles.length - 1];
  }

  /** The singular values of a matrix: the roots of the eigenvalues of M·Mᵀ. */
  private static DoubleStream singularValues(double[][] rows) {
    var gram = new DenseMatrix(rows.length, rows.length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++) {
        double value = dot(rows[i], rows[j]);
        gram.set(i, j, value);
        gram.set(j, i, value);
      }
    }
    double[] values = gram.eigenDecomposition().orElseThrow().eigenvalues().toArray();
    return Arrays.stream(values).map(value -> Math.sqrt(Math.max(value, 0)));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void addScaled(double[] x, double factor, double[] out) {
    for (int i = 0; i < x.length; i++) {
      out[i] += factor * x[i];
    }
  }
}
