package diptych.course;

import diptych.course.Output.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is wrong with a fresh run of a notebook, seen beside its stored outputs. */
final class Comparison {

  private final Notebook notebook;
  private final List<String> problems = new ArrayList<>();

  private Comparison(Notebook notebook) {
    this.notebook = notebook;
  }

  /**
   * Compares.
   *
   * @param fresh what each cell showed, up to the first that failed
   * @return one message for each problem, with the names of notebook and cell; empty if all is well
   */
  static List<String> problems(Notebook notebook, Map<Cell, List<Output>> fresh) {
    var comparison = new Comparison(notebook);
    fresh.forEach(comparison::check);
    return comparison.problems;
  }

  private void problem(Cell cell, String what) {
    problems.add("%s, %s: %s".formatted(notebook.name(), cell.name(), what));
  }

  private void check(Cell cell, List<Output> fresh) {
    var before = problems.size();
    for (var output : fresh) {
      if (output.kind() == Kind.ERROR) {
        problem(cell, "it fails: " + output.plain());
      } else if (output.kind() == Kind.STDERR) {
        problem(cell, "it writes to standard error: " + output.plain().strip());
      }
    }
    if (problems.size() > before) {
      return;
    }
    NotebookRules.verdictProblem(cell, fresh).ifPresent(problem -> problem(cell, problem));
    if (!cell.has("timing")) {
      compare(cell, Output.settled(cell.outputs()), fresh);
    }
  }

  private void compare(Cell cell, List<Output> stored, List<Output> fresh) {
    var storedKinds = stored.stream().map(Output::kind).toList();
    var freshKinds = fresh.stream().map(Output::kind).toList();
    if (!storedKinds.equals(freshKinds)) {
      problem(cell, "stored are %s, fresh are %s".formatted(storedKinds, freshKinds));
      return;
    }
    for (var i = 0; i < stored.size(); i++) {
      compare(cell, stored.get(i), fresh.get(i));
    }
  }

  private void compare(Cell cell, Output stored, Output fresh) {
    if (!stored.data().keySet().equals(fresh.data().keySet())) {
      problem(
          cell,
          "stored as %s, fresh as %s".formatted(stored.data().keySet(), fresh.data().keySet()));
      return;
    }
    stored
        .data()
        .forEach(
            (mime, text) -> {
              var now = fresh.data().get(mime);
              if (!text.equals(now)) {
                problem(cell, mime + " differs" + firstDifference(text, now));
              }
            });
  }

  private static String firstDifference(String stored, String fresh) {
    var old = stored.split("\n", -1);
    var now = fresh.split("\n", -1);
    var i = 0;
    while (i < old.length && i < now.length && old[i].equals(now[i])) {
      i++;
    }
    return " in line %d:%n  stored: %s%n  fresh:  %s"
        .formatted(
            i + 1, i < old.length ? old[i] : "(nothing)", i < now.length ? now[i] : "(nothing)");
  }
}
