/**
 * How the arithmetic is done: from the triple loop to an engine that is a hundred times as fast.
 * Nothing here is meant for cells, except to read; cells call {@code diptych.tensor}.
 *
 * <h2>The triple loop</h2>
 *
 * <p>A product of matrices C = A · B, with A (m, k) and B (k, n), is
 *
 * <pre>{@code
 * for (int i = 0; i < m; i++)
 *   for (int j = 0; j < n; j++)
 *     for (int l = 0; l < k; l++)
 *       c[i][j] = Math.fma(a[i][l], b[l][j], c[i][j]);
 * }</pre>
 *
 * <p>It makes about one multiply-add in three or four cycles. A present core can make 32 in one: it
 * has two units that multiply and add, each for 16 numbers at once. What the loop lacks:
 *
 * <ol>
 *   <li><b>Something to do while it waits.</b> A multiply-add takes four cycles, and the next one
 *       of the same sum needs its result. Sums that do not depend on each other must run side by
 *       side: {@link ThinProduct} does no more than that.
 *   <li><b>Vectors.</b> Sixteen neighbours of a row can be multiplied by one instruction. That
 *       needs j as the innermost loop, since the rows of B and C lie in memory number by number.
 *       The sum over k must stay in its order, or the last bits would differ from machine to
 *       machine: so vectors run over columns, never over k. {@link ScalarProduct} is written so
 *       that the JIT compiler finds these vectors by itself.
 *   <li><b>Numbers that are used more than once.</b> Each multiply-add above fetches two numbers
 *       and more; a core can fetch two or three vectors in a cycle and start two multiply-adds. So
 *       a tile of C, six rows by four vectors, is kept in registers while k runs: for ten loads it
 *       makes 24 multiply-adds ({@code VectorTile}). That needs explicit vectors, hence the
 *       incubating Vector API.
 *   <li><b>Memory that is near.</b> The first-level cache holds 32 to 48 KB. So k is cut into
 *       steps, such that the piece of B that all tiles of a column of tiles need stays there
 *       ({@code VectorBlock}), and B is copied beforehand into the order in which it will be read
 *       ({@code VectorPanels}). The copying is also where a transposed factor is turned: with
 *       strides in {@link Product}, A·B, Aᵀ·B and A·Bᵀ are one and the same code.
 *   <li><b>The other cores.</b> Rows of the output do not depend on each other; {@link Workers}
 *       shares them out.
 *   <li><b>Fewer ways through memory.</b> What is done to each number, such as Adam's four steps or
 *       a gradient through an activation, is one loop that reads and writes once ({@link Loops}).
 *       Memory is taken once and used again in every step ({@link Scratch}).
 * </ol>
 *
 * <p>Each of these can be watched: notebook 01 times the loop above beside both engines.
 *
 * <h2>The same bits</h2>
 *
 * <p>{@link ScalarEngine} is the definition. Every other way to compute must give its bits: each
 * element of a product starts from its start value and adds its k products in ascending order with
 * fused multiply-add; functions are evaluated by the same steps ({@link diptych.tensor.Functions});
 * sums have one documented order ({@link diptych.tensor.Reductions}). Which engine computes, on how
 * many threads, and when one takes over from the other, cannot be seen in the numbers. That is what
 * allows the vector engine to begin as a scalar one and to change over, kernel by kernel, while the
 * JIT compiler works in the background ({@code VectorKernel}).
 *
 * <h2>Choosing</h2>
 *
 * <p>{@link Engines} takes the vector engine where the module is there. {@code
 * -Ddiptych.engine=scalar}, {@code -Ddiptych.engine=vector} (from the first call on) and {@code
 * -Ddiptych.threads=1} take the choice away.
 *
 * <p>This package must not know tensors or their shapes: it works on arrays. It uses the JDK alone.
 */
package diptych.tensor.engine;
