package diptych.notebook;

import diptych.training.EpochListener;
import diptych.training.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pictures of a GAN at chosen iterations, side by side: how a training went, for a page that does
 * not move.
 */
public final class Film implements EpochListener {
  private static final int WIDTH = 960;
  private static final int GAP = 12;

  private final GanPanel panel;
  private final List<Integer> wanted;
  private final List<Figure> frames = new ArrayList<>();
  private final int size;

  Film(GanPanel panel, int... iterations) {
    if (iterations.length == 0) {
      throw new IllegalArgumentException("a film needs at least one iteration to show");
    }
    this.panel = panel;
    wanted = Arrays.stream(iterations).boxed().toList();
    int perRow = Math.min(4, iterations.length);
    size = (WIDTH - GAP * (perRow - 1)) / perRow;
    keep(0);
  }

  @Override
  public void epochEnded(History history) {
    keep(history.epochs());
  }

  private void keep(int iteration) {
    if (wanted.contains(iteration)) {
      frames.add(panel.frame(panel.lens().look(), "iteration %,d".formatted(iteration), size));
    }
  }

  /** The frames so far, four in a row. */
  public Figure figure() {
    int tall = frames.stream().mapToInt(Figure::height).max().orElse(1);
    int perRow = Math.max(1, Math.min(4, frames.size()));
    int rows = Math.max(1, (frames.size() + 3) / 4);
    return new Picture(
        perRow * (size + GAP) - GAP,
        rows * (tall + GAP) - GAP,
        "film of %d frames".formatted(frames.size()),
        g -> {
          for (int i = 0; i < frames.size(); i++) {
            GanPanel.paint(frames.get(i), g, i % 4 * (size + GAP), i / 4 * (tall + GAP));
          }
        });
  }
}
