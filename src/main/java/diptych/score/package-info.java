/**
 * How good is it? Scores of models, and the baselines that they stand beside.
 *
 * <p>This room must not know how models are trained or shown; it uses {@code diptych.tensor}, the
 * models, {@code diptych.data} and Tribuo.
 */
package diptych.score;
