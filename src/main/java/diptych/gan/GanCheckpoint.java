package diptych.gan;

import diptych.autodiff.Node;
import diptych.file.Npz;
import diptych.nn.Activation;
import diptych.nn.Dense;
import diptych.nn.OptimizerState;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import diptych.training.Checkpoint;
import java.util.List;

/** What a GAN's training needs to go on. */
final class GanCheckpoint {
  private GanCheckpoint() {}

  static Checkpoint of(Gan model, GanTraining setUp, Moves moves) {
    var parts = model.state();
    parts.put(
        "discriminator optimizer",
        new OptimizerState(setUp.discriminatorRule(), model.discriminator().parameters()));
    parts.put(
        "generator optimizer",
        new OptimizerState(setUp.generatorRule(), model.generator().parameters()));
    parts.put("moves", moves);
    for (var average : setUp.averages()) {
      parts.put("average " + parts.size(), average);
    }
    return new Checkpoint(Gan.KIND, model.origin(), () -> setting(model, setUp), parts);
  }

  /** What must be equal for a resumed training; functions are told apart by what they give. */
  private static List<String> setting(Gan model, GanTraining setUp) {
    var probe = Node.constant(Tensor.of(2, 1, 0.5f, -1));
    var first = setUp.samples().sample(setUp.batchSize(), setUp.seed());
    return List.of(
        "model " + model,
        "optimizers %s, %s".formatted(setUp.discriminatorRule(), setUp.generatorRule()),
        "losses, of a probe, %s, %s"
            .formatted(
                setUp.loss().discriminator(probe, probe).value().item(),
                setUp.loss().generator(probe).value().item()),
        "batch " + setUp.batchSize(),
        "steps of D " + setUp.discriminatorSteps(),
        setUp.instanceNoise().toString(),
        "weight constraint, of a probe, " + constrained(setUp.constraint()),
        "scores " + setUp.scores().stream().map(Score::name).toList(),
        "draws " + setUp.seed(),
        "samples, the first, " + new Npz().put("x", first).sha256());
  }

  /** What a constraint makes of weights that are larger than any sensible bound. */
  private static String constrained(WeightConstraint constraint) {
    var probe = Dense.of(3, 2, Activation.IDENTITY);
    probe.assign(
        Tensor.normal(3, 2, new Seed(0)).times(100), Tensor.normal(1, 2, new Seed(1)).times(100));
    constraint.applyAll(probe);
    return new Npz()
        .put("weights", probe.weights().value())
        .put("bias", probe.bias().value())
        .sha256();
  }
}
