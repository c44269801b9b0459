package diptych.notebook;

import diptych.training.EpochListener;
import diptych.training.History;
import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A {@link GanPanel} that follows a training, with a {@link ProgressLine} under it.
 *
 * <p>Only the numbers are taken while training waits; another thread paints them, and the
 * training's own thread shows the finished picture when it comes by, for screens belong to their
 * cell's thread. So the panel changes as often as a picture is painted, and training hardly
 * notices.
 */
final class LiveGanPanel implements EpochListener {
  private final GanPanel panel;
  private final Slot slot;
  private final ProgressLine line;
  private CompletableFuture<Still> painting;

  LiveGanPanel(GanPanel panel, Screen screen) {
    this.panel = panel;
    slot = new Slot(screen);
    line = ProgressLine.on(screen);
  }

  @Override
  public void epochEnded(History history) {
    if (painting != null) {
      if (!painting.isDone()) {
        return;
      }
      slot.show(painting.join());
      line.showRunning(history);
    }
    var figure = panel.figure(history);
    painting = CompletableFuture.supplyAsync(() -> Still.of(figure));
  }

  @Override
  public void trainingEnded(History history) {
    if (painting != null) {
      painting.handle((still, error) -> still).join(); // whatever it was: the last word comes now
    }
    slot.show(panel.figure(history));
    line.trainingEnded(history);
  }

  /** A figure that was painted beforehand, with one pixel for each logical pixel. */
  private record Still(String png, Map<String, Object> size, String text)
      implements DisplayDataRenderable {
    static Still of(Figure figure) {
      var size = Map.<String, Object>of("width", figure.width(), "height", figure.height());
      var png = Base64.getEncoder().encodeToString(Png.quick(figure.image(1)));
      return new Still(png, size, figure.toString());
    }

    @Override
    public Set<MIMEType> getSupportedRenderTypes() {
      return Set.of(MIMEType.IMAGE_PNG, MIMEType.TEXT_PLAIN);
    }

    @Override
    public void render(RenderContext context) {
      context.renderIfRequested(MIMEType.IMAGE_PNG, (type, out) -> out.putData(type, png, size));
      context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> text);
    }
  }
}
