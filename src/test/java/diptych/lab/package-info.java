/**
 * Tests of the front door, {@code ./lab}, and of its helpers in {@code src/lab}: each runs the real
 * scripts in a temporary folder whose {@code PATH} holds nothing but fakes and the basic tools. No
 * network, no Jupyter.
 */
package diptych.lab;
