package diptych.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private final RecordingViewer idle = new RecordingViewer();
  private final RecordingViewer viewer = new RecordingViewer();
  private final Outbox outbox = new Outbox(idle);

  @Test
  void everythingArrivesInOrderAndFastTextInFewMessages() {
    outbox.open(viewer);
    var out = outbox.stream(false);
    IntStream.range(0, 10_000).forEach(out::println);
    outbox.display(new DisplayData("shown"));
    out.println("end");
    outbox.close();
    var all = String.join("", viewer.messages).replace("stdout ", "");
    var numbers = IntStream.range(0, 10_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
    assertEquals(numbers + "display shownend\n", all);
    assertTrue(viewer.messages.size() < 1000, viewer.messages.size() + " messages");
  }

  @Test
  void standardErrorIsKeptApart() {
    outbox.open(viewer);
    outbox.stream(false).print("out");
    outbox.stream(true).print("err");
    outbox.close();
    assertEquals(List.of("stdout out", "stderr err"), viewer.messages);
  }

  @Test
  void aCharacterWhoseBytesComeOneByOneStaysWhole() {
    outbox.open(viewer);
    var out = outbox.stream(false);
    for (var b : "h 编码 𝛿 end".getBytes(StandardCharsets.UTF_8)) {
      out.write(b);
      outbox.drain();
    }
    outbox.close();
    var all = String.join("", viewer.messages).replace("stdout ", "");
    assertEquals("h 编码 𝛿 end", all);
  }

  @Test
  void anInterruptedThreadMayPrintAndStaysInterrupted() {
    outbox.open(viewer);
    Thread.currentThread().interrupt();
    outbox.stream(false).print("still heard");
    outbox.close();
    assertTrue(Thread.interrupted());
    assertEquals(List.of("stdout still heard"), viewer.messages);
  }

  @Test
  void outputAfterACellGoesToTheIdleViewer() {
    outbox.open(viewer);
    outbox.close();
    outbox.stream(false).print("late");
    outbox.drain();
    assertEquals(List.of(), viewer.messages);
    assertEquals(List.of("stdout late"), idle.messages);
  }

  @Test
  void anOutputThatCannotBeSentIsToldAndTheNextOneArrives() {
    var picky =
        new Viewer() {
          @Override
          public void text(String text, boolean isError) {
            viewer.text(text, isError);
          }

          @Override
          public void display(DisplayData data) {
            throw new IllegalArgumentException("no JSON for NaN");
          }

          @Override
          public void clear(boolean wait) {}

          @Override
          public void update(DisplayData data) {
            viewer.update(data);
          }
        };
    outbox.open(picky);
    outbox.display(new DisplayData("broken"));
    outbox.update(new DisplayData("fine"));
    outbox.close();
    assertEquals(2, viewer.messages.size());
    assertTrue(viewer.messages.get(0).contains("no JSON for NaN"));
    assertEquals("update fine", viewer.messages.get(1));
  }
}
