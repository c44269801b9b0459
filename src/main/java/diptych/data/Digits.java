package diptych.data;

import diptych.tensor.RandomStream;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The built-in digits: 0 to 9 drawn with strokes at 28 × 28 pixels, each one different.
 *
 * <p>They stand in for MNIST where its files are missing: the same size, the same grey levels,
 * centred like MNIST on the ink's centre. Each image has its own variant of the digit, slant,
 * rotation, proportions, size, position, pen width and shaky hand. Equal seeds give equal bits on
 * every machine.
 */
public final class Digits {
  /** Pixels from top to bottom and from left to right. */
  public static final int SIDE = 28;

  /** What {@link Images#source()} says of these images. */
  public static final String SOURCE = "built-in digits";

  private Digits() {}

  /**
   * Draws {@code n} digits, as many of each class as of any other (one more of the first n mod 10),
   * in random order.
   */
  public static Images generate(int n, Seed seed) {
    if (n < 0) {
      throw new IllegalArgumentException("cannot draw " + n + " digits");
    }
    Tensor pixels = Tensor.zeros(n, SIDE * SIDE);
    int[] labels = seed.child(-1).stream().permutation(n);
    // each image has random numbers of its own, so that the order of drawing does not matter
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              labels[i] %= Images.CLASSES;
              var ink = new Ink(SIDE, pixels.array(), i * SIDE * SIDE);
              draw(labels[i], seed.child(i).stream(), ink);
            });
    return Images.of(pixels, labels, SIDE, SIDE, SOURCE);
  }

  /** 8,000 digits to learn from and 2,000 others held out. */
  public static ImageSplit split(Seed seed) {
    return new ImageSplit(generate(8000, seed.child(0)), generate(2000, seed.child(1)));
  }

  private static void draw(int digit, RandomStream random, Ink ink) {
    Hand hand = new Hand(random);
    List<PenPath> paths = new ArrayList<>();
    for (List<Glyph.Point> stroke : choose(Glyph.DIGITS.get(digit), random).strokes()) {
      paths.add(hand.write(stroke));
    }
    hand.place(paths, SIDE);
    paths.forEach(path -> path.draw(ink));
  }

  private static Glyph choose(List<Glyph> variants, RandomStream random) {
    int ticket = random.nextInt(variants.stream().mapToInt(Glyph::weight).sum());
    for (Glyph glyph : variants) {
      ticket -= glyph.weight();
      if (ticket < 0) {
        return glyph;
      }
    }
    throw new AssertionError("the weights do not add up");
  }
}
