package diptych.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPathMagicsTest {

  private static final String PICTURE =
      """
      package shop;
      import io.github.spencerpark.jupyter.kernel.display.*;
      import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
      public class Picture implements DisplayDataRenderable {
        public void render(RenderContext context) {
          context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<b>picture</b>");
        }
        @Override public String toString() { return "Picture"; }
      }
      """;

  @TempDir static Path folder;

  private Evaluator evaluator;

  @BeforeAll
  static void makeJars() throws IOException {
    var lib = Files.createDirectories(folder.resolve("my lib"));
    jar(lib.resolve("picture.jar"), "shop/Picture", PICTURE);
    jar(lib.resolve("other.jar"), "shop/Other", "package shop; public class Other {}");
    Files.writeString(lib.resolve("README.md"), "no jar");
  }

  private static void jar(Path jar, String name, String source) throws IOException {
    var file = folder.resolve("source").resolve(name + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    var status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                file.toString());
    assertEquals(0, status);
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(name + ".class"));
      Files.copy(folder.resolve("source").resolve(name + ".class"), out);
    }
  }

  @BeforeEach
  void start() {
    evaluator = new Evaluator(Duration.ofSeconds(5), "");
  }

  @AfterEach
  void stop() {
    evaluator.close();
  }

  private Object eval(String cell) throws Exception {
    return evaluator.eval(cell.replace("LIB", folder + "/my lib"), 1);
  }

  @Test
  void aPictureFromALoadedJarIsOfTheKernelsOwnInterface() throws Exception {
    var picture = eval("%jars \"LIB/*.jar\"\nimport shop.*;\nnew Picture()");
    assertInstanceOf(DisplayDataRenderable.class, picture);
    Display.connect(new Renderer(), new Outbox(new RecordingViewer()));
    var shown = evaluator.asCell(() -> Display.render(picture, "text/html"));
    assertEquals("<b>picture</b>", shown.getData(MIMEType.TEXT_HTML));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%jars \"LIB/*.jar\"",
        "%jars \"LIB/picture.jar\" \"LIB/other.jar\"",
        "%classpath \"LIB/p*.jar\" \"LIB/other.jar\"",
        "%jars \"LIB/\"",
        "// the libraries\n  %jars \"LIB/*.jar\"\n",
        "/* a\n%jars nothing.jar\n*/ int a = 1;\n%jars \"LIB/*.jar\"",
        "int b = 1\n%jars \"LIB/*.jar\"",
        "%jars \"LIB/*.jar\"\n%jars \"LIB/*.jar\"",
        "String c = \"\"\"\n%jars nothing.jar\n\"\"\";\n%classpath \"LIB/*\""
      })
  void jarsMayBeLoadedInManyWays(String cell) throws Exception {
    eval(cell);
    assertEquals("Other", eval("new shop.Other().getClass().getSimpleName()"));
    assertEquals("Picture", String.valueOf(eval("new shop.Picture()")));
  }

  @Test
  void theRestOfALineWithAPercentSignIsArithmetic() throws Exception {
    assertEquals(1, eval("int jar = 7, three = 3;\nint r = jar\n  %three;\nr"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIB/nothing*.jar", "nowhere/*.jar", "LIB/x.jar", "no-folder/"})
  void aPatternThatMatchesNothingIsRefusedWithThePlaceWhereItLooked(String pattern) {
    var cell = "int before = 1;\n%jars \"LIB/other.jar\" \"" + pattern + "\"\nint after = 1;";
    var failure = assertThrows(CellFailure.class, () -> eval(cell));
    var shown = pattern.replace("LIB", folder + "/my lib");
    assertTrue(failure.getMessage().startsWith("%jars " + shown + ": nothing matches, seen from "));
    assertTrue(failure.getMessage().contains(Path.of("").toAbsolutePath().toString()));
    assertTrue(failure.report().get(0).contains("   2 | "), failure.report().get(0));
    assertThrows(CellFailure.class, () -> eval("new shop.Other()"), "nothing was added");
    assertThrows(CellFailure.class, () -> eval("after"), "the rest did not run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%maven a:b:1", "%jars", "%jar LIB/*.jar"})
  void anUnknownOrEmptyMagicIsRefused(String cell) {
    var failure = assertThrows(CellFailure.class, () -> eval(cell));
    assertEquals("MagicError", failure.name());
    assertTrue(failure.getMessage().contains("%jars"), failure.getMessage());
  }

  @Test
  void theClassPathOfTheEnvironmentIsThereFromTheStart() throws Exception {
    var patterns = "nowhere/*.jar" + File.pathSeparator + folder + "/my lib/*.jar";
    try (var other = new Evaluator(Duration.ofSeconds(5), patterns)) {
      assertEquals("Picture", String.valueOf(other.eval("new shop.Picture()", 1)));
    }
  }
}
