import java.awt.Font;
import java.awt.font.FontRenderContext;

/**
 * Ends normally when Java can draw letters. The list of fonts does not tell: it names five even where there is none.
 */
public final class FontCheck {
  public static void main(String[] arguments) {
    var context = new FontRenderContext(null, true, true);
    var letter = new Font(Font.SANS_SERIF, Font.PLAIN, 16).createGlyphVector(context, "A");
    if (letter.getVisualBounds().isEmpty()) {
      throw new IllegalStateException("the font has no letters");
    }
  }
}
