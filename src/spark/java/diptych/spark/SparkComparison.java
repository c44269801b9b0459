package diptych.spark;

import diptych.comparison.Comparison;
import diptych.comparison.Contender;
import diptych.comparison.Outcome;
import diptych.comparison.ScoreSheet;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Runs a comparison on Spark, one task per run.
 *
 * <pre>./mvnw -q -Pspark test-compile exec:exec -Dspark.arguments="local[*] 10 100"</pre>
 *
 * <p>The arguments are the master ({@code local[*]}, {@code spark://host:7077}, …), the seeds per
 * model and the budget of a run in 10⁹ multiply-adds. The sheet is written to {@code
 * target/comparison-spark}.
 */
public final class SparkComparison {
  /** One comparison per sweep and process, so that its judge learns once. */
  private static final Map<Sweep, Comparison> OWN = new ConcurrentHashMap<>();

  private SparkComparison() {}

  /** What a task takes. */
  private record Task(Sweep sweep, String contender, int seed) implements Serializable {
    Result run() {
      var comparison = OWN.computeIfAbsent(sweep, Sweep::comparison);
      var outcome = comparison.run(Contender.valueOf(contender), seed);
      return new Result(contender, seed, outcome.values());
    }
  }

  /** What a task gives back. */
  private record Result(String contender, int seed, double[] values) implements Serializable {
    Outcome outcome() {
      return new Outcome(Contender.valueOf(contender), seed, values);
    }
  }

  /** Runs the sweep: its sheet is that of {@code sweep.comparison().run()}, but for the seconds. */
  public static ScoreSheet run(JavaSparkContext spark, Sweep sweep) {
    var comparison = sweep.comparison();
    var tasks =
        comparison.jobs().stream()
            .map(job -> new Task(sweep, job.contender().name(), job.seed()))
            .toList();
    var outcomes =
        spark.parallelize(tasks, tasks.size()).map(Task::run).collect().stream()
            .map(Result::outcome)
            .toList();
    return comparison.sheet(outcomes);
  }

  /**
   * The settings of an application: workers load this process's classes and compute each run in a
   * single thread.
   */
  static SparkConf settings(String master) {
    return new SparkConf()
        .setMaster(master)
        .setAppName("Diptych")
        .set("spark.ui.enabled", "false")
        .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .set("spark.executor.extraJavaOptions", "-Ddiptych.threads=1");
  }

  /** Runs the full sweep, see above. */
  public static void main(String... arguments) {
    var master = arguments.length > 0 ? arguments[0] : "local[*]";
    int seeds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
    double budget = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 100;
    try (var spark = new JavaSparkContext(settings(master))) {
      var sheet = run(spark, Sweep.full(seeds, budget * 1e9));
      sheet.write(Path.of("target", "comparison-spark"));
      System.out.println(sheet);
    }
  }
}
