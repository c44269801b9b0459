package diptych.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a front end would have been sent, one line of text for each message. */
final class RecordingViewer implements Viewer {

  final List<String> messages = new CopyOnWriteArrayList<>();

  @Override
  public void text(String text, boolean isError) {
    messages.add((isError ? "stderr " : "stdout ") + text);
  }

  @Override
  public void display(DisplayData data) {
    messages.add("display " + data.getData(MIMEType.TEXT_PLAIN));
  }

  @Override
  public void clear(boolean wait) {
    messages.add(wait ? "clear later" : "clear");
  }

  @Override
  public void update(DisplayData data) {
    messages.add("update " + data.getData(MIMEType.TEXT_PLAIN));
  }
}
