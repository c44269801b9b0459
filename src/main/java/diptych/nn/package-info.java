/**
 * Layers, activations, initialisers, losses and optimisers: what both models are made of.
 *
 * <p>This room must not know where samples come from, how long training goes on, or which model a
 * layer is part of; it uses {@code diptych.autodiff} and {@code diptych.tensor}.
 */
package diptych.nn;
