package diptych.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the front door builds, reports and hands to the runner, on a machine that has Jupyter. */
class CourseTest {
  @TempDir Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void aMachineWithAJdkAndJupyter() throws IOException {
    sandbox = Sandbox.withJdk(folder);
    sandbox.program("jupyter-lab", "");
    sandbox.python(true, "exit 1", "ours");
  }

  @Test
  void allNotebooksRunInOrderAndTheirNumbersChooseSome() throws Exception {
    String runner = "python3 " + sandbox.project + "/src/lab/run.py ";
    String first = sandbox.project + "/notebooks/00-start.ipynb";
    String second = sandbox.project + "/notebooks/02-autoencoder.ipynb";
    assertEquals(0, sandbox.lab("--run").code());
    assertTrue(sandbox.calls().endsWith(runner + first + " " + second + "\n"), sandbox.calls());
    sandbox.lab("--run", "2", "00");
    assertTrue(sandbox.calls().endsWith(runner + second + " " + first + "\n"), sandbox.calls());
    sandbox.lab("--save", "02");
    assertTrue(sandbox.calls().endsWith(runner + "--save " + second + "\n"), sandbox.calls());
  }

  @Test
  void theChineseNotebooksAreNamedByTheirFolder() throws Exception {
    sandbox.write("notebooks/zh/02-autoencoder.ipynb", "{}");
    String runner = "python3 " + sandbox.project + "/src/lab/run.py ";
    String chinese = sandbox.project + "/notebooks/zh/02-autoencoder.ipynb\n";
    for (String name : new String[] {"zh", "zh/2", "zh/02"}) {
      assertEquals(0, sandbox.lab("--run", name).code());
      assertTrue(sandbox.calls().endsWith(runner + chinese), name + ": " + sandbox.calls());
    }
    sandbox.lab("--run");
    assertFalse(
        sandbox.calls().lines().reduce((first, last) -> last).orElseThrow().contains("/zh/"));
    var save = sandbox.lab("--save", "zh/02");
    assertEquals(1, save.code());
    assertEquals(
        "lab: the Chinese notebooks share the outputs of the English: save those\n", save.output());
  }

  @Test
  void theTranslationsOfAllOrOfSomeNotebooksAreUsed() throws Exception {
    String translator = "python3 " + sandbox.project + "/src/lab/translate.py";
    String second = sandbox.project + "/notebooks/02-autoencoder.ipynb\n";
    sandbox.lab("--translate");
    assertTrue(sandbox.calls().endsWith(translator + "\n"), sandbox.calls());
    sandbox.lab("--translate", "zh");
    assertTrue(sandbox.calls().endsWith(translator + "\n"), sandbox.calls());
    for (String name : new String[] {"2", "02", "zh/02"}) {
      sandbox.lab("--translate", name);
      assertTrue(sandbox.calls().endsWith(translator + " " + second), sandbox.calls());
    }
    assertTrue(sandbox.lab("--translate", "77").output().contains("there is no notebook 77."));
  }

  @Test
  void slidesAreMadeOfStoredOutputsWithoutBuildingAnything() throws Exception {
    Files.delete(sandbox.project.resolve("lib/diptych.jar"));
    String writer = "python3 " + sandbox.project + "/src/lab/slides.py ";
    String second = sandbox.project + "/notebooks/02-autoencoder.ipynb\n";
    assertEquals(0, sandbox.lab("--slides", "2").code());
    assertTrue(sandbox.calls().endsWith(writer + second), sandbox.calls());
    sandbox.lab("--slides");
    assertTrue(sandbox.calls().endsWith("/00-start.ipynb " + second), sandbox.calls());
    assertFalse(sandbox.calls().contains("mvnw"), sandbox.calls());
  }

  @Test
  void anUnknownNumberIsRefusedAtOnceWithTheListOfNotebooks() throws Exception {
    var outcome = sandbox.lab("--run", "00", "77");
    assertEquals(1, outcome.code());
    assertEquals(
        "lab: there is no notebook 77. There are: 00-start, 02-autoencoder\n", outcome.output());
    assertEquals("", sandbox.calls());
  }

  @Test
  void anUnknownOptionIsRefused() throws Exception {
    for (String[] arguments :
        new String[][] {
          {"--frobnicate"},
          {"--run", "--frobnicate"},
          {"--translate", "--frobnicate"},
          {"--slides", "--x"},
          {"00"}
        }) {
      var outcome = sandbox.lab(arguments);
      assertEquals(1, outcome.code());
      assertTrue(outcome.output().contains("See ./lab --help"), outcome.output());
    }
    assertEquals("", sandbox.calls());
  }

  @Test
  void aRelativeDataFolderIsMeantFromWhereTheCommandWasGiven() throws Exception {
    Path data = Files.createDirectories(sandbox.folder.resolve("elsewhere/real data"));
    sandbox.environment.put("DIPTYCH_DATA", "real data");
    var outcome = sandbox.labIn(data.getParent(), "--run");
    assertTrue(outcome.output().contains("data=" + data + " "), outcome.output());
  }

  @Test
  void aDataFolderThatIsNotThereIsNamed() throws Exception {
    sandbox.environment.put("DIPTYCH_DATA", "no/such");
    var outcome = sandbox.lab("--run");
    assertEquals(1, outcome.code());
    assertEquals("lab: DIPTYCH_DATA=no/such is not a folder\n", outcome.output());
  }

  @Test
  void storedOutputsAreMadeWithTheBuiltInData() throws Exception {
    sandbox.environment.put("DIPTYCH_DATA", sandbox.folder.toString());
    var outcome = sandbox.lab("--save");
    assertTrue(outcome.output().contains("DIPTYCH_DATA is not used"), outcome.output());
    assertTrue(outcome.output().contains("data=none"), outcome.output());
    sandbox.write("data/mnist/t10k-images-idx3-ubyte.gz", "");
    var refused = sandbox.lab("--save");
    assertEquals(1, refused.code());
    assertTrue(
        refused.output().contains("my course/data/mnist holds MNIST: move it away"),
        refused.output());
  }

  @Test
  void theProjectsDataFolderComesFirstAsInTheLibrary() throws Exception {
    Path other = Files.createDirectories(sandbox.folder.resolve("other/mnist"));
    Files.createFile(other.resolve("t10k-images-idx3-ubyte.gz"));
    sandbox.environment.put("DIPTYCH_DATA", other.getParent().toString());
    assertTrue(sandbox.lab("--check").output().contains("MNIST from " + other));
    sandbox.write("data/t10k-images-idx3-ubyte", "");
    assertTrue(sandbox.lab("--check").output().contains("MNIST from " + sandbox.project + "/data"));
  }

  @Test
  void theLibraryIsBuiltWhenItIsMissingOrOlderThanItsSourcesAndNotOtherwise() throws Exception {
    assertFalse(sandbox.lab("--run").output().contains("Building"));
    sandbox.write("src/main/java/B.java", "class B {}");
    later("src/main/java/B.java");
    assertTrue(
        sandbox
            .lab("--check")
            .output()
            .contains("library  its sources are newer: ./lab builds it"));
    assertTrue(
        sandbox.lab("--run").output().contains("Building the library (its sources are newer)"));
    later("pom.xml");
    assertTrue(sandbox.lab("--run").output().contains("Building"));
    Files.delete(sandbox.project.resolve("lib/kernel/diptych-kernel.jar"));
    assertTrue(
        sandbox.lab("--run").output().contains("Building the library (its kernel is missing)"));
    Files.delete(sandbox.project.resolve("lib/diptych.jar"));
    assertTrue(
        sandbox.lab("--run").output().contains("Building the library (it is not built yet)"));
    assertTrue(
        sandbox.calls().contains("mvnw -B -Dmaven.test.skip=true package\n"), sandbox.calls());
  }

  @Test
  void aBuildThatLeavesTheJarAloneIsNotRepeated() throws Exception {
    sandbox.write("mvnw", "#!/bin/sh\n");
    sandbox.write("pom.xml", "<project><!-- a comment --></project>");
    assertTrue(sandbox.lab("--run").output().contains("Building"));
    assertFalse(sandbox.lab("--run").output().contains("Building"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ERROR] Could not transfer artifact a:b from central: Unknown host",
        "Exception in thread \"main\" java.net.UnknownHostException: example.org",
        "wget: unable to resolve host address",
        "curl: (7) Failed to connect to example.org port 443",
        "Caused by: java.net.ConnectException: Connection refused",
      })
  void aBuildWithoutNetworkSaysSo(String complaint) throws Exception {
    Files.delete(sandbox.project.resolve("lib/diptych.jar"));
    sandbox.write("mvnw", "#!/bin/sh\necho '" + complaint + "'; exit 1\n");
    var outcome = sandbox.lab("--run");
    assertEquals(1, outcome.code());
    assertTrue(
        outcome
            .output()
            .contains(
                "Maven could not download what it needs. Check the network, then try again.\n"),
        outcome.output());
  }

  @Test
  void aBuildThatFailsShowsTheCompilersErrors() throws Exception {
    Files.delete(sandbox.project.resolve("lib/diptych.jar"));
    sandbox.write("mvnw", "#!/bin/sh\necho noise; echo '[ERROR] A.java:[1,1] not Java'; exit 1\n");
    var outcome = sandbox.lab("--run");
    assertEquals(1, outcome.code());
    assertTrue(
        outcome
            .output()
            .contains("[ERROR] A.java:[1,1] not Java\nlab: the library could not be built;"),
        outcome.output());
    assertFalse(
        outcome.output().contains("noise") || outcome.output().contains("network"),
        outcome.output());
  }

  @Test
  void ourKernelCarriesTheFastEnginesFlagItselfAndAnothersGetsItFromTheEnvironment()
      throws Exception {
    assertTrue(sandbox.lab("--run").output().contains("options=none"));
    sandbox.python(true, "exit 1", "other");
    sandbox.environment.put("JDK_JAVA_OPTIONS", "-Xmx2g");
    assertTrue(
        sandbox
            .lab("--run")
            .output()
            .contains("options=--add-modules=jdk.incubator.vector -XX:MaxRAM=4g -Xmx2g"));
    Files.createFile(sandbox.folder.resolve("jdk/bin/java.slow"));
    assertTrue(sandbox.lab("--run").output().endsWith("options=-XX:MaxRAM=4g -Xmx2g\n"));
  }

  @Test
  void checkReportsOneLineEachAndChangesNothing() throws Exception {
    Files.createFile(sandbox.folder.resolve("no-font"));
    sandbox.python(true, "exit 1", "other");
    Files.delete(sandbox.project.resolve("lib/diptych.jar"));
    sandbox.write("data/t10k-images-idx3-ubyte", "");
    var before = sandbox.everything();
    var outcome = sandbox.lab("--check");
    assertEquals(0, outcome.code(), outcome.output());
    assertEquals(before, sandbox.everything());
    for (String line :
        new String[] {
          "JDK      " + sandbox.folder + "/jdk (Java 17)\n",
          "engine   fast",
          "font     none",
          "library  it is not built yet",
          "Jupyter  " + sandbox.bin + "/jupyter-lab, which is on the PATH\n",
          "kernel   java: /kernels/java (not Diptych's",
          "fast engine in it: ./lab sees to that",
          "memory   1024 MB at most for the data of each kernel; JDK_JAVA_OPTIONS=-Xmx2g sets 2 GB\n",
          "data     MNIST from " + sandbox.project + "/data\n"
        }) {
      assertTrue(outcome.output().contains(line), line + " is missing in\n" + outcome.output());
    }
    assertFalse(
        sandbox.calls().contains("install") || sandbox.calls().contains("register"),
        sandbox.calls());
  }

  @Test
  void checkOnABareMachineSaysWhatIsMissingAndEndsNonZero() throws Exception {
    var bare = new Sandbox(Files.createDirectories(folder.resolve("bare")));
    bare.program("uname", "echo Linux");
    var before = bare.everything();
    var outcome = bare.lab("--check");
    assertEquals(1, outcome.code());
    assertEquals(before, bare.everything());
    assertTrue(outcome.output().contains("JDK      no JDK 17 or newer found."), outcome.output());
    assertTrue(outcome.output().contains("Jupyter  none: ./lab installs it"), outcome.output());
    assertTrue(outcome.output().contains("data     built-in digits"), outcome.output());
  }

  @Test
  void checkSaysWhenTheServerIsMissing() throws Exception {
    Files.delete(sandbox.bin.resolve("jupyter-lab"));
    String report = sandbox.lab("--check").output();
    assertTrue(report.contains("Jupyter  for --run: nbclient and nbconvert of "), report);
    assertTrue(report.contains("./lab installs the server\n"), report);
  }

  @Test
  void helpNamesEveryOption() throws Exception {
    var outcome = sandbox.lab("--help");
    assertEquals(0, outcome.code());
    for (String option :
        new String[] {
          "--run",
          "--save",
          "--slides",
          "--translate",
          "--check",
          "--no-browser",
          "--port",
          "DIPTYCH_DATA"
        }) {
      assertTrue(outcome.output().contains(option), option);
    }
  }

  private void later(String name) throws IOException {
    Files.setLastModifiedTime(
        sandbox.project.resolve(name), FileTime.from(Instant.now().plusSeconds(5)));
  }
}
