/**
 * The course where people use it: a real JupyterLab, opened by {@code ./lab} on a copy of the
 * notebooks, in a real Chromium without a window.
 *
 * <p>{@link diptych.browser.JupyterLab} is the server, {@link diptych.browser.NotebookPage} an open
 * notebook and what one can do and see there; the questions to the page are in {@code
 * src/browser/notebook.js}. How the machine comes by a JupyterLab is the matter of {@code
 * src/browser/jupyterlab.sh}. The pictures of all that was seen go to {@code target/screens/}.
 *
 * <p>{@code ./mvnw -B test -Pbrowser} runs all; {@code -Dbrowser.notebooks=02,08} opens only these.
 * The room knows how notebooks are written; of models it knows nothing.
 */
package diptych.browser;
