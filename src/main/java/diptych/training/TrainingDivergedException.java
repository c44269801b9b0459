package diptych.training;

/** A loss became NaN or infinite, so that no further step makes sense. */
public final class TrainingDivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Names the place and the likely cause.
   *
   * @param part which loss, such as {@code reconstruction loss}
   * @param loss its value: NaN or an infinity
   * @param unit what is undone: {@code epoch} or {@code iteration}
   * @param place where it happened, such as {@code epoch 3, batch 12}
   */
  public TrainingDivergedException(String part, double loss, String unit, String place) {
    super(
        ("the %s became %s in %s. The likely cause is a learning rate that is too large, or"
                + " samples that are not numbers or far larger than 1. The weights are those from"
                + " before this %s.")
            .formatted(part, loss, place, unit));
  }
}
