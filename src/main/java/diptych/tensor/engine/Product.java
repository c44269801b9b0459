package diptych.tensor.engine;

/**
 * A matrix product to be computed: out = start + A · B, for A (m, k), B (k, n) and out (m, n).
 *
 * <p>Strides say where a factor's numbers are, so that a transposed factor needs no copy: element
 * (i, k) of A is {@code a[i * aRow + k * aInner]}, element (k, j) of B is {@code b[k * bInner + j *
 * bColumn]}. The output is row-major.
 *
 * @param m rows of A and out
 * @param n columns of B and out
 * @param k the inner dimension, over which each element is summed in ascending order
 * @param a the numbers of A
 * @param aRow from one row of A to the next
 * @param aInner from one column of A to the next
 * @param b the numbers of B
 * @param bInner from one row of B to the next
 * @param bColumn from one column of B to the next
 * @param start where the sums start: null for zero, a row of n numbers for every row of the output,
 *     or {@code out} itself
 * @param out the output, overwritten
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Product(
    int m,
    int n,
    int k,
    float[] a,
    int aRow,
    int aInner,
    float[] b,
    int bInner,
    int bColumn,
    float[] start,
    float[] out) {

  /** From one row of {@link #start} to the next. */
  public int startRow() {
    return start == out ? n : 0;
  }
}
