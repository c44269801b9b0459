package diptych.tensor.vector;

/**
 * A loop on the Vector API, and whether the JIT compiler has made machine code of it.
 *
 * <p>Until then every vector is an object on the heap and the loop is a hundred times slower than
 * the scalar one; and what makes the compiler act is the number of <em>calls</em>, not of rounds in
 * the loop. So each kernel is called some thousand times on a few numbers, in the background, and
 * used only when that has helped. The scalar engine, whose bits are the same, stands in until then.
 */
final class VectorKernel {
  private static final int ROUND = 250;
  private static final int FEWEST_ROUNDS = 8;
  private static final long COMPILED_NANOS = 400;
  private static final long PATIENCE_NANOS = 1_500_000_000;

  private final Runnable fewNumbers;
  private volatile boolean ready;

  /** A kernel, with a call of it on a few numbers. */
  VectorKernel(Runnable fewNumbers) {
    this.fewNumbers = fewNumbers;
  }

  boolean ready() {
    return ready;
  }

  /** Uses the kernel from now on, compiled or not. */
  void force() {
    ready = true;
  }

  /** Calls the kernel until a call takes as little time as machine code does. */
  void warmUp() {
    long start = System.nanoTime();
    int rounds = 0;
    long last = start;
    long perCall;
    do {
      for (int i = 0; i < ROUND; i++) {
        fewNumbers.run();
      }
      long now = System.nanoTime();
      perCall = (now - last) / ROUND;
      last = now;
      rounds++;
    } while ((rounds < FEWEST_ROUNDS || perCall > COMPILED_NANOS) && last - start < PATIENCE_NANOS);
    ready = true;
  }
}
