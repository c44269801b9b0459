package diptych.gan;

import diptych.autodiff.Node;
import diptych.autodiff.Workspace;
import diptych.file.Npz;
import diptych.file.State;
import diptych.nn.Optimizer;
import diptych.tensor.Functions;
import diptych.tensor.Reductions;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.TrainingDivergedException;
import diptych.training.WeightChange;
import java.io.IOException;
import java.util.List;

/**
 * The two moves of the game, steps 2 to 5 of the article's 3.2.1, in memory that all moves share.
 */
final class Moves implements State {
  private final Gan model;
  private final GanTraining setUp;
  private final List<Node> discriminatorParameters;
  private final List<Node> generatorParameters;
  private final WeightChange change;
  private final Workspace workspace = new Workspace();
  private int played;
  private int generatorSteps;

  Moves(Gan model, GanTraining setUp) {
    this.model = model;
    this.setUp = setUp;
    discriminatorParameters = model.discriminator().parameters();
    generatorParameters = model.generator().parameters();
    change = new WeightChange(model.parameters());
  }

  /** How far all weights have moved since the last {@code mark}, and the way back. */
  WeightChange change() {
    return change;
  }

  @Override
  public void save(String name, Npz file) {
    file.put(name + ".played", played).put(name + ".generator", generatorSteps);
  }

  @Override
  public Runnable restore(String name, Npz file) throws IOException {
    int savedPlayed = file.count(name + ".played");
    int savedGeneratorSteps = file.count(name + ".generator");
    return () -> {
      played = savedPlayed;
      generatorSteps = savedGeneratorSteps;
    };
  }

  /** Moves D once; G's weights are constants to it. */
  DiscriminatorStep discriminator(String place) {
    workspace.reset();
    var turn = setUp.seed().child(played++);
    // step 2: real samples to D
    var x = setUp.samples().sample(setUp.batchSize(), turn.child(0), workspace);
    var real = model.logits(seen(Node.constant(x, workspace), turn.child(1)));
    // step 3: noise through G; its value alone goes on, so that no gradient comes back
    var generated = generate(turn.child(2)).value();
    // step 4: generated samples to D
    var fake = model.logits(seen(Node.constant(generated, workspace), turn.child(3)));
    // step 5: D's loss, back-propagation and the update of D
    var loss = setUp.loss().discriminator(real, fake);
    double gradient =
        descend(loss, "discriminator", place, discriminatorParameters, setUp.discriminatorRule());
    setUp.constraint().applyAll(model.discriminator());
    return new DiscriminatorStep(
        loss.value().item(), probability(real), probability(fake), gradient);
  }

  /** Moves G once; D's weights are constants to it, but the gradient passes through. */
  GeneratorStep generator(String place) {
    workspace.reset();
    var turn = setUp.seed().child(played++);
    // step 3: noise through G
    var generated = generate(turn.child(2));
    // step 4: generated samples to D
    var fake = model.frozenLogits(seen(generated, turn.child(3)));
    // step 5: G's loss, back-propagation through D into G, and the update of G
    var loss = setUp.loss().generator(fake);
    double gradient = descend(loss, "generator", place, generatorParameters, setUp.generatorRule());
    generatorSteps++;
    return new GeneratorStep(loss.value().item(), probability(fake), gradient);
  }

  private Node generate(Seed seed) {
    var z = workspace.take(setUp.batchSize(), model.generator().inputs());
    model.fillNoise(z, seed);
    return model.generator().forward(Node.constant(z, workspace));
  }

  /** What D gets to see of samples: themselves, or with instance noise on them. */
  private Node seen(Node x, Seed seed) {
    double deviation = setUp.instanceNoise().after(generatorSteps);
    if (deviation == 0) {
      return x;
    }
    var noise = Tensor.normal(x.value().rows(), x.value().columns(), seed);
    return x.plus(Node.constant(noise.times((float) deviation)));
  }

  private double descend(
      Node loss, String side, String place, List<Node> parameters, Optimizer rule) {
    double value = loss.value().item();
    if (!Double.isFinite(value)) {
      change.undo();
      throw new TrainingDivergedException(side + " loss", value, "iteration", place);
    }
    change.good();
    parameters.forEach(Node::zeroGradient);
    loss.backward();
    double squares =
        parameters.stream().mapToDouble(p -> Reductions.sumOfSquares(p.gradient())).sum();
    rule.step(parameters);
    return Math.sqrt(squares);
  }

  private static double probability(Node logits) {
    return logits.value().map(Functions::sigmoid).mean();
  }
}
