package diptych.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page for tests: what is shown on its screen, by the id of its output, and what was replaced.
 */
final class Page {
  final Map<String, Object> outputs = new LinkedHashMap<>();
  final List<String> updates = new ArrayList<>();
  final Screen screen =
      Screen.of(
          value -> {
            var id = "output " + outputs.size();
            outputs.put(id, value);
            return id;
          },
          (id, value) -> {
            outputs.put(id, value);
            updates.add(id);
          });
}
