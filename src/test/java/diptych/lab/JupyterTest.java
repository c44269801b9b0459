package diptych.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the front door takes Jupyter from: the first hit of its list, and it says which and why.
 */
class JupyterTest {
  private static final String NO_NETWORK = "exit 1";

  @TempDir Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void aMachineWithAJdkOnly() throws IOException {
    sandbox = Sandbox.withJdk(folder);
  }

  @Test
  void jupyterLabOnThePathIsTakenAndNothingIsInstalled() throws Exception {
    sandbox.program("jupyter-lab", "");
    sandbox.program("conda", "exit 1");
    sandbox.python(true, NO_NETWORK, "ours");
    var outcome = sandbox.lab("--no-browser", "--port", "8899");
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(
        outcome
            .output()
            .contains("Jupyter: " + sandbox.bin + "/jupyter-lab, which is on the PATH"));
    assertTrue(
        sandbox
            .calls()
            .contains(
                "jupyter-lab --ip=127.0.0.1 --notebook-dir="
                    + sandbox.project
                    + "/notebooks --no-browser --port=8899\n"),
        sandbox.calls());
    assertFalse(sandbox.calls().contains("conda"), sandbox.calls());
  }

  @Test
  void rootIsAllowedToOpenTheCourse() throws Exception {
    sandbox.program("jupyter-lab", "");
    sandbox.program("id", "echo 0");
    sandbox.python(true, NO_NETWORK, "ours");
    sandbox.lab();
    assertTrue(sandbox.calls().contains("--allow-root"), sandbox.calls());
  }

  @Test
  void aJupyterLabThatDoesNotStartIsPassedOver() throws Exception {
    sandbox.program("jupyter-lab", "exit 127");
    sandbox.python(true, Sandbox.PIP_WORKS, "ours");
    var outcome = sandbox.lab();
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(outcome.output().contains("Jupyter: the private .venv"), outcome.output());
  }

  @Test
  void condaComesBeforePipAndReadsEnvironmentYml() throws Exception {
    sandbox.program(
        "conda",
        "mkdir -p \"$5/bin\"; cp \"$(dirname \"$0\")/python3\" \"$5/bin/python3\";"
            + " printf '#!/bin/sh\\n' > \"$5/bin/jupyter-lab\"; chmod +x \"$5/bin/jupyter-lab\"");
    sandbox.python(false, NO_NETWORK, "other");
    var outcome = sandbox.lab("--run", "02");
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(
        sandbox
            .calls()
            .contains(
                "conda env create -q -p "
                    + sandbox.project
                    + "/.venv -f "
                    + sandbox.project
                    + "/environment.yml\n"),
        sandbox.calls());
    assertTrue(outcome.output().contains("Jupyter: the private .venv"), outcome.output());
    assertFalse(sandbox.calls().contains("pip install"), sandbox.calls());
  }

  @Test
  void pipComesNextAndFailsFast() throws Exception {
    sandbox.program("conda", "mkdir -p \"$5/bin\"; exit 1");
    sandbox.python(false, Sandbox.PIP_WORKS, "ours");
    var outcome = sandbox.lab("--run");
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(
        outcome.output().contains("not by conda: " + sandbox.bin + "/conda failed (no network?)"));
    assertTrue(
        sandbox.calls().contains("--retries 0 --timeout 15 jupyterlab nbconvert nbclient"),
        sandbox.calls());
    assertTrue(
        outcome
            .output()
            .contains("Jupyter: the private .venv, as there is no jupyter-lab on the PATH ("),
        outcome.output());
  }

  @Test
  void aSecondRunTakesWhatTheFirstInstalled() throws Exception {
    sandbox.python(false, Sandbox.PIP_WORKS, "ours");
    sandbox.lab("--run");
    String before = sandbox.calls();
    assertEquals(0, sandbox.lab("--run").code());
    assertFalse(sandbox.calls().substring(before.length()).contains("pip install"));
  }

  @Test
  void debianComesLastAndNoHalfMadeVenvIsLeft() throws Exception {
    debian("bookworm");
    sandbox.program("id", "echo 0");
    sandbox.python(false, "echo half-made > half; " + NO_NETWORK, "ours");
    var outcome = sandbox.lab();
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(
        outcome.output().contains("not by pip: pip could not install JupyterLab (no network?)"));
    assertTrue(outcome.output().contains("Jupyter: the classic Notebook, "), outcome.output());
    assertFalse(Files.exists(sandbox.project.resolve(".venv")));
    assertTrue(
        sandbox
            .calls()
            .contains(
                "install -y --no-install-recommends python3-nbclient python3-nbconvert"
                    + " jupyter-notebook\n"),
        sandbox.calls());
    assertTrue(sandbox.calls().contains("jupyter-notebook --ip=127.0.0.1"), sandbox.calls());
  }

  @Test
  void aDebianThatHasJupyterLabGivesJupyterLab() throws Exception {
    debian("trixie");
    sandbox.program("id", "echo 0");
    var outcome = sandbox.lab();
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(
        outcome
            .output()
            .contains(
                "/jupyter-lab, which is on the PATH (conda is not installed; there is no python3)"),
        outcome.output());
  }

  @Test
  void runningNotebooksNeedsNoServer() throws Exception {
    debian("trixie");
    sandbox.program("id", "echo 0");
    var outcome = sandbox.lab("--run");
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(sandbox.calls().contains("python3-nbclient python3-nbconvert\n"), sandbox.calls());
    assertTrue(outcome.output().contains("Jupyter: nbclient and nbconvert of "), outcome.output());
  }

  @Test
  void anyoneElseInstallsThroughSudoWithoutAPassword() throws Exception {
    debian("bookworm");
    sandbox.program("sudo", "shift; \"$@\"");
    sandbox.program("true", "");
    assertEquals(0, sandbox.lab("--run").code());
    assertTrue(
        sandbox.calls().contains("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get"),
        sandbox.calls());
  }

  @Test
  void whereNothingWorksItSaysTheTwoThingsAPersonCanDo() throws Exception {
    debian("bookworm");
    sandbox.program("sudo", "exit 1");
    sandbox.python(false, NO_NETWORK, "ours");
    var outcome = sandbox.lab();
    assertEquals(1, outcome.code());
    String last = outcome.output().lines().reduce("", (first, second) -> second);
    assertTrue(
        last.startsWith(
            "lab: no Jupyter found, and none could be installed (conda is not installed; pip could"
                + " not install JupyterLab (no network?); apt-get needs root)."),
        last);
    assertTrue(
        last.contains("https://jupyter.org/install") && last.contains("sudo apt-get install"),
        last);
    assertFalse(sandbox.calls().contains("apt-get -o"), sandbox.calls());
  }

  @Test
  void withoutNetworkAptGetIsNamedAsWhatFailed() throws Exception {
    sandbox.program("id", "echo 0");
    sandbox.program("apt-get", "exit 100");
    var outcome = sandbox.lab("--run");
    assertEquals(1, outcome.code());
    assertTrue(
        outcome.output().contains("not by apt: apt-get update failed (no network?)"),
        outcome.output());
  }

  @Test
  void aVenvOfSomeoneElseIsNeverRemoved() throws Exception {
    sandbox.write(".venv/precious", "data");
    sandbox.program("conda", "");
    sandbox.python(false, Sandbox.PIP_WORKS, "ours");
    var outcome = sandbox.lab();
    assertEquals(1, outcome.code());
    assertTrue(
        outcome.output().contains(".venv is there, but its jupyter-lab does not start"),
        outcome.output());
    assertTrue(Files.exists(sandbox.project.resolve(".venv/precious")));
    assertFalse(
        sandbox.calls().contains("conda") || sandbox.calls().contains("pip install"),
        sandbox.calls());
  }

  @Test
  void aMissingFontIsInstalledOrNamed() throws Exception {
    sandbox.program("jupyter-lab", "");
    sandbox.python(true, NO_NETWORK, "ours");
    Files.createFile(sandbox.folder.resolve("no-font"));
    var without = sandbox.lab();
    assertEquals(0, without.code(), without.output());
    assertTrue(
        without
            .output()
            .contains(
                "lab: no font that Java can use: figures will fail (this is no Debian or Ubuntu)"),
        without.output());
    sandbox.program("id", "echo 0");
    sandbox.program("apt-get", "");
    assertTrue(
        sandbox
            .lab()
            .output()
            .contains("will fail (one was installed, but Java does not find it)"));
    sandbox.program(
        "apt-get", "case $* in *fonts-dejavu-core) rm " + sandbox.folder + "/no-font ;; esac");
    assertFalse(sandbox.lab().output().contains("figures will fail"));
  }

  /**
   * Debian's package manager: it brings Python with what its packages hold, JupyterLab from trixie
   * on.
   */
  private void debian(String release) throws IOException {
    Path store = Files.createDirectories(sandbox.folder.resolve("store"));
    var python = new Sandbox(Files.createDirectories(sandbox.folder.resolve("other")));
    python.python(true, NO_NETWORK, "ours");
    Files.copy(python.bin.resolve("python3"), store.resolve("python3"));
    for (String server : new String[] {"jupyter-lab", "jupyter-notebook"}) {
      sandbox.program(server, "");
      Files.move(sandbox.bin.resolve(server), store.resolve(server));
    }
    sandbox.program("apt-cache", release.equals("trixie") ? "" : "exit 100");
    sandbox.program(
        "apt-get",
        """
        case $* in *install*) cp %1$s/python3 %2$s/python3 ;; esac
        case $* in *jupyterlab*) cp %1$s/jupyter-lab %2$s/ ;; *jupyter-notebook*) cp %1$s/jupyter-notebook %2$s/ ;; esac
        """
            .formatted(store, sandbox.bin));
  }
}
