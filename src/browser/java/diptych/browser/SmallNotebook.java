package diptych.browser;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A notebook made for a test: cells of code, after one that loads the library. */
final class SmallNotebook {
  private static final String SETUP =
      """
      %jars ../lib/*.jar
      import diptych.autoencoder.*;
      import diptych.nn.*;
      import diptych.notebook.*;
      import diptych.tensor.*;
      import diptych.training.*;
      import static diptych.nn.Activation.*;
      import static diptych.training.StopRule.*;
      var screen = Screen.of(x -> display(x), (id, x) -> updateDisplay(id, x));""";

  private SmallNotebook() {}

  /**
   * Writes the notebook beside the others.
   *
   * @param name the name of its file
   * @param cells the text of its cells; the first of them is cell 2
   */
  static void write(JupyterLab lab, String name, String... cells) throws IOException {
    var all = new ArrayList<Object>(List.of(code("setup", SETUP)));
    for (var cell : cells) {
      all.add(code("cell-" + (all.size() + 1), cell.strip()));
    }
    var notebook =
        Map.of(
            "cells",
            all,
            "metadata",
            Map.of("kernelspec", Map.of("name", "java", "display_name", "Java")),
            "nbformat",
            4,
            "nbformat_minor",
            5);
    Path file = lab.notebooks().resolve(name);
    Files.writeString(file, new GsonBuilder().serializeNulls().create().toJson(notebook));
  }

  private static Map<String, Object> code(String id, String source) {
    return Map.of(
        "cell_type",
        "code",
        "id",
        id,
        "metadata",
        Map.of(),
        "outputs",
        List.of(),
        "source",
        source);
  }
}
