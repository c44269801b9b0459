/**
 * The left panel: the autoencoder, its loss and its training loop (the article's 2.1, 3.1 and 4.1),
 * and its generative form, the variational autoencoder.
 *
 * <p>This room must not know the other panel, {@code diptych.gan}, nor how results are scored or
 * shown.
 */
package diptych.autoencoder;
