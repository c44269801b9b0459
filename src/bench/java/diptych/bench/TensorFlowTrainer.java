package diptych.bench;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** TensorFlow by a static graph, its fastest way: a step is one call. */
final class TensorFlowTrainer implements Trainer {
  private final int threads;
  private final List<Op> initial = new ArrayList<>();
  private Ops tf;

  TensorFlowTrainer(int threads) {
    this.threads = threads;
  }

  @Override
  public double train(Job job, float[] data) {
    var config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(1)
            .build();
    try (var graph = new Graph();
        var session = new Session(graph, config);
        var all = TFloat32.tensorOf(Shape.of(job.samples, job.features), DataBuffers.of(data))) {
      tf = Ops.create(graph);
      var samples = tf.placeholder(TFloat32.class);
      var x = tf.variable(Shape.of(job.samples, job.features), TFloat32.class);
      var stored = tf.assign(x, samples);
      var rows = tf.placeholder(TInt32.class);
      Operand<TFloat32> batch = job.batch == job.samples ? x : tf.gather(x, rows, tf.constant(0));
      var moves = job.adversarial() ? adversaries(job, batch) : List.of(autoencoder(job, batch));
      initial.forEach(op -> session.runner().addTarget(op).run().close());
      session.runner().feed(samples, all).addTarget(stored).run().close();
      return run(session, job, rows, moves);
    }
  }

  /** A loss, and what brings it down. */
  private record Move(Operand<TFloat32> loss, List<Op> updates) {}

  private static double run(Session session, Job job, Placeholder<TInt32> rows, List<Move> moves) {
    var losses = new ArrayList<Double>();
    for (int[] batch : job.batches()) {
      try (var numbers = TInt32.vectorOf(batch)) {
        for (var move : moves) {
          var runner = session.runner().fetch(move.loss).feed(rows, numbers);
          move.updates.forEach(runner::addTarget);
          try (var result = runner.run()) {
            double loss = ((TFloat32) result.get(0)).getFloat();
            if (move == moves.get(0)) {
              losses.add(loss);
            }
          }
        }
      }
    }
    return job.outcome(losses);
  }

  private Move autoencoder(Job job, Operand<TFloat32> x) {
    var network = new Network(job.widths(), 0, false);
    var loss = mean(tf.math.squaredDifference(network.forward(x), x));
    return new Move(loss, adam(loss, network.parameters, job));
  }

  private List<Move> adversaries(Job job, Operand<TFloat32> real) {
    var generator = new Network(job.widths(), 0, false);
    var discriminator = new Network(job.discriminatorWidths(), 10, true);
    var shape = tf.constant(new int[] {job.batch, job.widths()[0]});
    var noise = tf.random.randomStandardNormal(shape, TFloat32.class);
    var fake = generator.forward(noise);
    var fakeLogits = discriminator.forward(fake);
    var realLogits = discriminator.forward(real);
    var seenAsReal = mean(tf.math.softplus(tf.math.neg(realLogits)));
    var loss = tf.math.add(seenAsReal, mean(tf.math.softplus(fakeLogits)));
    var generatorLoss = mean(tf.math.softplus(tf.math.neg(fakeLogits)));
    return List.of(
        new Move(loss, adam(loss, discriminator.parameters, job)),
        new Move(generatorLoss, adam(generatorLoss, generator.parameters, job)));
  }

  private Operand<TFloat32> mean(Operand<TFloat32> x) {
    var flat = tf.reshape(x, tf.constant(new int[] {-1}));
    return tf.math.mean(flat, tf.constant(0));
  }

  private List<Op> adam(Operand<TFloat32> loss, List<Variable<TFloat32>> parameters, Job job) {
    var graph = tf.gradients(loss, parameters);
    var gradients = new ArrayList<Operand<TFloat32>>();
    for (int i = 0; i < parameters.size(); i++) {
      gradients.add(tf.identity(graph.<TFloat32>dy(i)));
    }
    // no weight may change while a gradient is still to be computed from it
    var afterwards = tf.withControlDependencies(List.copyOf(gradients));
    var updates = new ArrayList<Op>();
    var power1 = variable(Shape.scalar(), 0.9f);
    var power2 = variable(Shape.scalar(), 0.999f);
    for (int i = 0; i < parameters.size(); i++) {
      var parameter = parameters.get(i);
      var shape = parameter.asOutput().shape();
      updates.add(
          afterwards.train.applyAdam(
              parameter,
              variable(shape, new float[(int) shape.size()]),
              variable(shape, new float[(int) shape.size()]),
              power1,
              power2,
              tf.constant((float) job.learningRate()),
              tf.constant(0.9f),
              tf.constant(0.999f),
              tf.constant(1e-7f),
              gradients.get(i)));
    }
    var after = tf.withControlDependencies(updates);
    return List.of(
        after.assign(power1, after.math.mul(power1, tf.constant(0.9f))),
        after.assign(power2, after.math.mul(power2, tf.constant(0.999f))));
  }

  private Variable<TFloat32> variable(Shape shape, float... numbers) {
    var variable = tf.variable(shape, TFloat32.class);
    initial.add(tf.assign(variable, tf.constant(shape, DataBuffers.of(numbers))));
    return variable;
  }

  /** Dense layers: an autoencoder or a generator, or a discriminator that gives logits. */
  private final class Network {
    final List<Variable<TFloat32>> parameters = new ArrayList<>();
    private final boolean discriminator;

    Network(int[] widths, long seed, boolean discriminator) {
      this.discriminator = discriminator;
      for (int i = 0; i + 1 < widths.length; i++) {
        float[] w = Job.weights(widths[i], widths[i + 1], seed + i);
        parameters.add(variable(Shape.of(widths[i], widths[i + 1]), w));
        parameters.add(variable(Shape.of(widths[i + 1]), new float[widths[i + 1]]));
      }
    }

    Operand<TFloat32> forward(Operand<TFloat32> x) {
      var y = x;
      for (int i = 0; i < parameters.size(); i += 2) {
        var sums = tf.nn.biasAdd(tf.linalg.matMul(y, parameters.get(i)), parameters.get(i + 1));
        boolean last = i + 2 == parameters.size();
        y = last ? lastActivation(sums) : innerActivation(sums);
      }
      return y;
    }

    private Operand<TFloat32> innerActivation(Operand<TFloat32> sums) {
      return discriminator ? tf.nn.leakyRelu(sums, LeakyRelu.alpha(0.2f)) : tf.nn.relu(sums);
    }

    private Operand<TFloat32> lastActivation(Operand<TFloat32> sums) {
      return discriminator ? sums : tf.math.sigmoid(sums);
    }
  }
}
