/**
 * The engine on the Vector API, {@code jdk.incubator.vector}: read {@link diptych.tensor.engine}
 * first, then {@code VectorTile}, {@code VectorPanels}, {@code VectorBlock} and {@code
 * VectorProduct}, from the inside out; then {@code VectorKernel}, which says why a fast loop is
 * slow at first.
 *
 * <p>Nothing may refer to this package except {@link diptych.tensor.engine.Engines}, by name:
 * without {@code --add-modules jdk.incubator.vector} its classes cannot be loaded. Every file that
 * uses the module is named {@code Vector….java}; the build compiles those by themselves, since
 * javac's warning of an incubating module cannot be switched off.
 *
 * <p>What the JIT compiler asks for, learnt by measuring: species in {@code static final} fields;
 * vectors in local variables only, never in arrays or fields; helpers that return a vector small
 * enough to be inlined; one loop for each method; no lambda inside the loop; and no caller into
 * which the whole loop would be inlined ({@code Workers.Loop}), for there is an end to the depth.
 * Where one of these is broken, every vector becomes an object on the heap and the loop a hundred
 * times slower.
 *
 * <p>And what it asks for to compile a loop early, when it has seen little of it. It must not have
 * to guess of which class a vector is: so a loop that adds up ends with its test ({@code do} and
 * {@code while}), since then the sum that is stored is what an operation gave and not one of two;
 * an operation is called on a vector just made and not on the sum; bits are taken by {@code
 * reinterpretShape}, with the species. And helpers of our own are not inlined before their 250th
 * call: what returns a vector must be a method of the Vector API.
 */
package diptych.tensor.vector;
