package diptych.autoencoder;

import diptych.autodiff.Node;
import diptych.autodiff.Workspace;
import diptych.file.State;
import diptych.nn.Loss;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * A training of an autoencoder, as it is set up: {@code ae.train(x).optimizer(new
 * Adam(0.001)).batch(128).stop(afterEpochs(30)).run()}.
 *
 * <p>Unless told otherwise it uses Adam with learning rate 0.001, mean squared error and batches of
 * 128 in an order drawn from {@code Seed(0)}. When to stop must be said.
 */
public final class AutoencoderTraining extends ReconstructionTraining<AutoencoderTraining> {
  private final Autoencoder model;
  private Loss loss = Loss.MSE;
  private Corruption corruption;
  private float sparsity;

  AutoencoderTraining(Autoencoder model, Tensor samples) {
    super(model.encoder().inputs(), samples);
    this.model = model;
  }

  /** The loss between a reconstruction and its sample. */
  public AutoencoderTraining loss(Loss function) {
    loss = function;
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
   * denoising autoencoder they are corrupted, each time alike, and compared with themselves as they
   * were.
   */
  @Override
  public AutoencoderTraining validation(Tensor x) {
    return super.validation(x);
  }

  @Override
  AutoencoderTraining self() {
    return this;
  }

  @Override
  String kind() {
    return Autoencoder.KIND;
  }

  @Override
  String origin() {
    return model.origin();
  }

  @Override
  List<Node> parameters() {
    return model.parameters();
  }

  @Override
  Map<String, State> networks() {
    return model.state();
  }

  @Override
  List<String> ownSetting() {
    var probe = probe();
    var shifted = Node.constant(probe.plus(0.25f));
    return List.of(
        "model " + model,
        "loss, of a probe, " + loss.of(shifted, probe).value().item(),
        "corruption, of a probe, "
            + (corruption == null ? "none" : sha256(corruption.of(probe, seed()))),
        "sparsity " + sparsity);
  }

  @Override
  List<String> parts() {
    return List.of();
  }

  @Override
  List<Node> losses(Tensor x, Seed draws, Workspace workspace) {
    // what the encoder sees: x itself, or x̃ when denoising
    var seen = corrupted(x, draws, workspace);
    // step 2: forward to the code, h = f(x; W1)
    var h = model.encoder().forward(Node.constant(seen, workspace));
    // step 3: forward to the reconstruction, x̂ = g(h; W2)
    var reconstruction = model.decoder().forward(h);
    // step 4, its first half: the loss
    var l = loss.of(reconstruction, x);
    return List.of(sparsity == 0 ? l : l.plus(CodePenalty.meanAbsolute(h).times(sparsity)));
  }

  private Tensor corrupted(Tensor x, Seed noise, Workspace workspace) {
    if (corruption == null) {
      return x;
    }
    var seen = workspace.take(x.rows(), x.columns());
    x.copyInto(seen);
    corruption.apply(seen, noise.stream());
    return seen;
  }

  @Override
  DoubleSupplier validator(Tensor heldOut, Seed draws) {
    var seen = corruption == null ? heldOut : corruption.of(heldOut, draws);
    return () -> model.mse(seen, heldOut);
  }
}
