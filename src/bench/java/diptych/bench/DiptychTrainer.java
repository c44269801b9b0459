package diptych.bench;

import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.LEAKY_RELU;
import static diptych.nn.Activation.RELU;
import static diptych.nn.Activation.SIGMOID;
import static diptych.training.StopRule.afterEpochs;
import static diptych.training.StopRule.afterIterations;

import diptych.autoencoder.Autoencoder;
import diptych.gan.Gan;
import diptych.gan.SampleSource;
import diptych.nn.Activation;
import diptych.nn.Adam;
import diptych.nn.Dense;
import diptych.nn.Sequential;
import diptych.tensor.Tensor;

/** Diptych by its own training loops, as a notebook uses it. */
final class DiptychTrainer implements Trainer {
  @Override
  public double train(Job job, float[] data) {
    var x = Tensor.of(job.samples, job.features, data);
    return job.adversarial() ? adversaries(job, x) : autoencoder(job, x);
  }

  private static double autoencoder(Job job, Tensor x) {
    int[] widths = job.widths();
    int middle = widths.length / 2;
    var encoder = new Dense[middle];
    var decoder = new Dense[widths.length - 1 - middle];
    for (int i = 0; i < widths.length - 1; i++) {
      boolean last = i == widths.length - 2;
      var layer = Dense.of(widths[i], widths[i + 1], last ? SIGMOID : RELU);
      if (i < middle) {
        encoder[i] = layer;
      } else {
        decoder[i - middle] = layer;
      }
      assign(layer, i);
    }
    var model = Autoencoder.of(Sequential.of(encoder), Sequential.of(decoder));
    return model
        .train(x)
        .optimizer(new Adam(job.learningRate()))
        .batch(job.batch)
        .stop(afterEpochs(job == Job.ARTICLE_AE ? job.steps : 1))
        .run()
        .last("loss");
  }

  private static double adversaries(Job job, Tensor x) {
    var generator = network(job.widths(), RELU, SIGMOID, 0);
    var discriminator = network(job.discriminatorWidths(), LEAKY_RELU, IDENTITY, 10);
    return Gan.of(generator, discriminator)
        .train(SampleSource.of(x))
        .optimizers(new Adam(job.learningRate()), new Adam(job.learningRate()))
        .batch(job.batch)
        .stop(afterIterations(job.steps))
        .run()
        .last("discriminator loss");
  }

  private static Sequential network(int[] widths, Activation inner, Activation last, long seed) {
    var layers = new Dense[widths.length - 1];
    for (int i = 0; i < layers.length; i++) {
      layers[i] = Dense.of(widths[i], widths[i + 1], i == layers.length - 1 ? last : inner);
      assign(layers[i], seed + i);
    }
    return Sequential.of(layers);
  }

  private static void assign(Dense layer, long seed) {
    float[] w = Job.weights(layer.inputs(), layer.outputs(), seed);
    layer.assign(Tensor.of(layer.inputs(), layer.outputs(), w), Tensor.zeros(1, layer.outputs()));
  }
}
