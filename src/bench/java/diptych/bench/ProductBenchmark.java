package diptych.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One product of matrices after another, warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProductBenchmark {

  /** A name of {@link Multiplier.Library}. */
  @Param("DIPTYCH")
  public String library;

  /** A {@link Multiplier.Shape}. */
  @Param("512x512x512 NN")
  public String shape;

  /** How many threads the library may use. */
  @Param("2")
  public int threads;

  private Runnable product;

  /** Draws both factors. */
  @Setup
  public void draw() {
    var s = Multiplier.Shape.of(shape);
    product =
        Multiplier.Library.valueOf(library)
            .multiplier(threads)
            .prepare(s, random(s.m() * s.k()), random(s.k() * s.n()));
  }

  private static float[] random(int size) {
    var random = new SplittableRandom(size);
    float[] x = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = (float) random.nextDouble() - 0.5f;
    }
    return x;
  }

  /** The product. */
  @Benchmark
  public void multiply() {
    product.run();
  }
}
