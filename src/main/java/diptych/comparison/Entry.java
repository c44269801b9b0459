package diptych.comparison;

import diptych.autodiff.Node;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.EpochListener;
import diptych.training.History;
import diptych.training.StopRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A model that takes part, behind the same calls for every kind. */
public interface Entry {
  /** Samples per training step, for all contenders. */
  int BATCH = 32;

  /** Draws fresh weights; equal seeds give equal weights. */
  void init(Seed weights);

  /** All weights and biases, also those that only training needs (a discriminator's). */
  List<Node> parameters();

  /** What a round of its training is called: {@code epoch} or {@code iteration}. */
  default String unit() {
    return "epoch";
  }

  /**
   * Multiply-adds of one round: an epoch over {@code samples} samples, or an iteration of a GAN.
   */
  long multiplyAddsPerRound(int samples);

  /**
   * Trains from scratch or on.
   *
   * @param draws the seed of the order of the samples and of all noise
   */
  History train(Tensor samples, StopRule stop, Seed draws, EpochListener listener);

  /** {@code n} new samples; equal seeds give equal samples. */
  Tensor sample(int n, Seed seed);

  /** The samples that the model makes of codes: its decoder or generator. */
  Tensor decode(Tensor codes);

  /** The codes of samples (a VAE's: their means); empty for a model that has no encoder. */
  Optional<Tensor> encode(Tensor samples);

  /** The reconstructions of samples; empty for a model that has no encoder. */
  default Optional<Tensor> reconstruct(Tensor samples) {
    return encode(samples).map(this::decode);
  }

  /** Saves the model. */
  Path save(Path file);
}
