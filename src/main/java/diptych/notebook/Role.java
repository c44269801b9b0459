package diptych.notebook;

import java.awt.Color;

/**
 * What a line, a point or a bar stands for, and so its colour: the same in every figure of the
 * course.
 *
 * <p>The colours are those of Okabe and Ito (2008), which readers with any of the common kinds of
 * colour blindness can tell apart. What a model makes has the colour of the part that makes it.
 */
public enum Role {
  /** Data as it was found: samples, originals, training images. Blue. */
  REAL(0x0072B2),
  /** What a model makes: samples, reconstructions, a fitted density. Vermilion. */
  GENERATED(0xD55E00),
  /** The encoder of an autoencoder, and its codes. Green. */
  ENCODER(0x009E73),
  /** The decoder of an autoencoder. Orange. */
  DECODER(0xC48600),
  /** The generator of a GAN. Vermilion, as what it makes. */
  GENERATOR(0xD55E00),
  /** The discriminator of a GAN. Purple. */
  DISCRIMINATOR(0xB5548C),
  /** What to compare with: PCA, a published number, a bound, chance. Grey. */
  BASELINE(0x6E6E6E),
  /** Anything else that deserves the first look. Near black. */
  MAIN(0x222222);

  private final Color color;

  Role(int rgb) {
    color = new Color(rgb);
  }

  /** The colour on white paper. */
  public Color color() {
    return color;
  }
}
