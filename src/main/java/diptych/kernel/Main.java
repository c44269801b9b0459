package diptych.kernel;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts the kernel: {@code java -cp "lib/kernel/*" diptych.kernel.Main {connection_file}}.
 *
 * <p>The kernel specification must say {@code "interrupt_mode": "message"}: this kernel stops cells
 * on request of the front end, not by a signal. The fast matrix engine needs {@code
 * --add-modules=jdk.incubator.vector} before {@code -cp} on a Java that has the module.
 */
public final class Main {

  private Main() {}

  /**
   * Runs the kernel until the front end shuts it down.
   *
   * @param arguments the connection file that Jupyter wrote
   * @throws GeneralSecurityException if the connection file asks for a signature that this Java
   *     does not have
   */
  public static void main(String[] arguments) throws GeneralSecurityException {
    if (arguments.length != 1) {
      refuse(
          "usage: java -cp \"lib/kernel/*\" diptych.kernel.Main <connection file>; Jupyter gives the file");
    }
    var file = Path.of(arguments[0]);
    KernelConnectionProperties properties = null;
    try {
      properties = KernelConnectionProperties.parse(Files.readString(file));
    } catch (IOException | RuntimeException e) {
      refuse("cannot read the connection file " + file + ": " + e);
    }
    Logger.getLogger("").setLevel(Level.WARNING);
    var kernel = new JavaKernel(Optional.ofNullable(System.getenv("IJAVA_CLASSPATH")).orElse(""));
    var connection = new Connection(properties);
    kernel.attach(connection);
    endWithParent(System.getenv("JPY_PARENT_PID"));
    connection.connect();
    kernel.warmUp();
    connection.waitUntilClose();
    System.exit(0);
  }

  /** A front end that was killed sends no shutdown, and its kernels must not stay behind. */
  private static void endWithParent(String frontEnd) {
    var parent = ProcessHandle.current().parent();
    if (parent.isPresent() && Long.toString(parent.get().pid()).equals(frontEnd)) {
      var unused = parent.get().onExit().thenRun(() -> System.exit(1));
    }
  }

  private static void refuse(String why) {
    System.err.println("diptych.kernel: " + why);
    System.exit(2);
  }
}
