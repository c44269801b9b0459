package diptych.gan;

import diptych.nn.Adam;
import diptych.nn.Optimizer;
import diptych.tensor.Seed;
import diptych.training.EpochListener;
import diptych.training.History;
import diptych.training.RunCard;
import diptych.training.StopRule;
import diptych.training.TrainingDivergedException;
import diptych.training.TrainingLoop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A training of a GAN, as it is set up: {@code gan.train(x).optimizers(new Adam(0.0002), new
 * Adam(0.0002)).batch(128).stop(afterIterations(1000)).run()}.
 *
 * <p>Unless told otherwise it uses Adam with learning rate 0.0002 for both sides, the
 * non-saturating loss, batches of 128 drawn from {@code Seed(0)}, and one step of D for each of G.
 * When to stop must be said. Instead of {@link #run}, or after it, {@link #stepDiscriminator} and
 * {@link #stepGenerator} play single moves by hand.
 */
public final class GanTraining {
  private static final List<String> COLUMNS =
      List.of(
          "discriminator loss",
          "generator loss",
          "D(real)",
          "D(fake)",
          "discriminator gradient",
          "generator gradient",
          "update");

  private final Gan model;
  private final SampleSource samples;
  private final TrainingLoop loop = new TrainingLoop("iteration");
  private final List<Score> scores = new ArrayList<>();
  private Optimizer discriminatorRule = new Adam(0.0002);
  private Optimizer generatorRule = new Adam(0.0002);
  private GanLoss loss = GanLoss.NON_SATURATING;
  private int batchSize;
  private int discriminatorSteps = 1;
  private InstanceNoise instanceNoise = InstanceNoise.NONE;
  private WeightConstraint constraint = layer -> {};
  private Seed seed = new Seed(0);
  private final List<WeightAverage> averages = new ArrayList<>();
  private Moves moves;

  GanTraining(Gan model, SampleSource samples) {
    this.model = model;
    this.samples = samples;
    batchSize = 128 / model.packing() * model.packing();
  }

  /**
   * The rules that move the weights of each side: one for D, another one for G.
   *
   * @throws IllegalArgumentException if both are the same object
   */
  public GanTraining optimizers(Optimizer discriminator, Optimizer generator) {
    if (discriminator == generator) {
      throw new IllegalArgumentException(
          "D and G need an optimizer each, for an optimizer remembers its steps; got %s twice"
              .formatted(discriminator));
    }
    discriminatorRule = discriminator;
    generatorRule = generator;
    return this;
  }

  /** What each side makes smaller. */
  public GanTraining loss(GanLoss function) {
    loss = function;
    return this;
  }

  /**
   * Real samples, and as many generated ones, in each step.
   *
   * @throws IllegalArgumentException if it is not a positive multiple of the samples that the
   *     discriminator judges at once
   */
  public GanTraining batch(int size) {
    model.requireBatch(size);
    batchSize = size;
    return this;
  }

  /**
   * Steps of D for each step of G: the k of Goodfellow et al. 2014, algorithm 1.
   *
   * @throws IllegalArgumentException if below 1
   */
  public GanTraining discriminatorSteps(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("D needs at least one step per iteration, got " + k);
    }
    discriminatorSteps = k;
    return this;
  }

  /**
   * Normal noise added to all that D sees, real or generated, so that both always overlap (Sønderby
   * et al. 2017, section 3.3; Arjovsky and Bottou 2017, section 3).
   *
   * @param deviation its standard deviation at first; falls in a straight line
   * @param iterations the iteration in which it has fallen to 0
   * @throws IllegalArgumentException if the deviation is negative or there is no iteration
   */
  public GanTraining instanceNoise(double deviation, int iterations) {
    instanceNoise = new InstanceNoise(deviation, iterations);
    return this;
  }

  /** A bound on the discriminator's weights, applied after each of its steps. */
  public GanTraining constrain(WeightConstraint bound) {
    constraint = bound;
    return this;
  }

  /** The seed of the samples that are drawn, the noise and the instance noise. */
  public GanTraining seed(Seed drawSeed) {
    seed = drawSeed;
    return this;
  }

  /**
   * A number to measure while training goes on: the column {@code name}, NaN in the iterations
   * between.
   *
   * @param every measured in iterations {@code every}, 2 · {@code every}, …
   * @param measure takes the model as it is; must not change it
   * @throws IllegalArgumentException if {@code every} is below 1
   */
  public GanTraining score(String name, int every, ToDoubleFunction<Gan> measure) {
    scores.add(new Score(name, every, measure));
    return this;
  }

  /** When to stop. The kernel's stop button (an interrupt) ends training as well. */
  public GanTraining stop(StopRule rule) {
    loop.stop(rule);
    return this;
  }

  /** Somebody to tell of every iteration, such as a live plot. */
  public GanTraining listen(EpochListener listener) {
    loop.listen(listener);
    if (listener instanceof WeightAverage average) {
      averages.add(average);
    }
    return this;
  }

  /**
   * Saves all that is needed to go on, every so many iterations and at the end, in place of what
   * the file held before. It appears complete or not at all, so a killed training loses at most the
   * iterations since.
   *
   * @throws IllegalArgumentException if {@code every} is below 1
   */
  public GanTraining checkpoint(Path file, int every) {
    loop.checkpoint(file, every);
    return this;
  }

  /**
   * Goes on from a checkpoint, to the same bits as if the training had never stopped. The model,
   * samples, settings and weight averages must be those of the training that saved it.
   */
  public GanTraining resume(Path file) {
    loop.resume(file);
    return this;
  }

  /**
   * Steps 2 to 5 of the article's 3.2.1 for the discriminator alone; the generator stays as it is.
   *
   * @throws TrainingDivergedException if the loss is NaN or infinite
   */
  public DiscriminatorStep stepDiscriminator() {
    moves().change().mark();
    return moves.discriminator("a step by hand");
  }

  /**
   * Steps 3 to 5 of the article's 3.2.1 for the generator alone; the discriminator stays as it is.
   *
   * @throws TrainingDivergedException if the loss is NaN or infinite
   */
  public GeneratorStep stepGenerator() {
    moves().change().mark();
    return moves.generator("a step by hand");
  }

  /**
   * Trains until the stop rule or an interrupt ends it; either way the model is usable.
   *
   * @return one row per iteration, which is k steps of D and one of G: {@code discriminator loss},
   *     {@code D(real)}, {@code D(fake)} and {@code discriminator gradient} (its norm), the means
   *     over the steps of D; {@code generator loss} and {@code generator gradient}; {@code update},
   *     the Euclidean norm of the change of all weights; and the scores
   * @throws IllegalStateException if no stop rule was given
   * @throws TrainingDivergedException if a loss becomes NaN or infinite
   * @throws java.io.UncheckedIOException if a checkpoint cannot be written, or the one to go on
   *     from is missing, damaged or of another training
   */
  public History run() {
    var names = Stream.concat(COLUMNS.stream(), scores.stream().map(Score::name)).toList();
    // step 1, the weights, is Gan.init; step 6, to repeat until a threshold, is the loop
    return loop.run(names, GanCheckpoint.of(model, this, moves()), this::iteration);
  }

  /**
   * Trains again what a card was made of, and compares: as many iterations, whatever the stop rule.
   *
   * @throws IllegalArgumentException if weights, samples or settings are others; nothing is trained
   */
  public RunCard.Rerun rerun(RunCard card) {
    return loop.rerun(card, this::run);
  }

  private Optional<double[]> iteration(int number) {
    var place = "iteration " + number;
    moves().change().mark();
    double[] row = new double[COLUMNS.size() + scores.size()];
    for (int step = 0; step < discriminatorSteps; step++) {
      var d = moves.discriminator(place);
      row[0] += d.loss() / discriminatorSteps;
      row[2] += d.real() / discriminatorSteps;
      row[3] += d.fake() / discriminatorSteps;
      row[4] += d.gradient() / discriminatorSteps;
      if (Thread.interrupted()) {
        return Optional.empty();
      }
    }
    var g = moves.generator(place);
    row[1] = g.loss();
    row[5] = g.gradient();
    row[6] = moves.change().norm();
    for (int i = 0; i < scores.size(); i++) {
      row[COLUMNS.size() + i] = scores.get(i).after(number, model);
    }
    return Thread.interrupted() ? Optional.empty() : Optional.of(row);
  }

  private Moves moves() {
    if (moves == null) {
      moves = new Moves(model, this);
    }
    return moves;
  }

  List<Score> scores() {
    return scores;
  }

  List<WeightAverage> averages() {
    return averages;
  }

  int discriminatorSteps() {
    return discriminatorSteps;
  }

  SampleSource samples() {
    return samples;
  }

  Optimizer discriminatorRule() {
    return discriminatorRule;
  }

  Optimizer generatorRule() {
    return generatorRule;
  }

  GanLoss loss() {
    return loss;
  }

  int batchSize() {
    return batchSize;
  }

  WeightConstraint constraint() {
    return constraint;
  }

  Seed seed() {
    return seed;
  }

  InstanceNoise instanceNoise() {
    return instanceNoise;
  }
}
