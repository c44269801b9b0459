package diptych.autoencoder;

import diptych.autodiff.Node;
import diptych.autodiff.Workspace;
import diptych.data.Batches;
import diptych.file.Npz;
import diptych.file.State;
import diptych.nn.Adam;
import diptych.nn.Loss;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A training of an autoencoder, as it is set up: {@code ae.train(x).optimizer(new
 * Adam(0.001)).batch(128).stop(afterEpochs(30)).run()}.
 *
 * <p>Unless told otherwise it uses Adam with learning rate 0.001, mean squared error and batches of
 * 128 in an order drawn from {@code Seed(0)}. When to stop must be said.
 */
public final class AutoencoderTraining {
  private final Autoencoder model;
  private final Tensor samples;
  private Tensor validation;
  private Optimizer optimizer = new Adam(0.001);
  private Loss loss = Loss.MSE;
  private int batchSize = 128;
  private Seed seed = new Seed(0);
  private Corruption corruption;
  private float sparsity;
  private final TrainingLoop loop = new TrainingLoop("epoch");

  AutoencoderTraining(Autoencoder model, Tensor samples) {
    this.model = model;
    this.samples = requireSamples("training", samples);
  }

  private Tensor requireSamples(String purpose, Tensor x) {
    if (x.rows() == 0) {
      throw new IllegalArgumentException(
          "%s needs at least one sample, got %s".formatted(purpose, x.shape()));
    }
    if (x.columns() != model.encoder().inputs()) {
      throw new IllegalArgumentException(
          "%s: the samples have %d features, the encoder takes %d"
              .formatted(purpose, x.columns(), model.encoder().inputs()));
    }
    return x;
  }

  /** The rule that moves the weights. */
  public AutoencoderTraining optimizer(Optimizer rule) {
    optimizer = rule;
    return this;
  }

  /** The loss between a reconstruction and its sample. */
  public AutoencoderTraining loss(Loss function) {
    loss = function;
    return this;
  }

  /**
   * Samples per batch; as many as there are samples, or more, means the full batch.
   *
   * @throws IllegalArgumentException if below 1
   */
  public AutoencoderTraining batch(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a batch needs at least one sample, got " + size);
    }
    batchSize = size;
    return this;
  }

  /** The seed of the order in which samples are taken, and of their corruption. */
  public AutoencoderTraining seed(Seed orderSeed) {
    seed = orderSeed;
    return this;
  }

  /**
   * Trains a denoising autoencoder: the encoder sees x̃, x after the corruption, and the loss
   * compares the reconstruction with x itself (Vincent et al. 2008). Every batch is corrupted anew.
   */
  public AutoencoderTraining corrupt(Corruption rule) {
    corruption = rule;
    return this;
  }

  /**
   * Trains for sparse codes: the loss becomes L + λ·mean|h|, the mean over all numbers of the
   * batch's codes, so that a number of a code is zero unless it earns its keep.
   *
   * <p>λ = 0, the default, asks for nothing. With relu codes the zeros are exact.
   *
   * @throws IllegalArgumentException if λ is negative or not finite
   */
  public AutoencoderTraining sparse(double lambda) {
    if (!(lambda >= 0) || Double.isInfinite(lambda)) {
      throw new IllegalArgumentException("the sparsity weight is 0 or more, got " + lambda);
    }
    sparsity = (float) lambda;
    return this;
  }

  /**
   * Samples that are not trained on, whose MSE becomes the column {@code validation}; for a
   * denoising autoencoder they are corrupted, once, and compared with themselves as they were.
   */
  public AutoencoderTraining validation(Tensor x) {
    validation = requireSamples("validation", x);
    return this;
  }

  /** When to stop. The kernel's stop button (an interrupt) ends training as well. */
  public AutoencoderTraining stop(StopRule rule) {
    loop.stop(rule);
    return this;
  }

  /** Somebody to tell of every epoch, such as a live plot. */
  public AutoencoderTraining listen(EpochListener listener) {
    loop.listen(listener);
    return this;
  }

  /**
   * Saves all that is needed to go on, every so many epochs and at the end, in place of what the
   * file held before. It appears complete or not at all, so a killed training loses at most the
   * epochs since.
   *
   * @throws IllegalArgumentException if {@code every} is below 1
   */
  public AutoencoderTraining checkpoint(Path file, int every) {
    loop.checkpoint(file, every);
    return this;
  }

  /**
   * Goes on from a checkpoint, to the same bits as if the training had never stopped. The model,
   * the samples and all settings must be those of the training that saved it; only the stop rule
   * and the listeners may differ.
   */
  public AutoencoderTraining resume(Path file) {
    loop.resume(file);
    return this;
  }

  /**
   * Trains until the stop rule or an interrupt ends it; either way the model is usable.
   *
   * @return one row per epoch: {@code loss}, the mean over the epoch's batches, each before its
   *     update; {@code update}, the Euclidean norm of the epoch's change of all weights; and, if
   *     asked for, {@code validation}
   * @throws IllegalStateException if no stop rule was given
   * @throws TrainingDivergedException if a loss becomes NaN or infinite
   * @throws java.io.UncheckedIOException if a checkpoint cannot be written, or the one to go on
   *     from is missing, damaged or of another training
   */
  public History run() {
    var batches = new Batches(samples.rows(), batchSize, seed);
    var step = new Step();
    // step 1, the weights, is Autoencoder.init; step 5, to repeat until a threshold, is the loop
    return loop.run(
        validation == null ? List.of("loss", "update") : List.of("loss", "update", "validation"),
        new Checkpoint(Autoencoder.KIND, model.origin(), this::setting, state()),
        epoch -> step.epoch(batches.epoch(epoch), epoch));
  }

  /**
   * Trains again what a card was made of, and compares: as many epochs, whatever the stop rule.
   *
   * @throws IllegalArgumentException if the model's weights, the samples or the settings are not
   *     the card's; then nothing was trained
   */
  public RunCard.Comparison rerun(RunCard card) {
    return loop.rerun(card, this::run);
  }

  private Map<String, State> state() {
    var parts = model.state();
    parts.put("optimizer", new OptimizerState(optimizer, model.parameters()));
    return parts;
  }

  /** What must be equal for a resumed training; functions are told apart by what they give. */
  private List<String> setting() {
    var probe = samples.rows(0, 1);
    var shifted = Node.constant(probe.plus(0.25f));
    return List.of(
        "model " + model,
        "optimizer " + optimizer,
        "loss, of a probe, " + loss.of(shifted, probe).value().item(),
        "batch " + batchSize,
        "order " + seed,
        "corruption, of a probe, "
            + (corruption == null ? "none" : sha256(corruption.of(probe, seed))),
        "sparsity " + sparsity,
        "samples " + described(samples),
        "validation " + (validation == null ? "none" : described(validation)));
  }

  private static String described(Tensor x) {
    return x.shape() + ", SHA-256 " + sha256(x);
  }

  private static String sha256(Tensor x) {
    return new Npz().put("x", x).sha256();
  }

  /** Steps 2 to 4 of the article's 3.1.1 on one batch, in memory that all steps share. */
  private final class Step {
    private final List<Node> parameters = model.parameters();
    private final WeightChange change = new WeightChange(parameters);
    private final Workspace workspace = new Workspace();
    private final Tensor seenValidation =
        validation == null || corruption == null
            ? validation
            : corruption.of(validation, seed.child(-2));

    Optional<double[]> epoch(List<int[]> batches, int epoch) {
      change.mark();
      double sum = 0;
      for (int i = 0; i < batches.size(); i++) {
        sum += take(batches.get(i), epoch, i + 1) * batches.get(i).length;
        if (Thread.interrupted()) {
          return Optional.empty();
        }
      }
      double loss = sum / samples.rows();
      return Optional.of(
          validation == null
              ? new double[] {loss, change.norm()}
              : new double[] {loss, change.norm(), model.mse(seenValidation, validation)});
    }

    private double take(int[] batch, int epoch, int number) {
      workspace.reset();
      var x = batch(batch);
      // what the encoder sees: x itself, or x̃ when denoising
      var seen = corrupted(x, seed.child(-1).child(epoch).child(number));
      // step 2: forward to the code, h = f(x; W1)
      var h = model.encoder().forward(Node.constant(seen, workspace));
      // step 3: forward to the reconstruction, x̂ = g(h; W2)
      var reconstruction = model.decoder().forward(h);
      // step 4: the loss, back-propagation and the update
      var l = loss.of(reconstruction, x);
      if (sparsity > 0) {
        l = l.plus(CodePenalty.meanAbsolute(h).times(sparsity));
      }
      double value = l.value().item();
      if (!Double.isFinite(value)) {
        change.undo();
        throw new TrainingDivergedException(
            "reconstruction loss", value, "epoch", "epoch %d, batch %d".formatted(epoch, number));
      }
      parameters.forEach(Node::zeroGradient);
      l.backward();
      optimizer.step(parameters);
      return value;
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

    private Tensor corrupted(Tensor x, Seed noise) {
      if (corruption == null) {
        return x;
      }
      var seen = workspace.take(x.rows(), x.columns());
      System.arraycopy(x.array(), 0, seen.array(), 0, x.size());
      corruption.apply(seen, noise.stream());
      return seen;
    }
  }
}
