/**
 * Float32 matrices (rows are samples, columns are features), matrix products, elementwise maths and
 * random numbers, with the same bits on every machine.
 *
 * <p>What happens behind it, from the triple loop to the fast engine, is told in {@link
 * diptych.tensor.engine}. This room must not know what a gradient, a layer or a data set is; it
 * uses the JDK alone.
 */
package diptych.tensor;
