package diptych.data;

/**
 * Sounds to learn from and sounds to be judged by, which no training may see.
 *
 * @param train the sounds to learn from
 * @param test the sounds held out
 */
public record SoundSplit(Sounds train, Sounds test) {

  /** Refuses parts of different lengths or rates. */
  public SoundSplit {
    if (train.length() != test.length() || train.rate() != test.rate()) {
      throw new IllegalArgumentException(
          "training sounds have %d samples at %d Hz, test sounds %d at %d Hz"
              .formatted(train.length(), train.rate(), test.length(), test.rate()));
    }
  }

  /** Two lines, one per part. */
  @Override
  public String toString() {
    return "train: " + train + "\ntest:  " + test;
  }
}
