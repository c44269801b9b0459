/**
 * Diptych beside other libraries, on the same jobs: {@code ./mvnw -Pbench test}.
 *
 * <p>{@link diptych.bench.Bench} runs every library in turn, round after round, each time in a
 * fresh JVM, so that a slow spell of the machine meets them all; it prints medians and writes them
 * into the README. A library is a {@link diptych.bench.Trainer} or a {@link
 * diptych.bench.Multiplier}. What a job is, and the numbers that all of them start from, is in
 * {@link diptych.bench.Job}.
 */
package diptych.bench;
