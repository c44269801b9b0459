package diptych.notebook;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/**
 * Finds out whether this Java can write at all.
 *
 * <p>A server without fonts lets Java start, and then fails deep inside its font code with an error
 * that names neither the cause nor the cure.
 */
final class Fonts {
  static final String MISSING =
      """
      Java finds no font on this machine, so it cannot draw figures. Install fontconfig, FreeType \
      and one font, then restart the kernel:
        Debian, Ubuntu:  sudo apt-get install fontconfig libharfbuzz0b fonts-dejavu-core
        Fedora, RHEL:    sudo dnf install fontconfig freetype dejavu-sans-fonts
        Alpine:          sudo apk add fontconfig freetype ttf-dejavu
        conda:           conda install -c conda-forge fontconfig freetype font-ttf-dejavu-sans-mono""";

  private Fonts() {}

  /**
   * Returns if text can be drawn.
   *
   * @throws IllegalStateException if not; the message says what to install
   */
  static void require() {
    require(Fonts::measureSomething);
  }

  static void require(Runnable probe) {
    try {
      probe.run();
    } catch (LinkageError | InternalError | RuntimeException cause) {
      // A missing library is a LinkageError, a missing font an InternalError around a
      // NullPointerException or a RuntimeException, depending on the Java version.
      throw new IllegalStateException(MISSING, cause);
    }
  }

  private static void measureSomething() {
    var context = new FontRenderContext(null, true, true);
    var bounds = new Font(Font.SANS_SERIF, Font.PLAIN, 16).getStringBounds("Diptych", context);
    if (bounds.isEmpty()) {
      throw new IllegalStateException("the font has no letters");
    }
  }
}
