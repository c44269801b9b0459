package diptych.training;

/** A loss became NaN or infinite, so that no further step makes sense. */
public final class TrainingDivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Names the place and the likely cause.
   *
   * @param part which loss, such as {@code reconstruction loss}
   * @param loss its value: NaN or an infinity
   * @param epoch the epoch, from 1
   * @param batch the batch within the epoch, from 1
   */
  public TrainingDivergedException(String part, double loss, int epoch, int batch) {
    super(
        ("the %s became %s in epoch %d, batch %d. The likely cause is a learning rate that is too"
                + " large, or samples that are not numbers or not in [0, 1]. The weights are those"
                + " from before this epoch.")
            .formatted(part, loss, epoch, batch));
  }
}
