package diptych.bench;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** A library that trains. */
@FunctionalInterface
interface Trainer {

  /**
   * Trains as the job says, from its weights, and returns the {@link Job#outcome} (of D for a GAN).
   * Everything that a user would wait for is in here: the library's start, the graph, the training.
   */
  double train(Job job, float[] data);

  /** The libraries, each made for a number of threads. */
  enum Library {
    DIPTYCH("Diptych", threads -> new DiptychTrainer(), Timing.ALL),
    TENSORFLOW("TensorFlow Java 1.1", TensorFlowTrainer::new, Timing.ONE_AND_ALL),
    PYTORCH("DJL 0.35, PyTorch 2.7", PyTorchTrainer::new, Timing.ONE_AND_ALL),
    DL4J("Deeplearning4j 1.0.0-M2.1", Dl4jTrainer::new, Timing.ONE);

    final String title;
    final Timing timing;
    private final IntFunction<Trainer> maker;

    Library(String title, IntFunction<Trainer> maker, Timing timing) {
      this.title = title;
      this.maker = maker;
      this.timing = timing;
    }

    Trainer trainer(int threads) {
      return maker.apply(threads);
    }

    boolean can(Job job) {
      return this != DL4J || !job.adversarial();
    }
  }

  /** On how many threads a library is timed: each is shown by its best. */
  enum Timing {
    /** One: more make it slower on these jobs. */
    ONE(1),
    /** As many as there are processors. */
    ALL(Runtime.getRuntime().availableProcessors()),
    /** Both. */
    ONE_AND_ALL(1, Runtime.getRuntime().availableProcessors());

    final List<Integer> threads;

    Timing(Integer... threads) {
      this.threads = Stream.of(threads).distinct().toList();
    }
  }
}
