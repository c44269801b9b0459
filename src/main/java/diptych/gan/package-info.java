/**
 * The right panel: generator, discriminator, the losses of their game and its training loop (the
 * article's 2.2, 3.2 and 4.2).
 *
 * <p>This room must not know the other panel, {@code diptych.autoencoder}, nor how results are
 * scored or shown.
 */
package diptych.gan;
