package diptych.training;

/** Somebody who is told of every epoch, for example a live plot. */
@FunctionalInterface
public interface EpochListener {

  /** An epoch has ended; its row is the last of {@code history}. */
  void epochEnded(History history);

  /** Training has ended for {@link History#stopReason}; the model is usable. */
  default void trainingEnded(History history) {}
}
