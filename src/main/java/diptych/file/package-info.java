/**
 * How do arrays get into a file and out again, whole or not at all?
 *
 * <p>{@link diptych.file.Npz} is NumPy's archive of named arrays, {@link diptych.file.WholeFile}
 * puts a finished file in place. This room must not know what the arrays mean; it uses {@code
 * diptych.tensor}.
 */
package diptych.file;
