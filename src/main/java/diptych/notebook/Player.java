package diptych.notebook;

import diptych.data.Sound;
import diptych.data.Wav;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sounds that a notebook cell lets one listen to when it is the cell's last expression: a line with
 * a caption and a player for each.
 *
 * <pre>{@code
 * Player.of("real", real).and("generated", generated)
 * }</pre>
 *
 * <p>Each player is the browser's own, with the WAV file inside the page: nothing is fetched and no
 * script runs. A sample takes 2.7 bytes of the page, so all sounds of a view may have {@link
 * #LIMIT} samples together. Views never change.
 */
public final class Player extends HtmlView {
  /** The most samples of a view: 20 seconds at 8 kHz, 430 kB of the page. */
  public static final int LIMIT = 160_000;

  private record Line(String caption, Sound sound) {}

  private final List<Line> lines;

  private Player(List<Line> lines) {
    this.lines = lines;
  }

  /**
   * A view of one sound.
   *
   * @throws IllegalArgumentException if it has more than {@link #LIMIT} samples
   */
  public static Player of(String caption, Sound sound) {
    return new Player(List.of()).and(caption, sound);
  }

  /**
   * This view with one more sound below.
   *
   * @throws IllegalArgumentException if all sounds together have more than {@link #LIMIT} samples
   */
  public Player and(String caption, Sound sound) {
    var longer = new ArrayList<>(lines);
    longer.add(new Line(caption, sound));
    long samples = longer.stream().mapToLong(line -> line.sound().samples().size()).sum();
    if (samples > LIMIT) {
      throw new IllegalArgumentException(
          "%d samples are too many for one view, which may have %d; show shorter sounds"
              .formatted(samples, LIMIT));
    }
    return new Player(List.copyOf(longer));
  }

  @Override
  String html() {
    return lines.stream()
        .map(
            line ->
                "<tr><td style=\"text-align: left\">%s</td><td>%s</td></tr>\n"
                    .formatted(TableView.escaped(line.caption()), audio(line.sound())))
        .collect(Collectors.joining("", "<table>\n", "</table>"));
  }

  private static String audio(Sound sound) {
    return "<audio controls src=\"data:audio/wav;base64,%s\"></audio>"
        .formatted(Base64.getEncoder().encodeToString(Wav.bytes(sound)));
  }

  /** A line for each sound: {@code real: 1,024 samples at 8,000 Hz, 0.128 s}. */
  @Override
  public String toString() {
    return lines.stream()
        .map(line -> line.caption() + ": " + line.sound())
        .collect(Collectors.joining("\n"));
  }
}
