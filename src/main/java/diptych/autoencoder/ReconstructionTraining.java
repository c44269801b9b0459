package diptych.autoencoder;

import diptych.autodiff.Node;
import diptych.autodiff.Workspace;
import diptych.data.Batches;
import diptych.file.Npz;
import diptych.file.State;
import diptych.nn.Adam;
import diptych.nn.Optimizer;
import diptych.nn.OptimizerState;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.Checkpoint;
import diptych.training.EpochListener;
import diptych.training.History;
import diptych.training.RunCard;
import diptych.training.StopRule;
import diptych.training.TrainingDivergedException;
import diptych.training.TrainingLoop;
import diptych.training.WeightChange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * What trainings of both autoencoders share: epochs of batches in an order drawn from the seed, one
 * optimiser for encoder and decoder, stop rules, listeners and checkpoints.
 *
 * <p>Unless told otherwise a training uses Adam with learning rate 0.001 and batches of 128 in an
 * order drawn from {@code Seed(0)}. When to stop must be said.
 *
 * @param <T> the kind of training, so that calls can be chained
 */
public abstract sealed class ReconstructionTraining<T extends ReconstructionTraining<T>>
    permits AutoencoderTraining, VariationalTraining {
  private final int features;
  private final TrainingLoop loop = new TrainingLoop("epoch");
  private final Tensor samples;
  private Tensor validation;
  private Optimizer optimizer = new Adam(0.001);
  private int batchSize = 128;
  private Seed seed = new Seed(0);

  ReconstructionTraining(int features, Tensor samples) {
    this.features = features;
    this.samples = requireSamples("training", samples);
  }

  private Tensor requireSamples(String purpose, Tensor x) {
    if (x.rows() == 0) {
      throw new IllegalArgumentException(
          "%s needs at least one sample, got %s".formatted(purpose, x.shape()));
    }
    if (x.columns() != features) {
      throw new IllegalArgumentException(
          "%s: the samples have %d features, the encoder takes %d"
              .formatted(purpose, x.columns(), features));
    }
    return x;
  }

  /** This training, for the next call of the chain. */
  abstract T self();

  /** Which model is trained, as its files say it. */
  abstract String kind();

  /** Where the model's weights came from. */
  abstract String origin();

  /** The model's weights and biases. */
  abstract List<Node> parameters();

  /** The model's networks by name. */
  abstract Map<String, State> networks();

  /** The settings of this kind of training that a checkpoint must meet again, a line each. */
  abstract List<String> ownSetting();

  /** The names of the parts of the loss that are recorded beside it; none if it has no parts. */
  abstract List<String> parts();

  /**
   * Steps 2 to 4 of the article's 3.1.1 for one batch: forward to the code, forward to the
   * reconstruction, the loss.
   *
   * @param x the batch (n, d)
   * @param draws the seed of whatever is drawn for this batch
   * @return the 1×1 loss, then its {@link #parts}
   */
  abstract List<Node> losses(Tensor x, Seed draws, Workspace workspace);

  /** What measures held-out samples after every epoch, for the column {@code validation}. */
  abstract DoubleSupplier validator(Tensor heldOut, Seed draws);

  /** The rule that moves the weights. */
  public T optimizer(Optimizer rule) {
    optimizer = rule;
    return self();
  }

  /**
   * Samples per batch; as many as there are samples, or more, means the full batch.
   *
   * @throws IllegalArgumentException if below 1
   */
  public T batch(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a batch needs at least one sample, got " + size);
    }
    batchSize = size;
    return self();
  }

  /** The seed of the order in which samples are taken, and of all that is drawn for them. */
  public T seed(Seed orderSeed) {
    seed = orderSeed;
    return self();
  }

  /** Samples that are not trained on, and are measured in the column {@code validation}. */
  public T validation(Tensor x) {
    validation = requireSamples("validation", x);
    return self();
  }

  /** When to stop. The kernel's stop button (an interrupt) ends training as well. */
  public T stop(StopRule rule) {
    loop.stop(rule);
    return self();
  }

  /** Somebody to tell of every epoch, such as a live plot. */
  public T listen(EpochListener listener) {
    loop.listen(listener);
    return self();
  }

  /**
   * Saves all that is needed to go on, every so many epochs and at the end, in place of what the
   * file held before. It appears complete or not at all, so a killed training loses at most the
   * epochs since.
   *
   * @throws IllegalArgumentException if {@code every} is below 1
   */
  public T checkpoint(Path file, int every) {
    loop.checkpoint(file, every);
    return self();
  }

  /**
   * Goes on from a checkpoint, to the same bits as if the training had never stopped. The model,
   * the samples and all settings must be those of the training that saved it; only the stop rule
   * and the listeners may differ.
   */
  public T resume(Path file) {
    loop.resume(file);
    return self();
  }

  /**
   * Trains until the stop rule or an interrupt ends it; either way the model is usable.
   *
   * @return one row per epoch: {@code loss}, the mean over the epoch's batches, each before its
   *     update, and so its parts, if it has any; {@code update}, the Euclidean norm of the epoch's
   *     change of all weights; and, if asked for, {@code validation}
   * @throws IllegalStateException if no stop rule was given
   * @throws TrainingDivergedException if a loss becomes NaN or infinite
   * @throws java.io.UncheckedIOException if a checkpoint cannot be written, or the one to go on
   *     from is missing, damaged or of another training
   */
  public History run() {
    var columns = new ArrayList<String>();
    columns.add("loss");
    columns.addAll(parts());
    columns.add("update");
    if (validation != null) {
      columns.add("validation");
    }
    var state = networks();
    state.put("optimizer", new OptimizerState(optimizer, parameters()));
    var batches = new Batches(samples.rows(), batchSize, seed);
    var step = new Step(columns.size());
    // step 1, the weights, is the model's init; step 5, to repeat until a threshold, is the loop
    return loop.run(
        columns,
        new Checkpoint(kind(), origin(), this::setting, state),
        epoch -> step.epoch(batches.epoch(epoch), epoch));
  }

  /**
   * Trains again what a card was made of, and compares: as many epochs, whatever the stop rule.
   *
   * @throws IllegalArgumentException if the model's weights, the samples or the settings are not
   *     the card's; then nothing was trained
   */
  public RunCard.Rerun rerun(RunCard card) {
    return loop.rerun(card, this::run);
  }

  /** What must be equal for a resumed training. */
  private List<String> setting() {
    var lines = new ArrayList<>(ownSetting());
    lines.add("optimizer " + optimizer);
    lines.add("batch " + batchSize);
    lines.add("order " + seed);
    lines.add("samples " + described(samples));
    lines.add("validation " + (validation == null ? "none" : described(validation)));
    return lines;
  }

  /** The first sample, on which functions are told apart by what they give. */
  final Tensor probe() {
    return samples.rows(0, 1);
  }

  /** The seed of the order in which samples are taken. */
  final Seed seed() {
    return seed;
  }

  private static String described(Tensor x) {
    return x.shape() + ", SHA-256 " + sha256(x);
  }

  static String sha256(Tensor x) {
    return new Npz().put("x", x).sha256();
  }

  /** One batch after the other, in memory that all steps share. */
  private final class Step {
    private final int columns;
    private final List<Node> parameters = parameters();
    private final WeightChange change = new WeightChange(parameters);
    private final Workspace workspace = new Workspace();
    private final DoubleSupplier validator =
        validation == null ? null : validator(validation, seed.child(-2));

    Step(int columns) {
      this.columns = columns;
    }

    Optional<double[]> epoch(List<int[]> batches, int epoch) {
      change.mark();
      double[] row = new double[columns];
      for (int i = 0; i < batches.size(); i++) {
        take(batches.get(i), epoch, i + 1, row);
        if (Thread.interrupted()) {
          return Optional.empty();
        }
      }
      int parts = parts().size() + 1;
      for (int i = 0; i < parts; i++) {
        row[i] /= samples.rows();
      }
      row[parts] = change.norm();
      if (validator != null) {
        row[parts + 1] = validator.getAsDouble();
      }
      return Optional.of(row);
    }

    private void take(int[] rows, int epoch, int number, double[] sums) {
      workspace.reset();
      var losses = losses(batch(rows), seed.child(-1).child(epoch).child(number), workspace);
      double value = losses.get(0).value().item();
      if (!Double.isFinite(value)) {
        change.undo();
        throw new TrainingDivergedException(
            "reconstruction loss", value, "epoch", "epoch %d, batch %d".formatted(epoch, number));
      }
      change.good();
      for (int i = 0; i < losses.size(); i++) {
        sums[i] += (double) losses.get(i).value().item() * rows.length;
      }
      // step 4, its second half: back-propagation and the update
      parameters.forEach(Node::zeroGradient);
      losses.get(0).backward();
      optimizer.step(parameters);
    }

    /** The samples of a batch; the full batch is all of them in their own order, and no copy. */
    private Tensor batch(int[] rows) {
      if (rows.length == samples.rows()) {
        return samples;
      }
      var x = workspace.take(rows.length, samples.columns());
      samples.takeInto(rows, x);
      return x;
    }
  }
}
