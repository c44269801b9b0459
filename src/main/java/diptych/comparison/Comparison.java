package diptych.comparison;

import diptych.data.ImageSplit;
import diptych.score.Pca;
import diptych.tensor.Seed;
import diptych.tensor.engine.Workers;
import diptych.training.EpochListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * A comparison, as it is set up: {@code Comparison.of(digits).budget(Budget.multiplyAdds(1e11))
 * .seeds(10).run()}.
 *
 * <p>Unless told otherwise, all four {@link Contender}s train with the seeds 1 to 10 on networks of
 * {@link Sizes#DIGITS}, for 10¹¹ multiply-adds each, and generate 1,000 images. Run {@code s} draws
 * its weights from {@code Seed(s)}, and the order of the samples and all noise from {@code Seed(100
 * + s)}.
 */
public final class Comparison {
  private final ImageSplit digits;
  private List<Contender> contenders = List.of(Contender.values());
  private Sizes sizes = Sizes.DIGITS;
  private Budget budget = Budget.multiplyAdds(1e11);
  private int seeds = 10;
  private int samples = 1000;
  private Consumer<Outcome> listener = outcome -> {};
  private Judge judge;

  private Comparison(ImageSplit digits) {
    this.digits = digits;
  }

  /**
   * A comparison on images.
   *
   * @param digits what the models learn from, and what they are judged by
   */
  public static Comparison of(ImageSplit digits) {
    return new Comparison(digits);
  }

  /** The models that take part. */
  public Comparison contenders(Contender... models) {
    contenders = List.of(models);
    return this;
  }

  /** The layer sizes of all models. */
  public Comparison sizes(Sizes layers) {
    sizes = layers;
    return this;
  }

  /** How long each model may train. */
  public Comparison budget(Budget limit) {
    budget = limit;
    return this;
  }

  /**
   * Runs per model, with the seeds from 1 on.
   *
   * @throws IllegalArgumentException if below 1
   */
  public Comparison seeds(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a comparison needs at least one seed, got " + count);
    }
    seeds = count;
    return this;
  }

  /** Images that each model generates to be judged by. */
  public Comparison samples(int count) {
    samples = count;
    judge = null;
    return this;
  }

  /**
   * Somebody to tell of every run that has ended; called in the thread that called {@link #run}.
   */
  public Comparison listen(Consumer<Outcome> somebody) {
    listener = somebody;
    return this;
  }

  /** The judge of all models: the same for every call. */
  public synchronized Judge judge() {
    if (judge == null) {
      judge = Judge.of(digits, samples);
    }
    return judge;
  }

  /** A model of this comparison, trained with one seed. */
  public Entry train(Contender contender, int seed) {
    return train(contender, seed, history -> {});
  }

  /** The same, telling somebody of every round. */
  public Entry train(Contender contender, int seed, EpochListener somebody) {
    var entry = contender.enter(sizes, new Seed(seed));
    fit(entry, seed, somebody);
    return entry;
  }

  private int fit(Entry entry, int seed, EpochListener somebody) {
    var x = digits.train().pixels();
    var rule = budget.rule(entry.multiplyAddsPerRound(x.rows()), entry.unit());
    var history = entry.train(x, rule, new Seed(100 + seed), somebody);
    if (history.stopReason().startsWith("interrupted")) {
      throw new CancellationException("interrupted: " + history);
    }
    return history.epochs();
  }

  /**
   * One run: trains a model with one seed and judges it, wherever this is called.
   *
   * @throws CancellationException if the thread was interrupted
   */
  public Outcome run(Contender contender, int seed) {
    var entry = contender.enter(sizes, new Seed(seed));
    long start = System.nanoTime();
    int rounds = fit(entry, seed, history -> {});
    double seconds = (System.nanoTime() - start) / 1e9;
    var numbers = judge().of(entry);
    long perRound = entry.multiplyAddsPerRound(digits.train().size());
    numbers.put(Measure.SECONDS, seconds);
    numbers.put(Measure.MULTIPLY_ADDS, perRound / 1e9 * rounds);
    numbers.put(Measure.ROUNDS, (double) rounds);
    numbers.put(
        Measure.PARAMETERS,
        (double) entry.parameters().stream().mapToInt(p -> p.value().size()).sum());
    numbers.put(Measure.BYTES, (double) savedBytes(entry));
    return new Outcome(contender, seed, inOrder(numbers));
  }

  private static double[] inOrder(Map<Measure, Double> numbers) {
    return Arrays.stream(Measure.values())
        .mapToDouble(measure -> numbers.getOrDefault(measure, Double.NaN))
        .toArray();
  }

  private static long savedBytes(Entry entry) {
    try {
      var file = Files.createTempFile("diptych", ".npz");
      try {
        return Files.size(entry.save(file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot measure a saved model: " + e.getMessage(), e);
    }
  }

  /** The runs of this comparison: every contender with its first seed, then with the second, … */
  public List<Job> jobs() {
    var jobs = new ArrayList<Job>();
    for (int seed = 1; seed <= seeds; seed++) {
      for (var contender : contenders) {
        jobs.add(new Job(contender, seed));
      }
    }
    return jobs;
  }

  /** A model and a seed: all that tells one run of a comparison from another. */
  public record Job(Contender contender, int seed) {}

  /**
   * All runs, one on each core, each in a single thread: their results do not depend on it.
   *
   * @throws CancellationException if the calling thread was interrupted, as by the kernel's stop
   *     button
   */
  public ScoreSheet run() {
    var jobs = jobs();
    judge();
    var outcomes = new Outcome[jobs.size()];
    Queue<Outcome> news = new ConcurrentLinkedQueue<>();
    var caller = Thread.currentThread();
    // so many at a time are shared out one by one, and what they share themselves stays with them
    int atOnce = 4 * Workers.threads();
    for (int from = 0; from < jobs.size(); from += atOnce) {
      int first = from;
      Workers.share(
          Math.min(atOnce, jobs.size() - from),
          1,
          (begin, end) -> {
            for (int i = first + begin; i < first + end; i++) {
              outcomes[i] = run(jobs.get(i).contender(), jobs.get(i).seed());
              news.add(outcomes[i]);
              if (Thread.currentThread() == caller) {
                tell(news);
              }
            }
          });
      tell(news);
    }
    return sheet(List.of(outcomes));
  }

  private void tell(Queue<Outcome> news) {
    for (var outcome = news.poll(); outcome != null; outcome = news.poll()) {
      listener.accept(outcome);
    }
  }

  /** The score sheet of runs of this comparison, whoever has computed them. */
  public ScoreSheet sheet(List<Outcome> outcomes) {
    return new ScoreSheet(outcomes, real());
  }

  /**
   * What stands beside the models: the held-out images judged as if they were generated, but the
   * training images for the Parzen window; and the reconstruction by PCA with as many numbers as a
   * code has.
   */
  private Map<Measure, Double> real() {
    var heldOut = digits.test().pixels();
    var real = new EnumMap<>(judge().ofImages(heldOut));
    var training = judge().first(digits.train()).pixels();
    real.remove(Measure.COPIED); // each held-out image is itself the nearest
    real.put(Measure.PARZEN, judge().parzen(training));
    real.put(Measure.RECONSTRUCTION, Pca.fit(digits.train().pixels()).mse(heldOut, sizes.code()));
    return real;
  }
}
