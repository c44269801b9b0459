package diptych.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A training from its first weights to its last; the first one of a JVM is the cold one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TrainingBenchmark {

  /** A name of {@link Trainer.Library}. */
  @Param("DIPTYCH")
  public String library;

  /** A name of {@link Job}. */
  @Param("ARTICLE_AE")
  public String job;

  /** How many threads the library may use. */
  @Param("2")
  public int threads;

  private float[] data;

  /** What a training ends with, reported beside its time. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Outcome {
    /** The last step's loss. */
    public double loss;
  }

  /** Draws the samples; no library is touched. */
  @Setup
  public void draw() {
    data = Job.valueOf(job).data();
  }

  /** The training. */
  @Benchmark
  public void train(Outcome outcome) {
    outcome.loss = Trainer.Library.valueOf(library).trainer(threads).train(Job.valueOf(job), data);
  }
}
