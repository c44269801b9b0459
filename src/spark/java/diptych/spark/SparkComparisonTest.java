package diptych.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diptych.comparison.Outcome;
import diptych.comparison.ScoreSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkComparisonTest {
  private static final Sweep SMALL = new Sweep(192, 60, true, List.of(16), 4, 2e7, 2, 50);
  private static List<Outcome> plain;

  @BeforeAll
  static void runHere() throws IOException {
    // where a local cluster's workers look for Spark's jars, which they have from the class path
    Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    plain = timeless(SMALL.comparison().run());
  }

  private static List<Outcome> timeless(ScoreSheet sheet) {
    return sheet.outcomes().stream().map(Outcome::timeless).toList();
  }

  /** The second master starts two worker processes of one core and 1 GB each. */
  @ParameterizedTest
  @ValueSource(strings = {"local[*]", "local-cluster[2,1,1024]"})
  void theSweepOnSparkGivesTheBitsOfThePlainOne(String master) {
    try (var spark = new JavaSparkContext(SparkComparison.settings(master))) {
      assertEquals(plain, timeless(SparkComparison.run(spark, SMALL)));
    }
  }

  /** Else the test above would compare a process with itself. */
  @Test
  void aLocalClusterComputesInTwoOtherProcesses() {
    var conf = SparkComparison.settings("local-cluster[2,1,1024]");
    try (var spark = new JavaSparkContext(conf)) {
      var processes =
          spark.parallelize(List.of(1, 2, 3, 4, 5, 6, 7, 8), 8).map(Processes::own).distinct();
      var pids = processes.collect();
      assertEquals(2, pids.size(), pids::toString);
      assertEquals(false, pids.contains(ProcessHandle.current().pid()));
    }
  }

  /** Apart from the test, which does not travel. */
  static final class Processes {
    private Processes() {}

    static long own(int number) throws InterruptedException {
      Thread.sleep(300); // long enough that both workers get some
      return ProcessHandle.current().pid();
    }
  }
}
