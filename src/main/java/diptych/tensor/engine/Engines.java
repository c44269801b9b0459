package diptych.tensor.engine;

import java.util.Locale;

/**
 * Chooses the engine, once.
 *
 * <p>The vector engine needs the module {@code jdk.incubator.vector}, which a Java process has only
 * when it was started with {@code --add-modules jdk.incubator.vector}. Where it is missing the
 * scalar engine gives the same bits more slowly. The system property {@value #PROPERTY} takes the
 * choice away, for tests and lessons: {@code scalar}, or {@code vector}, which then computes from
 * the first call on, before it is warm.
 */
public final class Engines {
  /** The system property that names the engine. */
  public static final String PROPERTY = "diptych.engine";

  private static final String MODULE = "jdk.incubator.vector";
  private static final String VECTOR_ENGINE = "diptych.tensor.vector.VectorEngine";
  private static final Engine ACTIVE = choose(System.getProperty(PROPERTY, ""));

  private Engines() {}

  /** The engine that all operations use. */
  public static Engine active() {
    return ACTIVE;
  }

  /** Whether this process has the module that the fast engine needs. */
  public static boolean vectorModulePresent() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /** What computes here, in a few words: {@code vector (512 bits), 2 threads}. */
  public static String description() {
    int threads = Workers.threads();
    return "%s, %d thread%s".formatted(ACTIVE.name(), threads, threads == 1 ? "" : "s");
  }

  private static Engine choose(String wanted) {
    boolean present = vectorModulePresent();
    return switch (wanted.toLowerCase(Locale.ROOT)) {
      case "" -> present ? vectorEngine(false) : new ScalarEngine();
      case "scalar" -> new ScalarEngine();
      case "vector" -> {
        if (!present) {
          throw new IllegalStateException(
              "-D%s=vector needs --add-modules %s".formatted(PROPERTY, MODULE));
        }
        yield vectorEngine(true);
      }
      default ->
          throw new IllegalStateException(
              "-D%s=%s: there is no such engine; say scalar or vector".formatted(PROPERTY, wanted));
    };
  }

  private static Engine vectorEngine(boolean atOnce) {
    try {
      return Class.forName(VECTOR_ENGINE)
          .asSubclass(Engine.class)
          .getConstructor(boolean.class)
          .newInstance(atOnce);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(VECTOR_ENGINE + " cannot be loaded", e);
    }
  }
}
