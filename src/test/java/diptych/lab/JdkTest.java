package diptych.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Java the front door takes, and what it says where there is none. */
class JdkTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "Linux, apt-get, openjdk-17-jdk-headless",
    "Linux, dnf, dnf install java-21-openjdk-devel",
    "Linux, ls, https://adoptium.net",
    "Darwin, ls, brew install openjdk@21"
  })
  void withoutAJdkItSaysWhatToInstallOnThisSystem(String system, String installer, String advice)
      throws Exception {
    var sandbox = new Sandbox(folder);
    sandbox.program("uname", "echo " + system);
    if (!installer.equals("ls")) {
      sandbox.program(installer, "");
    }
    var outcome = sandbox.lab("--run");
    assertEquals(1, outcome.code());
    assertTrue(
        outcome.output().startsWith("lab: no JDK 17 or newer found. Install one: "),
        outcome.output());
    assertTrue(outcome.output().contains(advice), outcome.output());
    assertEquals(1, outcome.output().lines().count(), outcome.output());
  }

  @Test
  void aJavaThatIsTooOldIsNamedWithItsVersion() throws Exception {
    var sandbox = new Sandbox(folder);
    sandbox.program("uname", "echo Linux");
    sandbox.jdk("eight", "1.8", true);
    link(sandbox, "eight");
    var outcome = sandbox.lab();
    assertEquals(1, outcome.code());
    assertTrue(
        outcome.output().contains("/bin/java is Java 8, which is too old."), outcome.output());
  }

  @Test
  void aRuntimeWithoutTheCompilerIsNotEnough() throws Exception {
    var sandbox = new Sandbox(folder);
    sandbox.program("uname", "echo Linux");
    sandbox.jdk("jre", "21", false);
    link(sandbox, "jre");
    var outcome = sandbox.lab();
    assertEquals(1, outcome.code());
    assertTrue(
        outcome.output().contains("is a Java 21 runtime without the compiler."), outcome.output());
  }

  @Test
  void anOldJavaHomeIsPassedOverForTheJdkOnThePath() throws Exception {
    var sandbox = Sandbox.withJdk(folder);
    sandbox.jdk("eleven", "11", true);
    sandbox.environment.put("JAVA_HOME", sandbox.folder.resolve("eleven").toString());
    var outcome = sandbox.lab("--check");
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(outcome.output().contains(sandbox.folder + "/jdk (Java 17)"), outcome.output());
  }

  @Test
  void javaHomeComesBeforeThePath() throws Exception {
    var sandbox = Sandbox.withJdk(folder);
    sandbox.jdk("newer", "25", true);
    sandbox.environment.put("JAVA_HOME", sandbox.folder.resolve("newer").toString());
    assertTrue(sandbox.lab("--check").output().contains("/newer (Java 25)"));
  }

  @Test
  void aJavaWithoutTheVectorModuleMeansTheSlowEngine() throws Exception {
    var sandbox = Sandbox.withJdk(folder);
    assertTrue(sandbox.lab("--check").output().contains("engine   fast"));
    Files.createFile(sandbox.folder.resolve("jdk/bin/java.slow"));
    assertTrue(sandbox.lab("--check").output().contains("engine   slow"));
  }

  private static void link(Sandbox sandbox, String home) throws IOException {
    Files.createSymbolicLink(
        sandbox.bin.resolve("java"), sandbox.folder.resolve(home + "/bin/java"));
  }
}
