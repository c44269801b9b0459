package diptych.notebook;

import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a cell shows as HTML without scripts, and as text where there is no HTML. */
abstract class HtmlView implements DisplayDataRenderable {

  abstract String html();

  @Override
  public Set<MIMEType> getSupportedRenderTypes() {
    return new LinkedHashSet<>(List.of(MIMEType.TEXT_HTML, MIMEType.TEXT_PLAIN));
  }

  /** Hands the kernel the HTML, and {@link #toString}. */
  @Override
  public void render(RenderContext context) {
    context.renderIfRequested(MIMEType.TEXT_HTML, this::html);
    context.renderIfRequested(MIMEType.TEXT_PLAIN, this::toString);
  }
}
