package diptych.course;

import diptych.kernel.KernelClient;
import diptych.kernel.KernelProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a notebook from top to bottom in a kernel of its own, and keeps what its cells show. */
final class FreshRun {

  private static final String HEAP = "-Xmx2g";

  private final Map<Cell, List<Output>> outputs = new LinkedHashMap<>();

  private FreshRun() {}

  /**
   * Runs all code cells up to the first that fails.
   *
   * @param stage where the kernel runs
   * @param scratch a folder for the kernel's own files
   */
  static Map<Cell, List<Output>> of(Notebook notebook, Stage stage, Path scratch)
      throws IOException {
    var run = new FreshRun();
    try (var kernel =
        KernelProcess.start(stage.kernelClassPath(), stage.notebooks(), scratch, HEAP)) {
      for (var cell : notebook.codeCells()) {
        if (!run.runCell(cell, kernel.client())) {
          break;
        }
      }
    }
    run.outputs.replaceAll((cell, shown) -> Output.settled(shown));
    return run.outputs;
  }

  private boolean runCell(Cell cell, KernelClient client) {
    outputs.put(cell, new ArrayList<>());
    for (var message : client.run(cell.source())) {
      var output = Output.fresh(message.type(), message.content());
      if (message.type().equals("update_display_data")) {
        outputs.values().forEach(shown -> update(shown, output));
      } else {
        outputs.get(cell).add(output);
      }
    }
    return outputs.get(cell).stream().noneMatch(output -> output.kind() == Output.Kind.ERROR);
  }

  /** A front end replaces every output with the id, in whatever cell it is. */
  private static void update(List<Output> shown, Output update) {
    shown.replaceAll(
        old -> old.displayId().equals(update.displayId()) ? old.updatedBy(update) : old);
  }
}
