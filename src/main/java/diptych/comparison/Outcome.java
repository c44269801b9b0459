package diptych.comparison;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What one run, a model with one seed, came to. */
public final class Outcome {
  private final Contender contender;
  private final int seed;
  private final Map<Measure, Double> values = new EnumMap<>(Measure.class);

  /**
   * An outcome.
   *
   * @param values a number for each {@link Measure}, in their order; NaN where there is none
   * @throws IllegalArgumentException if there are more or fewer
   */
  public Outcome(Contender contender, int seed, double... values) {
    var measures = Measure.values();
    if (values.length != measures.length) {
      throw new IllegalArgumentException(
          "an outcome has %d numbers, got %d".formatted(measures.length, values.length));
    }
    this.contender = contender;
    this.seed = seed;
    for (int i = 0; i < values.length; i++) {
      this.values.put(measures[i], values[i]);
    }
  }

  /** The model. */
  public Contender contender() {
    return contender;
  }

  /** The seed of its weights, its samples' order and its noise. */
  public int seed() {
    return seed;
  }

  /** What was measured; NaN where there is no such number. */
  public double value(Measure measure) {
    return values.get(measure);
  }

  /** A number for each {@link Measure}, in their order. */
  public double[] values() {
    return values.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The same outcome without the seconds: what must be equal wherever the run is computed. */
  public Outcome timeless() {
    var copy = new Outcome(contender, seed, values());
    copy.values.put(Measure.SECONDS, Double.NaN);
    return copy;
  }

  /** Whether the run and every bit of its numbers are the same, the seconds too. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Outcome that
        && contender == that.contender
        && seed == that.seed
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(contender, seed, values);
  }

  /** One line: {@code VAE, seed 3: reconstruction (MSE) 0.0121, classifier score 8.40, …}. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey().label() + " " + entry.getKey().format(entry.getValue()))
        .collect(Collectors.joining(", ", "%s, seed %d: ".formatted(contender, seed), ""));
  }
}
