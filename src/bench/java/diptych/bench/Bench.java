package diptych.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks in rounds and writes the table.
 *
 * <p>In a round every library does every job, each in a JVM of its own, one after the other; so a
 * slow spell of the machine meets all of them. The first training in a JVM is the cold one, the
 * others are warm.
 */
final class Bench {
  private static final int SHOTS = 6;
  private static final List<String> SIZES =
      List.of("1000x100x50", "128x784x128", "512x512x512", "1024x1024x1024");

  private final Results results;
  private final List<Trainer.Library> libraries;

  private Bench(Results results, List<Trainer.Library> libraries) {
    this.results = results;
    this.libraries = libraries;
  }

  /**
   * Runs what the arguments say: {@code rounds=3}, {@code jobs=ARTICLE_AE,DIGITS_AE} or {@code
   * jobs=none}, {@code libraries=DIPTYCH,PYTORCH}, {@code products=no}, {@code keep} to add to the
   * results of the run before.
   */
  public static void main(String[] arguments) throws IOException, RunnerException {
    var given = List.of(arguments);
    var jobs = chosen(given, "jobs", Job.values());
    var results = new Results(Path.of("target", "bench.csv"));
    if (!given.contains("keep")) {
      results.clear();
    }
    var bench = new Bench(results, chosen(given, "libraries", Trainer.Library.values()));
    bench.unpackNatives(jobs);
    int rounds = Integer.parseInt(option(given, "rounds").orElse("3"));
    for (int round = 1; round <= rounds; round++) {
      System.out.printf("round %d of %d%n", round, rounds);
      for (var job : jobs) {
        bench.train(job);
      }
      if (!given.contains("products=no")) {
        bench.multiply();
      }
      new Report(results).write(Path.of("README.md"));
    }
  }

  private static <T extends Enum<T>> List<T> chosen(List<String> given, String name, T[] all) {
    var names = option(given, name).map(list -> List.of(list.split(",")));
    return Arrays.stream(all)
        .filter(one -> names.isEmpty() || names.get().contains(one.name()))
        .toList();
  }

  private static Optional<String> option(List<String> given, String name) {
    return given.stream()
        .filter(argument -> argument.startsWith(name + "="))
        .map(argument -> argument.substring(name.length() + 1))
        .findFirst();
  }

  /** Lets each library unpack its native code into its cache, which happens once in its life. */
  private void unpackNatives(List<Job> jobs) throws RunnerException {
    if (!jobs.isEmpty()) {
      for (var library : libraries) {
        new Runner(training(Job.ARTICLE_AE, library, 1, 1).build()).run();
      }
    }
  }

  private void train(Job job) throws IOException, RunnerException {
    for (var library : libraries) {
      if (library.can(job)) {
        for (int threads : library.timing.threads) {
          int shots = library == Trainer.Library.DL4J ? 2 : SHOTS;
          for (var run : new Runner(training(job, library, threads, shots).build()).run()) {
            results.add(trained(job, library, threads, run));
          }
        }
      }
    }
  }

  private static ChainedOptionsBuilder training(
      Job job, Trainer.Library library, int threads, int shots) {
    return options(TrainingBenchmark.class, library.name(), threads)
        .param("job", job.name())
        .shouldDoGC(true)
        .warmupIterations(0)
        .measurementIterations(shots);
  }

  private static Results.Row trained(Job job, Trainer.Library library, int threads, RunResult run) {
    var times = new ArrayList<Double>();
    double loss = Double.NaN;
    for (var fork : run.getBenchmarkResults()) {
      for (IterationResult shot : fork.getIterationResults()) {
        times.add(shot.getPrimaryResult().getScore());
        loss = shot.getSecondaryResults().get("loss").getScore();
      }
    }
    double warm = Results.median(times.subList(1, times.size()));
    return new Results.Row(job.name(), library.name(), threads, times.get(0), warm, loss);
  }

  private void multiply() throws IOException, RunnerException {
    for (var size : SIZES) {
      for (var form : Multiplier.Form.values()) {
        for (var library : Multiplier.Library.values()) {
          for (int threads : Trainer.Timing.ONE_AND_ALL.threads) {
            multiply(size + " " + form, library, threads);
          }
        }
      }
    }
  }

  private void multiply(String shape, Multiplier.Library library, int threads)
      throws IOException, RunnerException {
    var options =
        options(ProductBenchmark.class, library.name(), threads)
            .param("shape", shape)
            .warmupIterations(3)
            .warmupTime(TimeValue.milliseconds(400))
            .measurementIterations(4)
            .measurementTime(TimeValue.milliseconds(200))
            .build();
    var s = Multiplier.Shape.of(shape);
    for (var run : new Runner(options).run()) {
      var times = new ArrayList<Double>();
      for (var fork : run.getBenchmarkResults()) {
        fork.getIterationResults().forEach(it -> times.add(it.getPrimaryResult().getScore()));
      }
      double gigaflops = 2.0 * s.m() * s.k() * s.n() / Results.median(times);
      results.add(
          new Results.Row(shape, library.name(), threads, Double.NaN, gigaflops, Double.NaN));
    }
  }

  private static ChainedOptionsBuilder options(Class<?> benchmark, String library, int threads) {
    return new OptionsBuilder()
        .include(benchmark.getName())
        .param("library", library)
        .param("threads", Integer.toString(threads))
        .forks(1)
        .jvmArgs("--add-modules=jdk.incubator.vector", "-Ddiptych.threads=" + threads)
        .verbosity(VerboseMode.SILENT);
  }
}
