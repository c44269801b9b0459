/**
 * Where samples come from: built-in digits, names, strings and tones, files of images, words and
 * sounds, toy distributions, and the mini-batches that training cuts from them.
 *
 * <p>This room must not know what a layer, a model or a figure is; it uses the tensor and file
 * rooms and the JDK. Every reader checks what it reads, and names the file in its errors.
 */
package diptych.data;
