package diptych.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of the front door in a temporary folder, on a machine made of fakes: {@code PATH} holds
 * the basic tools and the fake programs that a test puts there, each of which notes how it was
 * called.
 */
final class Sandbox {
  private static final List<String> TOOLS =
      List.of(
          "cat", "chmod", "cp", "dirname", "env", "find", "grep", "head", "ln", "ls", "mkdir", "rm",
          "sed", "touch");
  private static final Path CHECKOUT = Path.of("").toAbsolutePath();

  final Path folder;
  final Path project;
  final Path bin;
  final Map<String, String> environment = new TreeMap<>();
  private final Path calls;

  /** What a run of {@code ./lab} left: its exit code, and what it printed to both streams. */
  record Outcome(int code, String output) {}

  Sandbox(Path folder) throws IOException {
    assumeTrue(File.separatorChar == '/', "./lab is a bash script: Linux and macOS only");
    this.folder = folder.toRealPath();
    project = Files.createDirectories(this.folder.resolve("my course"));
    bin = Files.createDirectories(this.folder.resolve("bin"));
    calls = this.folder.resolve("calls");
    Files.createFile(calls);
    for (String tool : TOOLS) {
      script(bin.resolve(tool), "exec " + real(tool).orElseThrow() + " \"$@\"\n");
    }
    copy("lab");
    copy("environment.yml");
    try (Stream<Path> sources = Files.walk(CHECKOUT.resolve("src/lab"))) {
      sources
          .filter(Files::isRegularFile)
          .forEach(file -> copy(CHECKOUT.relativize(file).toString()));
    }
    write("pom.xml", "<project/>");
    write("src/main/java/A.java", "class A {}");
    write("notebooks/00-start.ipynb", "{}");
    write("notebooks/02-autoencoder.ipynb", "{}");
    environment.put("PATH", bin.toString());
    environment.put("HOME", Files.createDirectories(this.folder.resolve("home")).toString());
    environment.put("CALLS", calls.toString());
  }

  /** A machine with a JDK 17, an up-to-date library and nothing else. */
  static Sandbox withJdk(Path folder) throws IOException {
    var sandbox = new Sandbox(folder);
    sandbox.program("uname", "echo Linux");
    sandbox.program("id", "echo 1000");
    sandbox.jdk("jdk", "17", true);
    Files.createSymbolicLink(sandbox.bin.resolve("java"), sandbox.folder.resolve("jdk/bin/java"));
    sandbox.built();
    return sandbox;
  }

  /** Puts a Java of the given version into a folder; `fonts` says whether it finds one. */
  void jdk(String name, String version, boolean compiler) throws IOException {
    Path home = folder.resolve(name);
    script(
        home.resolve("bin/java"),
        """
        case "$*" in
          *-XshowSettings*) echo "    java.home = %s"; echo "    java.specification.version = %s" ;;
          *--list-modules*) echo java.base; [ -e "$0.slow" ] || echo jdk.incubator.vector@17 ;;
          *PrintFlagsFinal*) echo "   size_t MaxHeapSize   = 1073741824   {product} {ergonomic}" ;;
          *FontCheck*) [ ! -e "%s/no-font" ] ;;
        esac
        """
            .formatted(home, version, folder));
    if (compiler) {
      script(home.resolve("bin/javac"), "");
    }
  }

  /** Makes the library up to date, and its build a fake that makes it so again. */
  void built() throws IOException {
    write("lib/diptych.jar", "");
    write("lib/kernel/diptych-kernel.jar", "");
    script(
        project.resolve("mvnw"),
        note("mvnw") + "mkdir -p lib/kernel; touch lib/diptych.jar lib/kernel/diptych-kernel.jar");
    long old = Instant.now().minusSeconds(60).toEpochMilli();
    try (Stream<Path> all = Files.walk(project)) {
      for (Path file : all.filter(path -> !path.startsWith(project.resolve("lib"))).toList()) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(old));
      }
    }
  }

  /**
   * Puts a fake program on the PATH, which notes its calls and then does what the shell script
   * says.
   */
  void program(String name, String script) throws IOException {
    script(bin.resolve(name), note(name) + script);
  }

  /**
   * Puts a Python on the PATH that runs notebooks if {@code jupyter}, can make a private
   * environment, whose pip does what the script says, and knows one kernel of the given kind.
   */
  void python(boolean jupyter, String pip, String kernel) throws IOException {
    String body =
        """
        case "$*" in
          *ensurepip*) exit 0 ;;
          "-m venv "*) mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; ln "$3/bin/python" "$3/bin/python3" ;;
          "-m pip "*) cd "$(dirname "$0")"; %s ;;
          *nbclient*) case $0 in */.venv/*) exit 0 ;; *) exit %d ;; esac ;;
          *kernels.py*find*) printf '%%s\\n' %s /kernels/java "%s/jdk/bin/java" ;;
          *run.py*) echo "data=${DIPTYCH_DATA-none} options=${JDK_JAVA_OPTIONS-none}" ;;
        esac
        """
            .formatted(pip, jupyter ? 0 : 1, kernel, folder);
    program("python3", body);
  }

  /** A shell script for {@link #python} by which pip succeeds. */
  static final String PIP_WORKS = "printf '#!/bin/sh\\n' > jupyter-lab; chmod +x jupyter-lab";

  Outcome lab(String... arguments) throws IOException, InterruptedException {
    return labIn(folder, arguments);
  }

  Outcome labIn(Path directory, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(real("bash").orElseThrow().toString(), project.resolve("lab").toString()));
    command.addAll(Arrays.asList(arguments));
    return run(directory, command, environment);
  }

  static Outcome run(Path directory, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("lab", ".out");
    var builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.redirectOutput(output.toFile()).redirectInput(new File("/dev/null"));
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " does not end; it printed " + Files.readString(output));
      }
      return new Outcome(process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }

  /** The calls of the fake programs so far, one per line: name and arguments. */
  String calls() throws IOException {
    return Files.readString(calls);
  }

  /** Every file of the sandbox with its size and time, except the notes of calls. */
  Map<Path, String> everything() throws IOException {
    Map<Path, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.filter(path -> !path.equals(calls)).toList()) {
        found.put(path, Files.size(path) + " " + Files.getLastModifiedTime(path));
      }
    }
    return found;
  }

  void write(String name, String content) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /** A program of this machine, found on its PATH. */
  static Optional<Path> real(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void copy(String name) {
    try {
      Path target = project.resolve(name);
      Files.createDirectories(target.getParent());
      Files.copy(CHECKOUT.resolve(name), target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String note(String name) {
    return "echo \"" + name + " $*\" >> \"$CALLS\"\n";
  }

  private static void script(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
