package diptych.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Binder and repo2docker run in a fresh image, on a machine made of fakes. */
class PostBuildTest {

  @TempDir Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void anImage() throws Exception {
    sandbox = Sandbox.withJdk(folder);
    sandbox.python(true, "exit 1", "other");
    Files.copy(Path.of("postBuild").toAbsolutePath(), sandbox.project.resolve("postBuild"));
  }

  private Sandbox.Outcome postBuild() throws Exception {
    var bash = Sandbox.real("bash").orElseThrow().toString();
    var script = sandbox.project.resolve("postBuild").toString();
    return Sandbox.run(sandbox.folder, List.of(bash, script), sandbox.environment);
  }

  @Test
  void theLibraryIsBuiltWithoutTestsAndTheKernelHasItsOptions() throws Exception {
    var outcome = postBuild();
    assertEquals(0, outcome.code(), outcome.output());
    assertEquals(
        List.of(
            "mvnw -B -q -Dmaven.test.skip=true package",
            "python3 src/lab/kernels.py equip --add-modules=jdk.incubator.vector -XX:MaxRAM=4g"),
        sandbox.calls().lines().toList());
  }

  @Test
  void aJavaWithoutTheModuleNeverGetsTheFlag() throws Exception {
    Files.createFile(sandbox.folder.resolve("jdk/bin/java.slow"));
    Files.createFile(sandbox.bin.resolve("java.slow")); // the fake looks beside the name it has
    assertEquals(0, postBuild().code());
    assertTrue(sandbox.calls().endsWith("kernels.py equip -XX:MaxRAM=4g\n"), sandbox.calls());
  }

  @Test
  void aBuildThatFailsFailsTheImage() throws Exception {
    sandbox.write("mvnw", "#!/bin/sh\necho '[ERROR] no network'; exit 1\n");
    var outcome = postBuild();
    assertNotEquals(0, outcome.code());
    assertTrue(outcome.output().contains("no network"), outcome.output());
    assertEquals("", sandbox.calls());
  }

  @Test
  void theImageHasWhatTheScriptCalls() throws Exception {
    var environment = Files.readString(Path.of("environment.yml"));
    for (var needed : List.of("jupyterlab", "ijava", "openjdk >=17")) {
      assertTrue(environment.contains("  - " + needed), needed);
    }
    assertTrue(Files.isExecutable(Path.of("postBuild")));
  }
}
