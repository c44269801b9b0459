/**
 * What both training loops share: when to stop, what to record, whom to tell.
 *
 * <p>This room must not know which model is trained or how progress is shown; it uses {@code
 * diptych.nn}, {@code diptych.data} and Tablesaw for its tables.
 */
package diptych.training;
