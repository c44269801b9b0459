package diptych.data;

/**
 * Words to learn from and words to be judged by, which no training may see.
 *
 * @param train the words to learn from
 * @param test the words held out
 */
public record WordSplit(Words train, Words test) {

  /** Refuses parts of different lengths or alphabets, whose rows would not mean the same. */
  public WordSplit {
    if (train.length() != test.length() || !train.alphabet().equals(test.alphabet())) {
      throw new IllegalArgumentException(
          "training words have %d places of %s, test words %d of %s"
              .formatted(train.length(), train.alphabet(), test.length(), test.alphabet()));
    }
  }

  /** Two lines, one per part. */
  @Override
  public String toString() {
    return "train: " + train + "\ntest:  " + test;
  }
}
