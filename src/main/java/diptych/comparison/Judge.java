package diptych.comparison;

import diptych.data.ImageSplit;
import diptych.data.Images;
import diptych.score.ClassifierScore;
import diptych.score.Distortion;
import diptych.score.ImageClassifier;
import diptych.score.Memorization;
import diptych.score.ParzenWindow;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.EnumMap;
import java.util.Map;

/**
 * Scores images against real ones that no model has seen. It draws the same noise for every model,
 * which no training has.
 */
public final class Judge {
  /** A class counts as covered if at least this share of the images shows it. */
  static final double COVERED = 0.04;

  private static final Seed NOISE = new Seed(7);

  private final ImageClassifier classifier;
  private final Tensor training;
  private final Tensor heldOut;
  private final Tensor validation;
  private final Tensor test;
  private final int samples;

  private Judge(ImageClassifier classifier, Tensor training, Tensor heldOut, int samples) {
    this.classifier = classifier;
    this.training = training;
    this.heldOut = heldOut;
    this.samples = samples;
    int half = heldOut.rows() / 2;
    validation = heldOut.rows(0, half);
    test = heldOut.rows(half, heldOut.rows());
  }

  /**
   * A judge whose classifier learns from the training images.
   *
   * @param digits what the models learn from, and the images held out: one half of them chooses the
   *     Parzen window's width, the other half is scored by it
   * @param samples how many images each model generates
   * @throws IllegalArgumentException if there is no sample, or fewer than two held-out images
   */
  static Judge of(ImageSplit digits, int samples) {
    var heldOut = digits.test().pixels();
    if (samples < 1 || heldOut.rows() < 2) {
      throw new IllegalArgumentException(
          "a judge needs at least one sample and two held-out images, got %d and %d"
              .formatted(samples, heldOut.rows()));
    }
    return new Judge(
        ImageClassifier.fit(digits.train()), digits.train().pixels(), heldOut, samples);
  }

  /** What a trained model's images are worth, and its reconstructions of the held-out images. */
  Map<Measure, Double> of(Entry entry) {
    var scores = ofImages(entry.sample(samples, NOISE));
    scores.put(
        Measure.RECONSTRUCTION,
        entry.reconstruct(heldOut).map(x -> Distortion.mse(x, heldOut)).orElse(Double.NaN));
    return scores;
  }

  /**
   * What any images (n, d) are worth by this judge: {@link Measure#SCORE} to {@link
   * Measure#COPIED}. Of the held-out images themselves, it is what a perfect model would get.
   */
  public Map<Measure, Double> ofImages(Tensor images) {
    var scores = new EnumMap<Measure, Double>(Measure.class);
    var classes = ClassifierScore.of(classifier, images);
    scores.put(Measure.SCORE, classes.score());
    scores.put(Measure.CONFIDENCE, classes.confidence());
    scores.put(Measure.RAREST, classes.rarest());
    scores.put(
        Measure.COVERED,
        (double) classes.shares().stream().filter(share -> share >= COVERED).count());
    scores.put(Measure.PARZEN, parzen(images));
    var memory = Memorization.of(images, training, heldOut);
    scores.put(Measure.NOVELTY, memory.distance() / memory.heldOutDistance());
    scores.put(Measure.COPIED, memory.copied());
    return scores;
  }

  /** The Parzen window of images alone, in nats: {@link Measure#PARZEN}. */
  double parzen(Tensor images) {
    return ParzenWindow.fit(images, validation).score(test).mean();
  }

  /** The classifier score with its shares, for a closer look. */
  public ClassifierScore classes(Tensor images) {
    return ClassifierScore.of(classifier, images);
  }

  /** The first of the training images, as many as a model generates. */
  Images first(Images images) {
    return images.first(Math.min(samples, images.size()));
  }
}
