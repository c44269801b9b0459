package diptych.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;

public class ScreenTest {
  /** Stands for a kernel: what it was asked to show and to replace. */
  public static final class Kernel {
    static final List<String> CALLS = new ArrayList<>();

    private Kernel() {}

    public static String display(Object value) {
      CALLS.add("display " + value);
      return "id" + CALLS.size();
    }

    public static String display(Object value, String... types) {
      return "the wrong overload, for types " + List.of(types) + ": " + value;
    }

    public static void updateDisplay(String id, Object value) {
      CALLS.add("update " + id + " " + value);
    }

    public static void updateDisplay(String id, Object value, String... types) {
      CALLS.add("the wrong overload, for " + id + List.of(types) + ": " + value);
    }
  }

  @Test
  void aCellHandsOverTheFunctionsOfItsKernel() {
    Kernel.CALLS.clear();
    try (var shell = JShell.builder().executionEngine("local").build()) {
      run(shell, "import static diptych.notebook.ScreenTest.Kernel.*;");
      run(shell, "import diptych.notebook.*;");
      run(shell, "var screen = Screen.of(x -> display(x), (id, x) -> updateDisplay(id, x));");
      run(shell, "var output = screen.show(\"one\");");
      run(shell, "output.replace(\"two\");");
    }
    assertEquals(List.of("display one", "update id1 two"), Kernel.CALLS);
  }

  private static void run(JShell shell, String code) {
    for (SnippetEvent event : shell.eval(code)) {
      var problems = shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList();
      assertEquals(Status.VALID, event.status(), code + " " + problems);
      assertTrue(event.exception() == null, code + " threw " + event.exception());
    }
  }
}
