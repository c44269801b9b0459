package diptych.kernel;

import static diptych.kernel.KernelClient.plain;
import static diptych.kernel.KernelClient.streamed;
import static diptych.kernel.KernelClient.types;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kernel with little memory survives, and when it ends. */
class KernelLifeTest {

  @TempDir static Path folder;

  private static KernelProcess kernel;
  private static KernelClient client;

  @BeforeAll
  static void start() throws IOException {
    kernel = kernelWith("-Xmx256m");
    client = kernel.client();
  }

  private static KernelProcess kernelWith(String... options) throws IOException {
    return KernelProcess.start(System.getProperty("java.class.path"), folder, folder, options);
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  @Test
  void anInterruptEndsASleepingCellAndTheKernelLivesOn() {
    var id = client.sendCell("System.out.println(\"asleep\"); Thread.sleep(600_000);");
    client.await("iopub", m -> m.parent().equals(id) && m.type().equals("stream"));
    client.request("control", "interrupt_request", Map.of());
    var outputs = client.outputs(id);
    assertEquals("error", types(outputs));
    assertEquals("Interrupted", outputs.get(0).text("ename"));
    assertEquals("after", plain(client.run("\"after\"").get(0)));
  }

  @Test
  void aLoopThatAnswersTheInterruptEndsNormallyEvenIfItPrintsAllTheTime() {
    var id =
        client.sendCell(
            """
            long train() {
                long rounds = 0;
                while (!Thread.currentThread().isInterrupted()) System.out.println(rounds++);
                System.out.println("printed while the interrupt is still set");
                return Thread.interrupted() ? rounds : -1;
            }
            long rounds = train();
            """);
    client.await("iopub", m -> m.parent().equals(id) && m.type().equals("stream"));
    client.request("control", "interrupt_request", Map.of());
    assertTrue(streamed(client.outputs(id)).endsWith("printed while the interrupt is still set\n"));
    assertEquals("true", plain(client.run("rounds > 0").get(0)));
  }

  @Test
  void aLoopThatIgnoresTheInterruptIsStoppedByASecondOne() {
    var id = client.sendCell("System.out.println(\"deaf\"); while (true) System.out.print(\"\");");
    client.await("iopub", m -> m.parent().equals(id) && m.type().equals("stream"));
    client.request("control", "interrupt_request", Map.of());
    client.request("control", "interrupt_request", Map.of());
    var outputs = client.outputs(id);
    assertEquals("Interrupted", outputs.get(outputs.size() - 1).text("ename"));
    assertEquals("after", plain(client.run("\"after\"").get(0)));
  }

  @Test
  void aFullMemoryIsOneClearMessageAndTheKernelLivesOn() {
    var outputs =
        client.run(
            "var all = new ArrayList<long[]>();\nwhile (true) all.add(new long[1_000_000]);");
    assertEquals("error", types(outputs));
    assertEquals("OutOfMemoryError", outputs.get(0).text("ename"));
    assertTrue(outputs.get(0).text("evalue").contains("256 MB"), outputs.get(0).text("evalue"));
    assertEquals("after", plain(client.run("all = null;\n\"after\"").get(0)));
  }

  @Test
  void aHeapFullOfSmallObjectsLeavesRoomToSaySoAndToFreeIt() {
    var outputs =
        client.run("var few = new ArrayList<int[]>();\nwhile (true) few.add(new int[100]);");
    assertEquals("OutOfMemoryError", outputs.get(0).text("ename"));
    assertTrue(outputs.get(0).text("evalue").contains("JDK_JAVA_OPTIONS=-Xmx512m"));
    assertEquals("after", plain(client.run("few = null;\n\"after\"").get(0)));
    var asleep = client.sendCell("System.out.println(\"asleep\"); Thread.sleep(600_000);");
    client.await("iopub", m -> m.parent().equals(asleep) && m.type().equals("stream"));
    client.request("control", "interrupt_request", Map.of());
    assertEquals("Interrupted", client.outputs(asleep).get(0).text("ename"));
  }

  @Test
  void anEndlessRecursionIsToldOnceWithItsLine() {
    var error = client.run("int deep(int n) {\n  return deep(n + 1) + 1;\n}\ndeep(0)").get(0);
    assertEquals("StackOverflowError", error.text("ename"));
    assertTrue(error.text("evalue").contains("calls itself"), error.text("evalue"));
    var trace = error.content().get("traceback").toString();
    assertEquals(trace.indexOf("return deep"), trace.lastIndexOf("return deep"), trace);
    assertTrue(trace.contains("times in a row"), trace);
  }

  @Test
  void theKernelEndsWhenAskedEvenWhileACellRunsAndSaysNothingOfItsOwn() throws Exception {
    try (var other = kernelWith()) {
      var id = other.client().sendCell("System.out.println(\"busy\"); while (true) { }");
      other.client().await("iopub", m -> m.parent().equals(id) && m.type().equals("stream"));
      other.client().send("control", "shutdown_request", Map.of("restart", false));
      assertEquals(0, other.exitCode());
      assertEquals(List.of(), other.messages());
    }
  }

  @Test
  void theKernelEndsWithTheFrontEndThatStartedItHoweverThatEnds() throws Exception {
    assumeTrue(File.separatorChar == '/', "needs a shell in the front end's place");
    var connection = KernelProcess.connection();
    var file = Files.writeString(folder.resolve("front-end.json"), connection.toString());
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var script = "export JPY_PARENT_PID=$$; \"$@\" > /dev/null 2>&1 & echo $!; wait";
    var command = List.of("sh", "-c", script, "sh", java, "-cp");
    var kernelItself =
        List.of(System.getProperty("java.class.path"), Main.class.getName(), file.toString());
    var frontEnd =
        new ProcessBuilder(Stream.of(command, kernelItself).flatMap(List::stream).toList()).start();
    try (var output = frontEnd.inputReader()) {
      var orphan = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      awaitListening(connection.get("shell_port").getAsInt());
      frontEnd.destroyForcibly();
      assertFalse(orphan.onExit().get(1, TimeUnit.MINUTES).isAlive());
    } finally {
      frontEnd.descendants().forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static void awaitListening(int port) throws Exception {
    var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (true) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (ConnectException e) {
        assertTrue(System.nanoTime() < end, "nothing listens");
        Thread.sleep(50);
      }
    }
  }
}
