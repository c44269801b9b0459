package diptych.tribuo;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Tribuo's trainers report their progress to the standard error, which a notebook shows in red. */
public final class TribuoLog {
  // Java forgets the level of a logger that nobody holds
  private static final Logger LOGGER = Logger.getLogger("org.tribuo");

  private TribuoLog() {}

  /** From now on Tribuo reports warnings and errors only. */
  public static void quiet() {
    LOGGER.setLevel(Level.WARNING);
  }
}
