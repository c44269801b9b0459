package diptych.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What JShell says of a name in one line, taken apart: {@code Tensor Tensor.matmul(Tensor other)},
 * {@code diptych.tensor.Seed(long value)}, {@code Activation.RELU}, {@code
 * x:diptych.tensor.Tensor}.
 *
 * @param text the line for people: without packages, and without the type arguments of the owner
 * @param owner the name of the class, with its package where JShell gives it
 * @param member the method, constructor ({@value #CONSTRUCTOR}) or field; empty for the class
 *     itself
 * @param types the types of the parameters, as of {@link #plainType}; empty unless it can be called
 */
record Signature(String text, String owner, String member, Optional<List<String>> types) {

  /** The compiler's name of every constructor. */
  static final String CONSTRUCTOR = "<init>";

  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z][a-z0-9_]*\\.)+(?=[A-Z])");

  /** Takes a line of JShell apart. */
  static Signature of(String line) {
    var bracket = line.indexOf('(');
    return bracket < 0 ? ofName(line) : ofCall(line.substring(0, bracket), line.substring(bracket));
  }

  private static Signature ofCall(String head, String brackets) {
    var space = indexOutsideTypeArguments(head, ' ');
    var path = withoutTypeArguments(head.substring(space + 1));
    var inside = brackets.substring(1, brackets.lastIndexOf(')'));
    var types = Optional.of(types(inside));
    if (space < 0) {
      return new Signature("new " + withoutPackages(path + brackets), path, CONSTRUCTOR, types);
    }
    var dot = path.lastIndexOf('.');
    var text = withoutPackages(head.substring(0, space + 1) + path + brackets);
    return new Signature(text, path.substring(0, Math.max(0, dot)), path.substring(dot + 1), types);
  }

  private static Signature ofName(String line) {
    var colon = line.indexOf(':');
    var name = withoutTypeArguments(colon < 0 ? line : line.substring(0, colon));
    var dot = name.lastIndexOf('.');
    if (colon >= 0 && dot < 0) { // a variable: its class explains it
      var text = name + ": " + withoutPackages(line.substring(colon + 1));
      return new Signature(
          text, withoutTypeArguments(line.substring(colon + 1)), "", Optional.empty());
    }
    var around = name.substring(0, Math.max(0, dot));
    return startsUpper(around.substring(around.lastIndexOf('.') + 1))
        ? new Signature(withoutPackages(line), around, name.substring(dot + 1), Optional.empty())
        : new Signature(line, name, "", Optional.empty());
  }

  private static boolean startsUpper(String name) {
    return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
  }

  private static List<String> types(String inside) {
    var types = new ArrayList<String>();
    for (var rest = withoutTypeArguments(inside); !rest.isBlank(); ) {
      var comma = rest.indexOf(',');
      var parameter = (comma < 0 ? rest : rest.substring(0, comma)).strip();
      types.add(plainType(parameter.substring(0, Math.max(0, parameter.lastIndexOf(' ')))));
      rest = comma < 0 ? "" : rest.substring(comma + 1);
    }
    return types;
  }

  /** The names of the class and of those around it, the outermost first. */
  List<String> classes() {
    return Stream.of(owner.split("\\.")).filter(Signature::startsUpper).toList();
  }

  /** A type as it is compared: without type arguments and packages, an array for varargs. */
  static String plainType(String type) {
    var plain = withoutTypeArguments(type).replace("...", "[]").replaceAll("\\s", "");
    return plain.substring(plain.lastIndexOf('.') + 1);
  }

  static String withoutPackages(String text) {
    return PACKAGE.matcher(text).replaceAll("");
  }

  private static String withoutTypeArguments(String text) {
    var plain = new StringBuilder();
    var depth = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      depth += c == '<' ? 1 : 0;
      if (depth == 0) {
        plain.append(c);
      }
      depth -= c == '>' ? 1 : 0;
    }
    return plain.toString();
  }

  private static int indexOutsideTypeArguments(String text, char wanted) {
    var depth = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
      if (c == wanted && depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
