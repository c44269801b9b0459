/**
 * The comparison on Apache Spark, for where one machine is too small: many seeds, many settings.
 *
 * <p>Only the Maven profile {@code spark} compiles it; the library and the notebooks know nothing
 * of it. Each run is a task and a function of its settings, so that a cluster gives the bits of a
 * single machine.
 */
package diptych.spark;
