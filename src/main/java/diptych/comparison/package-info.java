/**
 * Autoencoder against GAN, and their successors: the same digits, sizes, seeds and budget for each
 * model, and one score sheet (the article's part 6).
 *
 * <p>A run, which is one model with one seed, is a function of its settings: whoever computes it,
 * on one core of this machine or on another one, gets the same bits but for the seconds. This room
 * must not know how results are shown.
 */
package diptych.comparison;
