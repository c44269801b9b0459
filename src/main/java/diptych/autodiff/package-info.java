/**
 * The chain rule: a graph of {@link diptych.autodiff.Node}s that records how a number was computed,
 * and walks back over it to find how each input moves it.
 *
 * <p>The idea is micrograd's (Karpathy 2020), on matrices. This room must not know what a layer, a
 * loss or an optimiser is; it uses {@code diptych.tensor} alone.
 */
package diptych.autodiff;
