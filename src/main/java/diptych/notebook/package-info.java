/**
 * What a notebook cell calls to see something: figures, live plots, tables and exercise verdicts.
 *
 * <p>The only room that draws. It knows every other room and no other room knows it. It also knows
 * the interface by which a Jupyter kernel asks a value for its picture, but no kernel: what a cell
 * can do and a library cannot (show and replace an output) is handed in through {@link
 * diptych.notebook.Screen}.
 */
package diptych.notebook;
