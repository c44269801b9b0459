package diptych.tensor;

import diptych.tensor.engine.Engines;
import diptych.tensor.engine.Workers;
import java.util.Arrays;

/**
 * A matrix of 32-bit floats: rows are samples, columns are features.
 *
 * <p>The shape never changes. The numbers change only through {@link #set}, {@link #array} and the
 * classes that write into a given tensor ({@link Products}, {@link Elementwise}); every other
 * method returns a new tensor. Operations between two tensors broadcast: a 1×c row, an r×1 column
 * or a 1×1 scalar is repeated to the shape of the other operand.
 */
public final class Tensor {
  static {
    // the engine is loaded and begins to warm up while the first numbers are made
    var loader = new Thread(Engines::active, "diptych-engine");
    loader.setDaemon(true);
    loader.start();
  }

  private final int rows;
  private final int columns;
  private final float[] values;

  private Tensor(int rows, int columns, float[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /**
   * A tensor over the given row-major numbers, which it keeps and does not copy.
   *
   * @throws IllegalArgumentException if a size is negative or {@code values} has not rows × columns
   *     numbers
   */
  public static Tensor of(int rows, int columns, float... values) {
    Shapes.requireSize(rows, columns);
    if (values.length != rows * columns) {
      throw new IllegalArgumentException(
          "a (%d, %d) tensor needs %d numbers, got %d"
              .formatted(rows, columns, rows * columns, values.length));
    }
    return new Tensor(rows, columns, values);
  }

  /**
   * A tensor with the numbers of {@code rows}, copied.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(float[][] rows) {
    return Rows.of(rows);
  }

  /** A 1×n tensor. */
  public static Tensor rowVector(float... values) {
    return of(1, values.length, values);
  }

  /** A 1×1 tensor. */
  public static Tensor scalar(float value) {
    return of(1, 1, value);
  }

  /**
   * The rows of all parts, one part below the other.
   *
   * @throws IllegalArgumentException if there is no part, or their numbers of columns differ
   */
  public static Tensor stack(Tensor... parts) {
    return Rows.stack(parts);
  }

  /** A tensor of zeros. */
  public static Tensor zeros(int rows, int columns) {
    Shapes.requireSize(rows, columns);
    return new Tensor(rows, columns, new float[rows * columns]);
  }

  /** A tensor whose numbers are all {@code value}. */
  public static Tensor full(int rows, int columns, float value) {
    var result = zeros(rows, columns);
    Arrays.fill(result.values, value);
    return result;
  }

  /** Numbers drawn uniformly from [0, 1). */
  public static Tensor uniform(int rows, int columns, Seed seed) {
    var result = zeros(rows, columns);
    seed.stream().fillUniform(result.values);
    return result;
  }

  /** Numbers drawn from the normal distribution with mean 0 and standard deviation 1. */
  public static Tensor normal(int rows, int columns, Seed seed) {
    var result = zeros(rows, columns);
    seed.stream().fillNormal(result.values);
    return result;
  }

  /** The number of rows: samples. */
  public int rows() {
    return rows;
  }

  /** The number of columns: features. */
  public int columns() {
    return columns;
  }

  /** The number of numbers: rows × columns. */
  public int size() {
    return values.length;
  }

  /** The shape as it is printed in errors: {@code (rows, columns)}. */
  public String shape() {
    return Shapes.format(rows, columns);
  }

  /** The number at a row and a column, both counted from 0. */
  public float get(int row, int column) {
    return values[index(row, column)];
  }

  /** Overwrites the number at a row and a column, both counted from 0. */
  public void set(int row, int column, float value) {
    values[index(row, column)] = value;
  }

  /**
   * The only number of a 1×1 tensor.
   *
   * @throws IllegalArgumentException if the shape is not (1, 1)
   */
  public float item() {
    if (values.length != 1) {
      throw new IllegalArgumentException("item: needs a (1, 1) tensor, got " + shape());
    }
    return values[0];
  }

  /** The numbers themselves, row after row. What is written here is written into the tensor. */
  public float[] array() {
    return values;
  }

  /** A copy that shares nothing with this tensor. */
  public Tensor copy() {
    return new Tensor(rows, columns, values.clone());
  }

  /** Row {@code i} as a 1×c tensor, copied. */
  public Tensor row(int i) {
    return rows(i, i + 1);
  }

  /** Rows {@code from} (inclusive) to {@code to} (exclusive), copied. */
  public Tensor rows(int from, int to) {
    if (from < 0 || to < from || to > rows) {
      throw new IllegalArgumentException(
          "rows %d to %d are not all in a %s tensor".formatted(from, to, shape()));
    }
    return new Tensor(to - from, columns, Arrays.copyOfRange(values, from * columns, to * columns));
  }

  /**
   * Copies all numbers into {@code out}.
   *
   * @throws IllegalArgumentException if {@code out} has another shape
   */
  public void copyInto(Tensor out) {
    Shapes.requireSame("copyInto", this, out);
    Workers.share(
        values.length,
        Workers.grain(1, 1),
        (from, to) -> System.arraycopy(values, from, out.values, from, to - from));
  }

  /**
   * The rows with the given numbers, in the given order, copied.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public Tensor take(int... indices) {
    var result = zeros(indices.length, columns);
    takeInto(indices, result);
    return result;
  }

  /**
   * Copies the rows with the given numbers into {@code out}, which has as many rows.
   *
   * @throws IllegalArgumentException if {@code out} has another shape or is this tensor
   * @throws IndexOutOfBoundsException if there is no such row; nothing is copied then
   */
  public void takeInto(int[] indices, Tensor out) {
    Rows.take(this, indices, out);
  }

  /** The matrix product of this m×k tensor and a k×n tensor. */
  public Tensor matmul(Tensor other) {
    var result = zeros(rows, other.columns);
    Products.matmul(this, other, result);
    return result;
  }

  /** The c×r tensor whose rows are this tensor's columns. */
  public Tensor transpose() {
    var result = zeros(columns, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result.values[j * rows + i] = values[i * columns + j];
      }
    }
    return result;
  }

  /** Element by element: this + other, broadcast. */
  public Tensor plus(Tensor other) {
    return Elementwise.combine("plus", this, other, Float::sum);
  }

  /** Element by element: this − other, broadcast. */
  public Tensor minus(Tensor other) {
    return Elementwise.combine("minus", this, other, (a, b) -> a - b);
  }

  /** Element by element: this × other, broadcast. For the matrix product see {@link #matmul}. */
  public Tensor times(Tensor other) {
    return Elementwise.combine("times", this, other, (a, b) -> a * b);
  }

  /** Element by element: this / other, broadcast. */
  public Tensor dividedBy(Tensor other) {
    return Elementwise.combine("dividedBy", this, other, (a, b) -> a / b);
  }

  /** Every number plus {@code value}. */
  public Tensor plus(float value) {
    return plus(scalar(value));
  }

  /** Every number times {@code factor}. */
  public Tensor times(float factor) {
    return times(scalar(factor));
  }

  /** Every number replaced by {@code function} of it. */
  public Tensor map(Elementwise.Function function) {
    var result = zeros(rows, columns);
    for (int i = 0; i < values.length; i++) {
      result.values[i] = function.of(values[i]);
    }
    return result;
  }

  /** The sum of all numbers, in the fixed order of {@link Reductions}. */
  public float sum() {
    return (float) Reductions.sum(this);
  }

  /** The mean of all numbers; NaN for an empty tensor. */
  public float mean() {
    return (float) (Reductions.sum(this) / values.length);
  }

  /** The sums over the rows: a 1×c tensor. */
  public Tensor columnSums() {
    var result = zeros(1, columns);
    Reductions.addColumnSums(this, result);
    return result;
  }

  /** The means over the rows: a 1×c tensor. */
  public Tensor columnMeans() {
    return columnSums().times(1f / rows);
  }

  /** The Euclidean norm: the square root of the sum of squares. */
  public float norm() {
    return (float) Math.sqrt(Reductions.sumOfSquares(this));
  }

  /** Whether the shapes are equal and every number has the same bits. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(values);
  }

  /** The shape, then the first rows and columns with four decimals. */
  @Override
  public String toString() {
    return Rows.text(this);
  }

  private int index(int row, int column) {
    Shapes.requireInside(row, column, this);
    return row * columns + column;
  }
}
