package diptych.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one JupyterLab of the run, which ends after the last of them.
 *
 * <p>Where the machine cannot have one, the tests are skipped with the reason; with the property
 * {@code browser.required} they fail.
 */
final class WithJupyterLab implements BeforeAllCallback, ParameterResolver {
  private static final Path COPY = Path.of("target", "browser").toAbsolutePath();

  @Override
  public void beforeAll(ExtensionContext context) {
    var missing =
        Stream.of(Browser.missing(), JupyterLab.missing()).filter(text -> !text.isEmpty()).toList();
    if (!missing.isEmpty() && Boolean.getBoolean("browser.required")) {
      throw new IllegalStateException(String.join("; ", missing));
    }
    Assumptions.assumeTrue(missing.isEmpty(), () -> String.join("; ", missing));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == JupyterLab.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(WithJupyterLab.class))
        .getOrComputeIfAbsent(JupyterLab.class, key -> open(), JupyterLab.class);
  }

  private static JupyterLab open() {
    try {
      return JupyterLab.open(COPY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
