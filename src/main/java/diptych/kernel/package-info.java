/**
 * The Jupyter kernel that a plain Maven build can start: cells of Java, run by JShell in this
 * process.
 *
 * <p>It exists so that the course runs where IJava is not installed, and does in a cell what IJava
 * 1.3 does: the same default imports, {@code display}, {@code render}, {@code updateDisplay},
 * {@code %jars} and {@code %classpath}. The Jupyter protocol is IJava's own base,
 * jupyter-jvm-basekernel.
 *
 * <p>The room knows nothing of tensors, models or notebooks of the course: it uses the JDK and the
 * base kernel only. The objects that a cell returns reach the renderer as they are, so the
 * interface {@link io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable} must come
 * from the kernel's own class path.
 */
package diptych.kernel;
