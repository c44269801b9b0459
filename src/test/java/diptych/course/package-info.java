/**
 * Proof that the course works: every notebook keeps the rules that a program can check, and its
 * fresh outputs equal the stored ones.
 *
 * <p><b>For authors of notebooks.</b> The rules are in {@link diptych.course.NotebookRules}; each
 * violation says what to do. Tags of code cells tell the tests what a cell is for:
 *
 * <ul>
 *   <li>{@code exercise}: the stub of an exercise, a method whose body is {@code throw new
 *       UnsupportedOperationException("your turn");}. Every notebook has three.
 *   <li>{@code check}: the next code cell. Its value is a {@code Check}; to run it again elsewhere
 *       it is best made by a method. Over the stub its verdict is "not yet: your turn".
 *   <li>{@code solution}: the code cell after that, collapsed with {@code "jupyter":
 *       {"source_hidden": true}}. It defines the stub's method anew and ends with the check, whose
 *       verdict is "passed".
 *   <li>{@code timing}: a cell whose output depends on the clock. It must run without error, but
 *       its output is not compared.
 * </ul>
 *
 * <p><b>Tried answers</b> to the exercises are in {@code
 * src/test/resources/diptych/course/answers/NN.jsh}; {@link diptych.course.Answer} says how such a
 * file is written. Each exercise has at least two right answers that differ and two wrong ones of
 * the usual kind. {@link diptych.course.ExerciseAnswersTest} puts them in the place of the stubs.
 *
 * <p><b>What is compared</b>, for all other cells: the text of standard output as it looks when it
 * is complete (a carriage return goes back over its line), every text form of results and displays
 * in the final state of displays that were updated, and that there are pictures where pictures are
 * stored. A cell shows the value of its last expression with or without a semicolon after it, here
 * as in IJava: a cell that ends in {@code display(x);} also shows the display's id, and one that
 * ends in {@code System.out.printf(...);} the address of a stream, both different in every run. Let
 * such a cell end in an assignment, or use the kernels' own {@code printf(...)}, which returns
 * nothing.
 *
 * <p><b>How notebooks run.</b> Each in a kernel of its own, a process that is started as Jupyter
 * starts it, in a copy of the tree under {@code target/} whose {@code lib/} has what {@code
 * package} will put there; so {@code %jars ../lib/*.jar} does what it does for a student. The
 * kernel gets nothing of the environment but the path, and therefore never real data: stored
 * outputs show the built-in data.
 *
 * <p>The room knows the kernel's start command and the words of {@code Check}; of models it knows
 * nothing.
 */
package diptych.course;
