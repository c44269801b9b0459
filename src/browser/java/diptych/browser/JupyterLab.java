package diptych.browser;

import com.google.gson.JsonParser;
import diptych.course.Notebook;
import diptych.course.Stage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real JupyterLab that {@code ./lab} has opened on a copy of the course.
 *
 * <p>The copy is what people have after the build, so that JupyterLab may save what it runs.
 */
final class JupyterLab implements AutoCloseable {
  private static final String SCRIPT = "src/browser/jupyterlab.sh";
  private static final Path COURSE = Path.of("notebooks");
  private static final String TOKEN = "browser-test";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<String> COPIED = List.of("lab", "pom.xml");

  /** JupyterLab's own two themes. */
  enum Theme {
    LIGHT("JupyterLab Light"),
    DARK("JupyterLab Dark");

    private final String title;

    Theme(String title) {
      this.title = title;
    }
  }

  private final Path root;
  private final int port;
  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();

  private JupyterLab(Path root, int port, Process process) {
    this.root = root;
    this.port = port;
    this.process = process;
  }

  /** What this machine lacks for a JupyterLab; empty if one can be started. */
  static String missing() {
    var check = run(new ProcessBuilder(SCRIPT, "check"));
    return check.code() == 0 ? "" : check.output().strip();
  }

  /**
   * Copies the course into a folder and opens it.
   *
   * @param root the folder; what it holds is replaced
   */
  static JupyterLab open(Path root) throws IOException {
    var made = run(new ProcessBuilder(SCRIPT, "make"));
    if (made.code() != 0) {
      throw new IOException("no JupyterLab: " + made.output());
    }
    copyCourse(root);
    var port = freePort();
    var log = root.resolve("jupyterlab.log").toFile();
    var start =
        new ProcessBuilder(
                SCRIPT, "in", root.toString(), "./lab", "--no-browser", "--port", "" + port)
            .redirectErrorStream(true)
            .redirectOutput(log);
    start.environment().put("JUPYTER_TOKEN", TOKEN);
    var lab = new JupyterLab(root, port, start.start());
    try {
      lab.settle();
      Waiting.until("JupyterLab answers", PATIENCE, () -> !lab.process.isAlive() || lab.answers());
      if (!lab.process.isAlive()) {
        throw new IOException("./lab has ended; see " + log);
      }
      return lab;
    } catch (IOException | RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  private static void copyCourse(Path root) throws IOException {
    delete(root);
    Files.createDirectories(root.resolve("src/main")); // where ./lab looks for newer sources
    var stage = Stage.build(root);
    for (var file : course()) {
      var copy = stage.notebooks().resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(COURSE.resolve(file), copy);
    }
    for (var name : COPIED) {
      Files.copy(Path.of(name), root.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }
    copyFolder(Path.of("src/lab"), root.resolve("src/lab"));
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path root) throws IOException {
    if (Files.exists(root)) {
      try (var files = Files.walk(root)) {
        for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** The files of all notebooks, as their names from {@code notebooks/}, in the course's order. */
  static List<String> course() throws IOException {
    try (var files = Files.walk(COURSE)) {
      return files
          .filter(file -> file.toString().endsWith(".ipynb"))
          .map(file -> COURSE.relativize(file).toString().replace(File.separatorChar, '/'))
          .filter(file -> !file.contains(".ipynb_checkpoints"))
          .sorted()
          .toList();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** All cells in the page, also those far below; and no questions about news. */
  private void settle() throws IOException {
    setting("notebook-extension/tracker", "{\"windowingMode\": \"none\"}");
    setting(
        "apputils-extension/notification",
        "{\"fetchNews\": \"false\", \"checkForUpdates\": false}");
    theme(Theme.LIGHT);
  }

  /** Sets the theme of all pages that are opened from now on. */
  void theme(Theme theme) throws IOException {
    setting("apputils-extension/themes", "{\"theme\": \"%s\"}".formatted(theme.title));
  }

  private void setting(String plugin, String json) throws IOException {
    var file =
        root.resolve("home/.jupyter/lab/user-settings/@jupyterlab")
            .resolve(plugin + ".jupyterlab-settings");
    Files.createDirectories(file.getParent());
    Files.writeString(file, json);
  }

  /** The folder of the notebooks that people see in this JupyterLab. */
  Path notebooks() {
    return root.resolve("notebooks");
  }

  /** A notebook of the copy, as it is on the disk now. */
  Notebook notebook(String file) throws IOException {
    return Notebook.read(notebooks().resolve(file));
  }

  /** Where a browser opens a notebook, in a workspace of its own. */
  URI page(String file) {
    var workspace = file.replaceAll("\\W", "-");
    return address("/lab/workspaces/%s/tree/%s?reset&".formatted(workspace, file));
  }

  private URI address(String pathAndQuery) {
    return URI.create("http://127.0.0.1:%d%stoken=%s".formatted(port, pathAndQuery, TOKEN));
  }

  /** Ends the kernels of all pages that show this notebook. */
  void endKernel(String file) throws IOException {
    var sessions = JsonParser.parseString(request("GET", "/api/sessions?")).getAsJsonArray();
    for (var session : sessions) {
      if (session.getAsJsonObject().get("path").getAsString().equals(file)) {
        request(
            "DELETE", "/api/sessions/" + session.getAsJsonObject().get("id").getAsString() + "?");
      }
    }
  }

  private boolean answers() {
    try {
      return request("GET", "/api/status?").contains("kernels");
    } catch (IOException e) {
      return false;
    }
  }

  private String request(String method, String pathAndQuery) throws IOException {
    var request =
        HttpRequest.newBuilder(address(pathAndQuery))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "token " + TOKEN)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** A notebook as slides: what 'Save and Export Notebook As' gives. */
  String slides(String file) throws IOException {
    return request("GET", "/nbconvert/slides/%s?".formatted(file));
  }

  private record Result(int code, String output) {}

  private static Result run(ProcessBuilder builder) {
    try {
      var process = builder.redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends the server and its kernels, by ending its input. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
