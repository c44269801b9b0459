package diptych.tensor;

import diptych.tensor.engine.Engines;
import diptych.tensor.engine.Lanes;
import diptych.tensor.engine.Product;
import diptych.tensor.engine.Scratch;
import diptych.tensor.engine.Summand;
import diptych.tensor.engine.Workers;
import java.util.Arrays;

/**
 * Sums with one fixed order, on every engine and number of threads.
 *
 * <p>Sums over all numbers cut the row-major numbers into blocks of 4096. In a block, number j is
 * added to lane j mod 64, in ascending order and float32; the lanes are folded in halves (lane i
 * takes lane i + 32, then i + 16, 8, 4, 2, 1); and the blocks are added in ascending order in
 * float64. A vector engine can hold the 64 lanes in registers of any width, threads can share the
 * blocks, and short sums keep the rounding error small.
 *
 * <p>Sums over the rows add the rows in ascending order in float32, each column by itself.
 */
public final class Reductions {
  /** Blocks that a thread takes at once, at least. */
  private static final int BLOCKS = 4;

  private static final float[] ONE = {1};

  private Reductions() {}

  /** The sum of all numbers; 0 for an empty tensor. */
  public static double sum(Tensor x) {
    return sum(Summand.VALUE, x, x);
  }

  /** The sum of the squares of all numbers. */
  public static double sumOfSquares(Tensor x) {
    return sum(Summand.PRODUCT, x, x);
  }

  /** The sum of x · y over all numbers of two tensors of one shape. */
  public static double sumOfProducts(Tensor x, Tensor y) {
    Shapes.requireSame("sumOfProducts", x, y);
    return sum(Summand.PRODUCT, x, y);
  }

  /** The sum of (x − y)² over all numbers of two tensors of one shape. */
  public static double sumOfSquaredDifferences(Tensor x, Tensor y) {
    Shapes.requireSame("sumOfSquaredDifferences", x, y);
    return sum(Summand.SQUARED_DIFFERENCE, x, y);
  }

  /** out = the sums over the rows of x, for out (1, c). */
  public static void columnSums(Tensor x, Tensor out) {
    Arrays.fill(out.array(), 0);
    addColumnSums(x, out);
  }

  /** out += the sums over the rows of x, for out (1, c). */
  public static void addColumnSums(Tensor x, Tensor out) {
    Shapes.requireShape("addColumnSums: the sums", out, 1, x.columns());
    int columns = x.columns();
    float[] sums = out.array();
    // the product of a row of ones and x: a fused multiply-add with 1 is an addition
    var product = new Product(1, columns, x.rows(), ONE, 0, 0, x.array(), columns, 1, sums, sums);
    Engines.active().multiply(product);
  }

  private static double sum(Summand summand, Tensor x, Tensor y) {
    int size = x.size();
    int blocks = (int) (((long) size + Lanes.BLOCK - 1) / Lanes.BLOCK);
    var engine = Engines.active();
    float[] sums = Scratch.ofThread().array(Scratch.SUMS, blocks);
    Workers.share(
        blocks,
        BLOCKS,
        (from, to) -> {
          for (int block = from; block < to; block++) {
            int start = block * Lanes.BLOCK;
            int end = start + Math.min(Lanes.BLOCK, size - start);
            sums[block] = engine.sum(summand, x.array(), y.array(), start, end);
          }
        });
    double total = 0;
    for (int block = 0; block < blocks; block++) {
      total += sums[block];
    }
    return total;
  }
}
