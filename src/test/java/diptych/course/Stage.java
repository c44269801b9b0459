package diptych.course;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;

/**
 * A copy of the tree as a student has it after {@code package}: a folder for notebooks, and {@code
 * lib/} beside it with the jars of the library and of the kernel.
 *
 * <p>Tests run before {@code package}, when {@code lib/} is empty or old, so this is built from the
 * classes that were just compiled and from Maven's own lists of libraries.
 */
public final class Stage {

  private static final String KERNEL = "diptych/kernel/";

  private final Path root;

  private Stage(Path root) {
    this.root = root;
  }

  /**
   * Builds the copy.
   *
   * @param root a folder, which need not exist
   */
  public static Stage build(Path root) throws IOException {
    var stage = new Stage(root);
    Files.createDirectories(stage.notebooks());
    Files.createDirectories(stage.kernel());
    jar(stage.lib().resolve("diptych.jar"), name -> !name.startsWith(KERNEL));
    jar(stage.kernel().resolve("diptych-kernel.jar"), name -> name.startsWith(KERNEL));
    copy("course.library", stage.lib());
    copy("course.kernel", stage.kernel());
    return stage;
  }

  /** The folder in which kernels run. */
  public Path notebooks() {
    return root.resolve("notebooks");
  }

  /** The class path with which kernels start. */
  String kernelClassPath() {
    return kernel() + File.separator + "*";
  }

  private Path lib() {
    return root.resolve("lib");
  }

  private Path kernel() {
    return lib().resolve("kernel");
  }

  private static void jar(Path jar, Predicate<String> wanted) throws IOException {
    var classes = Path.of("target", "classes");
    try (var files = Files.walk(classes);
        var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        var name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        if (wanted.test(name)) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(file, out);
        }
      }
    }
  }

  private static void copy(String property, Path folder) throws IOException {
    var jars = System.getProperty(property);
    if (jars == null) {
      throw new IllegalStateException(
          "The system property %s is missing: run this test through Maven".formatted(property));
    }
    for (var jar : jars.split(Pattern.quote(File.pathSeparator), -1)) {
      var from = Path.of(jar);
      Files.copy(from, folder.resolve(from.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
