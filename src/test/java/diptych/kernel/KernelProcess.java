package diptych.kernel;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A kernel in a process of its own, started as Jupyter starts it, and a client that talks to it.
 */
public final class KernelProcess implements AutoCloseable {

  private static final String VECTOR = "jdk.incubator.vector";

  private final Process process;
  private final Path log;
  private final KernelClient client;

  private KernelProcess(Process process, Path log, JsonObject connection) {
    this.process = process;
    this.log = log;
    this.client = new KernelClient(connection, () -> "The kernel's own messages:\n" + messages());
  }

  /**
   * Starts a kernel with nothing of this process's environment but the path, and with the fast
   * matrix engine where this process has it.
   *
   * @param classPath the kernel's class path, as of {@code java -cp}
   * @param workingDirectory the folder of the notebook
   * @param scratch a folder for the connection file and for what the kernel itself prints
   * @param javaOptions more options of the Java virtual machine
   */
  public static KernelProcess start(
      String classPath, Path workingDirectory, Path scratch, String... javaOptions)
      throws IOException {
    var connection = connection();
    var connectionFile = Files.createTempFile(scratch, "connection", ".json");
    Files.writeString(connectionFile, connection.toString());
    var log = Files.createTempFile(scratch, "kernel", ".log");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (ModuleLayer.boot().findModule(VECTOR).isPresent()) {
      command.add("--add-modules=" + VECTOR);
    }
    command.add("-Djava.awt.headless=true");
    command.addAll(List.of(javaOptions));
    command.addAll(List.of("-cp", classPath, Main.class.getName(), connectionFile.toString()));
    var builder =
        new ProcessBuilder(command)
            .directory(workingDirectory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "SystemRoot"));
    return new KernelProcess(builder.start(), log, connection);
  }

  /** The content of a connection file, with ports that are free. */
  static JsonObject connection() throws IOException {
    var connection = new JsonObject();
    connection.addProperty("transport", "tcp");
    connection.addProperty("ip", "127.0.0.1");
    connection.addProperty("signature_scheme", "hmac-sha256");
    connection.addProperty("key", "a key that only this test knows");
    var sockets = new ArrayList<ServerSocket>(); // all open at once, so that no port comes twice
    for (var channel : List.of("shell", "control", "iopub", "stdin", "hb")) {
      var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      sockets.add(socket);
      connection.addProperty(channel + "_port", socket.getLocalPort());
    }
    for (var socket : sockets) {
      socket.close();
    }
    return connection;
  }

  /** What talks to the kernel. */
  public KernelClient client() {
    return client;
  }

  /** What the kernel printed to its own standard output and error: nothing that a cell printed. */
  public List<String> messages() {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> !line.contains("Using incubator modules")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end of the kernel and returns its exit code. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("The kernel still runs 60 s after it should have ended");
    }
    return process.exitValue();
  }

  /** Shuts the kernel down, the hard way if need be. */
  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        client.request("control", "shutdown_request", Map.of("restart", false));
        process.waitFor(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
      client.close();
    }
  }
}
