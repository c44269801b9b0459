package diptych.autoencoder;

import diptych.autodiff.Node;
import diptych.autodiff.Workspace;
import diptych.file.State;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * A training of a variational autoencoder, as it is set up: {@code vae.train(x).optimizer(new
 * Adam(0.001)).batch(128).stop(afterEpochs(30)).run()}.
 *
 * <p>The loss is −ELBO in nats per sample, with one code drawn for each sample of a batch (Kingma
 * and Welling 2013, algorithm 1). Its history has the columns {@code loss}, {@code reconstruction}
 * and {@code KL} (its two parts), {@code update} and, if asked for, {@code validation}, which is
 * −ELBO of held-out samples. When to stop must be said.
 */
public final class VariationalTraining extends ReconstructionTraining<VariationalTraining> {
  private final VariationalAutoencoder model;
  private float beta = 1;

  VariationalTraining(VariationalAutoencoder model, Tensor samples) {
    super(model.encoder().inputs(), samples);
    this.model = model;
  }

  /**
   * The weight of the divergence in the loss, β (Higgins et al. 2017). 1, the default, is −ELBO;
   * above 1 asks for plainer codes, below 1 for sharper reconstructions.
   *
   * @throws IllegalArgumentException if β is negative or not finite
   */
  public VariationalTraining beta(double weight) {
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "the weight of the divergence is 0 or more, got " + weight);
    }
    beta = (float) weight;
    return this;
  }

  /**
   * Samples that are not trained on, whose −ELBO (with β = 1, the same noise in every epoch)
   * becomes the column {@code validation}.
   */
  @Override
  public VariationalTraining validation(Tensor x) {
    return super.validation(x);
  }

  @Override
  VariationalTraining self() {
    return this;
  }

  @Override
  String kind() {
    return VariationalAutoencoder.KIND;
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
    return List.of("model " + model, "beta " + beta);
  }

  @Override
  List<String> parts() {
    return List.of("reconstruction", "KL");
  }

  @Override
  List<Node> losses(Tensor x, Seed draws, Workspace workspace) {
    var noise = workspace.take(x.rows(), model.codeSize());
    draws.stream().fillNormal(noise.array());
    var parts = model.negativeElbo(Node.constant(x, workspace), noise);
    return List.of(parts.total(beta), parts.reconstruction(), parts.divergence());
  }

  @Override
  DoubleSupplier validator(Tensor heldOut, Seed draws) {
    return () -> model.negativeElbo(heldOut, draws);
  }
}
