package diptych.bench;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.function.Supplier;

/** PyTorch by the Deep Java Library's own trainers. */
final class PyTorchTrainer implements Trainer {

  PyTorchTrainer(int threads) {
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
  }

  @Override
  public double train(Job job, float[] data) {
    try (var manager = NDManager.newBaseManager()) {
      var x = manager.create(data, new Shape(job.samples, job.features));
      return job.adversarial() ? adversaries(job, x) : autoencoder(job, x);
    }
  }

  private static double autoencoder(Job job, NDArray x) {
    var losses = new ArrayList<Double>();
    try (var network = new Network(job, job.widths(), 0, false)) {
      for (int[] rows : job.batches()) {
        try (var step = x.getManager().newSubManager()) {
          var batch = batch(job, x, rows, step);
          losses.add(network.descend(() -> network.forward(batch).sub(batch).square().mean()));
          keep(x, batch);
        }
      }
    }
    return job.outcome(losses);
  }

  private static double adversaries(Job job, NDArray x) {
    var losses = new ArrayList<Double>();
    try (var generator = new Network(job, job.widths(), 0, false);
        var discriminator = new Network(job, job.discriminatorWidths(), 10, true)) {
      for (int[] rows : job.batches()) {
        try (var step = x.getManager().newSubManager()) {
          var real = batch(job, x, rows, step);
          var shape = new Shape(job.batch, job.widths()[0]);
          var fake = generator.forward(step.randomNormal(shape)).stopGradient();
          losses.add(
              discriminator.descend(
                  () ->
                      softplus(discriminator.forward(real).neg())
                          .add(softplus(discriminator.forward(fake)))));
          var noise = step.randomNormal(shape);
          discriminator.learns(false);
          generator.descend(() -> softplus(discriminator.forward(generator.forward(noise)).neg()));
          discriminator.learns(true);
          keep(x, real);
        }
      }
    }
    return job.outcome(losses);
  }

  private static NDArray softplus(NDArray logits) {
    return Activation.softPlus(logits).mean();
  }

  /** The batch, whose results then live as long as {@code step}. */
  private static NDArray batch(Job job, NDArray x, int[] rows, NDManager step) {
    if (job.batch == job.samples) {
      x.attach(step);
      return x;
    }
    var batch = x.get(step.create(rows));
    batch.attach(step);
    return batch;
  }

  /** Takes the samples back from the step, if they were its batch. */
  private static void keep(NDArray x, NDArray batch) {
    if (x == batch) {
      x.attach(x.getManager().getParentManager());
    }
  }

  /** Dense layers, with what trains them. */
  private static final class Network implements AutoCloseable {
    private final Model model = Model.newInstance("network");
    private final ai.djl.training.Trainer trainer;

    Network(Job job, int[] widths, long seed, boolean discriminator) {
      var block = new SequentialBlock();
      for (int i = 1; i < widths.length; i++) {
        block.add(Linear.builder().setUnits(widths[i]).build());
        if (i < widths.length - 1) {
          block.add(discriminator ? Activation.leakyReluBlock(0.2f) : Activation.reluBlock());
        } else {
          block.add(discriminator ? Blocks.identityBlock() : Activation.sigmoidBlock());
        }
      }
      model.setBlock(block);
      var adam =
          Adam.builder()
              .optLearningRateTracker(Tracker.fixed((float) job.learningRate()))
              .optEpsilon(1e-7f)
              .build();
      trainer = model.newTrainer(new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(adam));
      trainer.initialize(new Shape(job.batch, widths[0]));
      for (int i = 0; i + 1 < widths.length; i++) {
        var layer = block.getChildren().get(2 * i).getValue().getParameters();
        layer.get("weight").getArray().set(transposed(widths[i], widths[i + 1], seed + i));
      }
    }

    /** PyTorch's weights are (outputs, inputs). */
    private static FloatBuffer transposed(int inputs, int outputs, long seed) {
      float[] w = Job.weights(inputs, outputs, seed);
      float[] t = new float[w.length];
      for (int i = 0; i < w.length; i++) {
        t[i % outputs * inputs + i / outputs] = w[i];
      }
      return FloatBuffer.wrap(t);
    }

    /** Whether gradients are computed for the weights; otherwise they only pass through. */
    void learns(boolean yes) {
      for (var parameter : model.getBlock().getParameters().values()) {
        parameter.getArray().setRequiresGradient(yes);
      }
    }

    NDArray forward(NDArray x) {
      return trainer.forward(new NDList(x)).singletonOrThrow();
    }

    double descend(Supplier<NDArray> loss) {
      double value;
      try (GradientCollector gradients = trainer.newGradientCollector()) {
        var result = loss.get();
        gradients.backward(result);
        value = result.getFloat();
      }
      trainer.step();
      return value;
    }

    @Override
    public void close() {
      trainer.close();
      model.close();
    }
  }
}
