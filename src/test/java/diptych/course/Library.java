package diptych.course;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The compiled library, as notebooks load it: all but the kernel. */
final class Library {

  private static final Path CLASSES = Path.of("target", "classes");
  private static final List<Class<?>> PUBLIC = load();

  private Library() {}

  /** Its public classes, nested ones included. */
  static List<Class<?>> publicClasses() {
    return PUBLIC;
  }

  private static List<Class<?>> load() {
    try (var files = Files.walk(CLASSES.resolve("diptych"))) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(name -> name.replace(File.separatorChar, '.').replaceAll("\\.class$", ""))
          .filter(name -> !name.startsWith("diptych.kernel.") && !name.contains(".vector."))
          .<Class<?>>map(Library::load)
          .filter(type -> Modifier.isPublic(type.getModifiers()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Library.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
