package diptych.comparison;

import java.util.Locale;

/** A column of the score sheet. */
public enum Measure {
  /** Mean squared error of the reconstructions of held-out images; none without an encoder. */
  RECONSTRUCTION("reconstruction (MSE)", "%.4f"),

  /** The classifier score of generated images, 1 to 10. */
  SCORE("classifier score", "%.2f"),

  /** How sure the classifier is of a generated image: the mean largest probability, 0 to 1. */
  CONFIDENCE("confidence", "%.3f"),

  /** The share of the rarest class among generated images, 0 to 0.1. */
  RAREST("rarest class", "%.3f"),

  /** How many of the ten classes have at least 4 % of the generated images. */
  COVERED("classes covered", "%.1f"),

  /** The log-likelihood of held-out images under a Parzen window of generated ones, in nats. */
  PARZEN("Parzen window (nats)", "%.0f"),

  /**
   * The median distance of a generated image to the nearest training image, over the same median
   * for held-out images: near 0 for copies, 1 for images as new as real ones.
   */
  NOVELTY("novelty", "%.2f"),

  /**
   * The part of the generated images that must be copies, as far as their nearest real images show
   * it: about 0 for none, 1 for all. See {@link diptych.score.Memorization#copied}.
   */
  COPIED("copied", "%.2f"),

  /** The time of the training, in seconds: the only measure that is not the same everywhere. */
  SECONDS("training time (s)", "%.1f"),

  /** The multiply-adds of the training, see {@link MultiplyAdds}, in units of 10⁹. */
  MULTIPLY_ADDS("multiply-adds (10⁹)", "%.1f"),

  /** Rounds of the training: epochs, or a GAN's iterations. */
  ROUNDS("epochs or iterations", "%.0f"),

  /** Weights and biases. */
  PARAMETERS("parameters", "%.0f"),

  /** The size of the saved model in bytes. */
  BYTES("saved model (bytes)", "%.0f");

  private final String label;
  private final String format;

  Measure(String label, String format) {
    this.label = label;
    this.format = format;
  }

  /** The name as tables show it. */
  public String label() {
    return label;
  }

  /** A number as tables show it; a dash for none. */
  public String format(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
  }
}
