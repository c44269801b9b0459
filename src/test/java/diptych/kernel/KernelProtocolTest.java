package diptych.kernel;

import static diptych.kernel.KernelClient.plain;
import static diptych.kernel.KernelClient.streamed;
import static diptych.kernel.KernelClient.types;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel as a front end meets it: a process, five sockets, signed messages. */
class KernelProtocolTest {

  @TempDir static Path folder;

  private static KernelProcess kernel;
  private static KernelClient client;

  @BeforeAll
  static void start() throws IOException {
    kernel = KernelProcess.start(System.getProperty("java.class.path"), folder, folder);
    client = kernel.client();
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  @Test
  void theKernelIntroducesItselfAsJava() {
    var info = client.request("shell", "kernel_info_request", Map.of());
    var language = info.getAsJsonObject("language_info");
    assertEquals("Java", language.get("name").getAsString());
    assertEquals(".jshell", language.get("file_extension").getAsString());
    assertTrue(info.get("banner").getAsString().contains("Diptych"));
  }

  @Test
  void theLastExpressionIsTheResultAndTheReplyHasItsNumber() {
    var id = client.sendCell("int a = 20;\na + 3");
    var outputs = client.outputs(id);
    var reply = client.reply(id);
    assertEquals("execute_result", types(outputs));
    assertEquals("23", plain(outputs.get(0)));
    assertEquals("ok", reply.get("status").getAsString());
    assertEquals(outputs.get(0).content().get("execution_count"), reply.get("execution_count"));
  }

  @Test
  void outputComesInTheOrderInWhichTheCellMadeIt() {
    var outputs =
        client.run(
            """
            System.out.print("one ");
            System.out.println("two");
            var shown = display("first");
            System.out.println("three");
            updateDisplay(shown, "second");
            "last"
            """);
    var order =
        outputs.stream()
            .map(
                message ->
                    message.type().equals("stream")
                        ? message.text("text")
                        : message.type() + ":" + plain(message) + " ")
            .collect(Collectors.joining());
    assertEquals(
        "one two\ndisplay_data:first three\nupdate_display_data:second execute_result:last ",
        order);
    var ids =
        outputs.stream()
            .filter(message -> message.type().contains("display_data"))
            .map(message -> message.content().getAsJsonObject("transient").get("display_id"))
            .distinct()
            .count();
    assertEquals(1, ids, "the update names the display that it replaces");
  }

  @Test
  void textArrivesWhileTheCellStillRuns() {
    var id =
        client.sendCell(
            "System.out.println(\"early\"); new Scanner(System.in).nextLine();"
                + " System.out.println(\"late\");");
    var early = client.await("iopub", m -> m.parent().equals(id) && m.type().equals("stream"));
    assertEquals("early\n", early.text("text"));
    client.await("stdin", m -> m.parent().equals(id) && m.type().equals("input_request"));
    client.send("stdin", "input_reply", Map.of("status", "ok", "value", "go on"));
    assertEquals("late\n", streamed(client.outputs(id)));
  }

  @Test
  void anExceptionIsToldWithThePlaceInTheCellAndWithoutTheKernelsOwnCalls() {
    var id =
        client.sendCell("int[] numbers = {1};\nint third() {\n  return numbers[2];\n}\nthird()");
    var outputs = client.outputs(id);
    var error = outputs.get(0);
    assertEquals("error", types(outputs));
    assertEquals("ArrayIndexOutOfBoundsException", error.text("ename"));
    var trace = error.content().get("traceback").toString();
    assertTrue(trace.contains("line 3"), trace);
    assertTrue(trace.contains("return numbers[2];"), trace);
    assertFalse(trace.contains("diptych.kernel"), trace);
    assertFalse(trace.contains("jdk.internal.reflect"), trace);
    assertEquals("error", client.reply(id).get("status").getAsString());
  }

  @Test
  void cellsThatWereSentTogetherEndAtTheFirstThatFails() {
    var sleeping = client.sendCell("Thread.sleep(1000);");
    var failing = client.sendCell("throw new IllegalStateException(\"stop here\");");
    var third = client.sendCell("System.out.println(\"never\")");
    var fourth = client.sendCell("System.out.println(\"never\")");
    assertEquals("ok", client.reply(sleeping).get("status").getAsString());
    assertEquals("error", client.reply(failing).get("status").getAsString());
    assertEquals("aborted", client.reply(third).get("status").getAsString());
    assertEquals("aborted", client.reply(fourth).get("status").getAsString());
    assertEquals("2", plain(client.run("1 + 1").get(0)));
  }

  @Test
  void aCellThatIsSentAfterAFailureRunsAlthoughOtherRequestsWaitedThen() {
    var failing = client.sendCell("Thread.sleep(1000); throw new IllegalStateException();");
    var other = client.send("shell", "is_complete_request", Map.of("code", "1"));
    assertEquals("error", client.reply(failing).get("status").getAsString());
    assertEquals("complete", client.reply(other).get("status").getAsString());
    assertEquals("2", plain(client.run("1 + 1").get(0)));
  }

  @Test
  void whatACellHasShownCanBeClearedAtOnceOrByWhatFollows() {
    var outputs = client.run("display(1); clearOutput(); display(2); clearOutput(true);");
    assertEquals("display_data clear_output", types(outputs));
    assertFalse(outputs.get(1).content().get("wait").getAsBoolean());
    assertTrue(outputs.get(3).content().get("wait").getAsBoolean());
  }

  @Test
  void helpIsShownAsideAndUnknownNamesAreRefused() {
    var id = client.sendCell("%help String.isBlank");
    client.outputs(id);
    var page = client.reply(id).getAsJsonArray("payload").get(0).getAsJsonObject();
    assertEquals("page", page.get("source").getAsString());
    var text = page.getAsJsonObject("data").get("text/plain").getAsString();
    assertTrue(text.startsWith("boolean String.isBlank()"), text);
    var error = client.run("%help String.isNoMethod").get(0);
    assertEquals("MagicError", error.text("ename"));
  }

  @Test
  void theCellsThatRanAreFoundAgain() {
    client.run("int first = 1;");
    client.run("first + 1");
    client.run("first +");
    var request = Map.of("output", true, "raw", true, "hist_access_type", "tail", "n", 2);
    var found = client.request("shell", "history_request", request).getAsJsonArray("history");
    assertEquals(2, found.size());
    var cell = found.get(0).getAsJsonArray();
    assertEquals("[\"first + 1\",\"2\"]", cell.get(2).toString());
    assertEquals("[\"first +\",\"\"]", found.get(1).getAsJsonArray().get(2).toString());
    var range =
        Map.of(
            "output",
            false,
            "raw",
            true,
            "hist_access_type",
            "range",
            "session",
            0,
            "start",
            cell.get(1).getAsInt(),
            "stop",
            cell.get(1).getAsInt() + 1);
    found = client.request("shell", "history_request", range).getAsJsonArray("history");
    assertEquals(1, found.size());
    assertEquals("first + 1", found.get(0).getAsJsonArray().get(2).getAsString());
  }

  @Test
  void aSearchOfTheHistoryTakesWildcardsAndDropsWhatIsOlderAndEqual() {
    client.run("\"needle 1\"");
    client.run("\"needle 2\"");
    client.run("\"needle 1\"");
    assertEquals("[\"needle 1\"][\"needle 2\"][\"needle 1\"]", searched("*needle*", false, 0));
    assertEquals("[\"needle 2\"][\"needle 1\"]", searched("?needle ?\"", true, 0));
    assertEquals("[\"needle 1\"]", searched("*needle*", false, 1));
    assertEquals("", searched("needle", false, 0));
  }

  private static String searched(String pattern, boolean unique, int n) {
    var request =
        Map.of(
            "output",
            false,
            "raw",
            true,
            "hist_access_type",
            "search",
            "pattern",
            pattern,
            "unique",
            unique,
            "n",
            n);
    var text = new StringBuilder();
    client
        .request("shell", "history_request", request)
        .getAsJsonArray("history")
        .forEach(
            cell ->
                text.append('[').append(cell.getAsJsonArray().get(2).getAsString()).append(']'));
    return text.toString();
  }

  @Test
  void placesInACellAreCountedInCharactersOfPeople() {
    var code = "var s = \"\uD83D\uDE00\"; Math.ma";
    var at = code.length() - 1;
    var completion =
        client.request("shell", "complete_request", Map.of("code", code, "cursor_pos", at));
    assertEquals("[\"max(\"]", completion.get("matches").toString());
    assertEquals(at - 2, completion.get("cursor_start").getAsInt());
    assertEquals(at, completion.get("cursor_end").getAsInt());
  }

  @Test
  void completionInspectionAndCompletenessAnswer() {
    var code = "Math.ma";
    var completion =
        client.request("shell", "complete_request", Map.of("code", code, "cursor_pos", 7));
    assertEquals("[\"max(\"]", completion.get("matches").toString());
    assertEquals(5, completion.get("cursor_start").getAsInt());
    var inspection =
        client.request(
            "shell",
            "inspect_request",
            Map.of("code", "Math.max(1, 2)", "cursor_pos", 6, "detail_level", 0));
    assertTrue(inspection.get("found").getAsBoolean());
    assertTrue(inspection.toString().contains("int Math.max(int a, int b)"));
    var open = client.request("shell", "is_complete_request", Map.of("code", "if (true) {"));
    assertEquals("incomplete", open.get("status").getAsString());
  }
}
