package diptych.tensor;

/**
 * Where random numbers come from: equal seeds give equal numbers, on every machine.
 *
 * @param value any number
 */
public record Seed(long value) {

  /** A fresh stream of this seed's random numbers, from the first one. */
  public RandomStream stream() {
    return new RandomStream(this);
  }

  /** The seed of part {@code index} of a larger whole (a layer, a run), unlike its neighbours'. */
  public Seed child(long index) {
    return new Seed(RandomStream.mix(RandomStream.mix(value) + index * RandomStream.GOLDEN));
  }

  /** The call that makes this seed: {@code Seed(7)}. */
  @Override
  public String toString() {
    return "Seed(" + value + ")";
  }
}
