package diptych.bench;

import java.util.ArrayList;
import java.util.Arrays;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Deeplearning4j by its own network class; autoencoders only. */
final class Dl4jTrainer implements Trainer {
  private final int threads;

  Dl4jTrainer(int threads) {
    this.threads = threads;
  }

  @Override
  public double train(Job job, float[] data) {
    Nd4j.getExecutioner(); // loads the native code
    openblas_nolapack.blas_set_num_threads(threads);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    int[] widths = job.widths();
    var layers =
        new NeuralNetConfiguration.Builder()
            .updater(new Adam(job.learningRate(), 0.9, 0.999, 1e-7))
            .list();
    for (int i = 0; i < widths.length - 2; i++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(widths[i])
              .nOut(widths[i + 1])
              .activation(Activation.RELU)
              .build());
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MSE)
            .nIn(widths[widths.length - 2])
            .nOut(widths[widths.length - 1])
            .activation(Activation.SIGMOID)
            .build());
    var network = new MultiLayerNetwork(layers.build());
    network.init();
    for (int i = 0; i + 1 < widths.length; i++) {
      float[] w = Job.weights(widths[i], widths[i + 1], i);
      network.setParam(i + "_W", Nd4j.create(w, new int[] {widths[i], widths[i + 1]}));
    }
    var losses = new ArrayList<Double>();
    for (int[] rows : job.batches()) {
      float[] batch = batch(job, data, rows);
      var x = Nd4j.create(batch, new int[] {rows.length, job.features});
      network.fit(x, x);
      losses.add(network.score());
    }
    return job.outcome(losses);
  }

  private static float[] batch(Job job, float[] data, int[] rows) {
    if (rows.length == job.samples) {
      return data;
    }
    float[] batch = new float[rows.length * job.features];
    for (int i = 0; i < rows.length; i++) {
      int from = rows[i] * job.features;
      float[] row = Arrays.copyOfRange(data, from, from + job.features);
      System.arraycopy(row, 0, batch, i * job.features, job.features);
    }
    return batch;
  }
}
