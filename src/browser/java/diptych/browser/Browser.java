package diptych.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Chromium without a window; each start is a browser of its own, with an empty profile. */
final class Browser {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Duration PATIENCE = Duration.ofMinutes(2); // for a page that is busy
  private static final String DRIVER = "chromedriver";

  // Selenium warns at each start that it has no DevTools for this very version; nothing here uses
  // them.
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private Browser() {}

  /** What this machine lacks for a browser; empty if one can be started. */
  static String missing() {
    return Stream.of(
            program(NAMES).isPresent() ? "" : "no chromium on the PATH",
            program(List.of(DRIVER)).isPresent() ? "" : "no chromedriver on the PATH")
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Starts a browser with a page of this size, in pixels. */
  static ChromeDriver start(int width, int height) {
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program(List.of(DRIVER)).orElseThrow())
            .usingAnyFreePort()
            .build();
    var options = new ChromeOptions();
    options.setBinary(program(NAMES).orElseThrow());
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // Chromium refuses to run as root with it
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--hide-scrollbars",
        "--window-size=%d,%d".formatted(width, height));
    options.setScriptTimeout(PATIENCE);
    return new ChromeDriver(service, options);
  }

  private static Optional<File> program(List<String> names) {
    var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
    return names.stream()
        .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toFile)
        .findFirst();
  }
}
