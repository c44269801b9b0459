package diptych.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is trained, with which numbers. They are drawn by the JDK alone, so that no library is at
 * work before its time is taken.
 */
enum Job {
  /** The article's autoencoder: full batch, 1000 steps. */
  ARTICLE_AE("J1: the article's AE", 1000, 100, 1000, 1000),

  /** The article's GAN, corrected: 1000 times a step of D and one of G. */
  ARTICLE_GAN("J2: the article's GAN", 1000, 100, 1000, 1000),

  /** A GAN on images of 28 × 28: 500 times a step of D and one of G. */
  DIGITS_GAN("J2b: a digits GAN", 60_000, 784, 128, 500),

  /** An autoencoder on images of 28 × 28: one epoch. */
  DIGITS_AE("J3: a digits AE", 60_000, 784, 128, 469);

  final String title;
  final int samples;
  final int features;
  final int batch;
  final int steps;

  Job(String title, int samples, int features, int batch, int steps) {
    this.title = title;
    this.samples = samples;
    this.features = features;
    this.batch = batch;
    this.steps = steps;
  }

  /** The widths of the networks: of the autoencoder, or of the generator. */
  int[] widths() {
    return switch (this) {
      case ARTICLE_AE -> new int[] {100, 50, 100};
      case ARTICLE_GAN -> new int[] {50, 100};
      case DIGITS_GAN -> new int[] {64, 128, 256, 784};
      case DIGITS_AE -> new int[] {784, 128, 32, 128, 784};
    };
  }

  /** The widths of the discriminator. */
  int[] discriminatorWidths() {
    return this == ARTICLE_GAN ? new int[] {100, 1} : new int[] {784, 256, 128, 1};
  }

  boolean adversarial() {
    return this == ARTICLE_GAN || this == DIGITS_GAN;
  }

  double learningRate() {
    return adversarial() ? 0.0002 : 0.001;
  }

  /**
   * The samples, row after row: uniform numbers for the article's jobs; for the others images with
   * a few soft strokes, most of each image empty as in scanned digits.
   */
  float[] data() {
    var random = new SplittableRandom(7);
    float[] x = new float[samples * features];
    if (features == 784) {
      for (int i = 0; i < samples; i++) {
        drawStrokes(x, i * 784, random);
      }
    } else {
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) random.nextDouble();
      }
    }
    return x;
  }

  private static void drawStrokes(float[] x, int at, SplittableRandom random) {
    for (int stroke = 0; stroke < 3; stroke++) {
      double column = 6 + 16 * random.nextDouble();
      double row = 6 + 16 * random.nextDouble();
      double angle = 2 * Math.PI * random.nextDouble();
      for (int step = 0; step < 10; step++) {
        int j = (int) Math.max(0, Math.min(26, column + step * Math.cos(angle)));
        int i = (int) Math.max(0, Math.min(26, row + step * Math.sin(angle)));
        x[at + 28 * i + j] = 1;
        x[at + 28 * i + j + 1] = 0.6f;
        x[at + 28 * i + 28 + j] = 0.6f;
      }
    }
  }

  /**
   * The rows of each step's batch: an epoch in random order for the autoencoder, drawn with
   * replacement for the GAN, all rows in their order for a full batch.
   */
  List<int[]> batches() {
    if (batch == samples) {
      return Collections.nCopies(steps, IntStream.range(0, samples).toArray());
    }
    var random = new Random(8);
    if (adversarial()) {
      return Stream.generate(() -> random.ints(batch, 0, samples).toArray()).limit(steps).toList();
    }
    var order = new ArrayList<>(IntStream.range(0, samples).boxed().toList());
    Collections.shuffle(order, random);
    return IntStream.range(0, steps)
        .mapToObj(i -> order.subList(i * batch, Math.min((i + 1) * batch, samples)))
        .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** What is reported of the steps' losses: the epoch's mean on batches, otherwise the last one. */
  double outcome(List<Double> losses) {
    return this == DIGITS_AE
        ? losses.stream().mapToDouble(Double::doubleValue).average().orElseThrow()
        : losses.get(losses.size() - 1);
  }

  /** Weights (inputs, outputs) after Glorot and Bengio, row after row; biases start at zero. */
  static float[] weights(int inputs, int outputs, long seed) {
    var random = new SplittableRandom(seed);
    double limit = Math.sqrt(6.0 / (inputs + outputs));
    float[] w = new float[inputs * outputs];
    for (int i = 0; i < w.length; i++) {
      w[i] = (float) (limit * (2 * random.nextDouble() - 1));
    }
    return w;
  }
}
