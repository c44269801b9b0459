package diptych.data;

/**
 * Images to learn from and images to be judged by, which no training may see.
 *
 * @param train the images to learn from
 * @param test the images held out
 */
public record ImageSplit(Images train, Images test) {

  /** Refuses parts of different image sizes. */
  public ImageSplit {
    if (train.height() != test.height() || train.width() != test.width()) {
      throw new IllegalArgumentException(
          "training images are %d x %d, test images %d x %d"
              .formatted(train.height(), train.width(), test.height(), test.width()));
    }
  }

  /** Both parts at half their height and width, see {@link Images#halved}. */
  public ImageSplit halved() {
    return new ImageSplit(train.halved(), test.halved());
  }

  /** Two lines, one per part. */
  @Override
  public String toString() {
    return "train: " + train + "\ntest:  " + test;
  }
}
