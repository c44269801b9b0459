package diptych.course;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that a notebook can use: what its code cells define, and the public classes with their
 * public members of the library and of what the notebook imports.
 */
final class JavaNames {

  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile("(?s)//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import\\s+(?:static\\s+)?([\\w.]+?)(?:\\.\\*)?;");
  private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\d_$]*");

  /** A name after its type, as variables, parameters, methods, classes and records have one. */
  private static final Pattern DEFINITION =
      Pattern.compile(
          "(?<![\\w.])(?!(?:new|return|throw|else|case|import)\\b)"
              + "[\\p{L}_$][\\w.]*(?:<[\\w\\s,.?<>\\[\\]]*>)?(?:\\[\\])*(?:\\.\\.\\.)?\\s+"
              + "([\\p{L}_$][\\p{L}\\d_$]*)(?=\\s*(?:[=;,):({<]|implements|extends))");

  /** The second and further variables of one declaration. */
  private static final Pattern FURTHER =
      Pattern.compile(",\\s*([\\p{L}_$][\\p{L}\\d_$]*)\\s*(?=;|=(?!=))");

  private static final Pattern LAMBDA =
      Pattern.compile("\\(?([\\p{L}_$][\\w$]*(?:,\\s*[\\p{L}_$][\\w$]*)*)\\)?\\s*->");
  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"]*\"|[\\p{L}_$][\\p{L}\\d_$]*|\\d[\\w.]*|\\S");
  private static final Set<String> KEYWORDS =
      Set.of("new", "true", "false", "null", "int", "double", "float", "long", "boolean", "var");

  private final String code;
  private final Set<String> defined = new HashSet<>();
  private final Set<String> members = new HashSet<>();
  private final Set<String> parameters = new HashSet<>();
  private final List<String> packages = new ArrayList<>(List.of("java.lang.", "java.util."));
  private final List<Class<?>> classes;

  private JavaNames(String code) {
    this.code = code;
    this.classes = new ArrayList<>(Library.publicClasses());
  }

  /** The names of a notebook. */
  static JavaNames of(Notebook notebook) {
    var code = notebook.codeCells().stream().map(Cell::source).collect(Collectors.joining("\n"));
    var names = new JavaNames(code);
    names.readDefinitions(COMMENT_OR_TEXT.matcher(code).replaceAll("\"\""));
    names.classes.forEach(names::readMembers);
    return names;
  }

  private void readDefinitions(String bare) {
    Stream.of(DEFINITION, FURTHER)
        .flatMap(pattern -> pattern.matcher(bare).results())
        .forEach(found -> defined.add(found.group(1)));
    LAMBDA.matcher(bare).results().forEach(found -> defined.addAll(words(found.group(1))));
    for (var imported : IMPORT.matcher(bare).results().map(found -> found.group(1)).toList()) {
      packages.add(imported + ".");
      classNamed(imported).ifPresent(classes::add);
    }
    words(bare).stream().distinct().flatMap(this::imported).forEach(classes::add);
    List.copyOf(classes).stream().flatMap(JavaNames::ofItsKind).forEach(classes::add);
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  private Stream<Class<?>> imported(String name) {
    return packages.stream().map(start -> classNamed(start + name)).flatMap(Optional::stream);
  }

  /** The classes that fill a generic parent's parameters: what an evaluator gives, for instance. */
  private static Stream<Class<?>> ofItsKind(Class<?> type) {
    return type.getGenericSuperclass() instanceof ParameterizedType parent
        ? Arrays.stream(parent.getActualTypeArguments())
            .filter(Class.class::isInstance)
            .map(kind -> (Class<?>) kind)
        : Stream.of();
  }

  private static Optional<Class<?>> classNamed(String name) {
    try {
      return Optional.<Class<?>>of(Class.forName(name, false, JavaNames.class.getClassLoader()))
          .filter(found -> Modifier.isPublic(found.getModifiers()));
    } catch (ClassNotFoundException | LinkageError e) { // on some systems A.class answers to "a"
      return Optional.empty();
    }
  }

  private void readMembers(Class<?> type) {
    members.addAll(membersOf(type));
    Stream.<Executable>concat(
            Arrays.stream(type.getMethods()), Arrays.stream(type.getConstructors()))
        .flatMap(executable -> Arrays.stream(executable.getParameters()))
        .map(Parameter::getName)
        .forEach(parameters::add);
  }

  private static Set<String> membersOf(Class<?> type) {
    var names = new HashSet<String>();
    Arrays.stream(type.getMethods()).map(Method::getName).forEach(names::add);
    Arrays.stream(type.getFields()).map(Field::getName).forEach(names::add);
    Arrays.stream(type.getClasses()).map(Class::getSimpleName).forEach(names::add);
    return names;
  }

  private List<Class<?>> named(String name) {
    return Stream.concat(classes.stream(), imported(name))
        .filter(type -> type.getSimpleName().equals(name))
        .toList();
  }

  /** The names in a Java expression that do not exist, as messages can put them. */
  List<String> unknown(String expression) {
    var tokens = TOKEN.matcher(expression).results().map(MatchResult::group).toList();
    var unknown = new ArrayList<String>();
    var depth = 0;
    for (var i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
      if (token.startsWith("\"")) {
        if (!code.contains(token)) {
          unknown.add(token + " in the code");
        }
      } else if (WORD.matcher(token).matches() && !KEYWORDS.contains(token)) {
        if (i > 0 && tokens.get(i - 1).equals(".")) {
          memberProblem(i > 1 ? tokens.get(i - 2) : "", token).ifPresent(unknown::add);
        } else if (!isName(token) && !(depth > 0 && isArgument(token))) {
          unknown.add(token);
        }
      }
    }
    return unknown;
  }

  private boolean isName(String name) {
    return defined.contains(name) || members.contains(name) || !named(name).isEmpty();
  }

  /** Whether it may stand for an argument: a formula's symbol, or what the library calls it. */
  private boolean isArgument(String name) {
    return name.codePointCount(0, name.length()) == 1 || parameters.contains(name);
  }

  private Optional<String> memberProblem(String owner, String member) {
    var types = named(owner);
    if (types.isEmpty() || defined.contains(owner)) {
      return Optional.of(member)
          .filter(name -> !members.contains(name) && !defined.contains(name))
          .map(name -> "public member " + name);
    }
    return types.stream().anyMatch(type -> membersOf(type).contains(member))
        ? Optional.empty()
        : Optional.of(member + " in " + owner);
  }
}
