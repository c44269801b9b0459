import java.awt.GraphicsEnvironment;

/** Ends normally when Java finds at least one font to draw with; charts need one. */
public final class FontCheck {
  public static void main(String[] arguments) {
    String[] families =
        GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames();
    if (families.length == 0) {
      throw new IllegalStateException("no font on this machine");
    }
    System.out.println(families.length + " font families");
  }
}
