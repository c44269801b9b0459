package diptych.notebook;

import diptych.training.EpochListener;
import diptych.training.History;
import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Set;
import java.util.function.Function;

/**
 * A figure that follows a training, with a {@link ProgressLine} under it.
 *
 * <pre>{@code
 * ae.train(x).stop(afterEpochs(1000)).listen(LivePlot.on(screen)).run();
 * }</pre>
 *
 * <p>Both are replaced in place, so seldom that training loses a few percent of its time at most.
 * When training ends they show the final figure and a final line, which depend on the history
 * alone.
 */
public final class LivePlot implements EpochListener {
  private final Slot slot;
  private final Function<History, Figure> drawing;
  private final Pace pace;
  private final ProgressLine line;

  private LivePlot(Screen screen, Function<History, Figure> drawing, Pace pace, ProgressLine line) {
    slot = new Slot(screen);
    this.drawing = drawing;
    this.pace = pace;
    this.line = line;
  }

  /** A live plot of the losses, for one training. */
  public static LivePlot on(Screen screen) {
    return on(screen, Figure::losses);
  }

  /**
   * A live figure of any kind, for one training.
   *
   * @param drawing the figure for the history so far; called again and again while training goes on
   */
  public static LivePlot on(Screen screen, Function<History, Figure> drawing) {
    // One clock for both: a late line over an early figure would contradict it.
    return on(screen, drawing, new Pace(System::nanoTime));
  }

  static LivePlot on(Screen screen, Function<History, Figure> drawing, Pace pace) {
    return new LivePlot(screen, drawing, pace, ProgressLine.on(screen));
  }

  @Override
  public void epochEnded(History history) {
    pace.run(
        () -> {
          slot.show(new Draft(drawing.apply(history)));
          line.showRunning(history);
        });
  }

  @Override
  public void trainingEnded(History history) {
    slot.show(drawing.apply(history));
    line.trainingEnded(history);
  }

  /** A figure with one pixel for each logical pixel: half the time to draw. */
  private record Draft(Figure figure) implements DisplayDataRenderable {
    @Override
    public Set<MIMEType> getSupportedRenderTypes() {
      return figure.getSupportedRenderTypes();
    }

    @Override
    public void render(RenderContext context) {
      figure.renderDraft(context);
    }

    @Override
    public String toString() {
      return figure.toString();
    }
  }
}
