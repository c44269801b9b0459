package diptych.course;

import diptych.course.Output.Kind;
import diptych.kernel.KernelClient;
import diptych.kernel.KernelProcess;
import diptych.notebook.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts answers in the place of an exercise's stub, and sees whether its check judges them as it
 * should.
 */
final class Answers {

  private static final String HEAP = "-Xmx2g";

  private final List<Answer> answers;
  private final KernelClient client;
  private final List<String> problems = new ArrayList<>();

  private Answers(List<Answer> answers, KernelClient client) {
    this.answers = answers;
    this.client = client;
  }

  /**
   * Runs the notebook in a kernel of its own, but for the solutions, and tries the answers at each
   * check.
   *
   * @param stage where the kernel runs
   * @param scratch a folder for the kernel's own files
   * @return one message for each answer that was judged wrongly; empty if all is well
   */
  static List<String> problems(Notebook notebook, List<Answer> answers, Stage stage, Path scratch)
      throws IOException {
    try (var kernel =
        KernelProcess.start(stage.kernelClassPath(), stage.notebooks(), scratch, HEAP)) {
      var run = new Answers(answers, kernel.client());
      run.run(notebook);
      return run.problems;
    }
  }

  private void run(Notebook notebook) {
    Cell stub = null;
    for (var cell : notebook.codeCells()) {
      if (cell.has("solution")) {
        continue;
      }
      if (failed(show(cell.source()))) {
        problems.add(cell.name() + " fails");
        return;
      }
      if (cell.has("exercise")) {
        stub = cell;
      } else if (cell.has("check") && stub != null) {
        tryAll(stub, cell);
      }
    }
  }

  private void tryAll(Cell stub, Cell check) {
    for (var answer : answers) {
      if (answer.cell().equals(stub.id())) {
        var shown = new ArrayList<>(show(answer.code()));
        shown.addAll(show(check.source()));
        problem(answer, shown)
            .ifPresent(
                what -> problems.add("%s, %s: %s".formatted(stub.id(), answer.name(), what)));
      }
    }
    show(stub.source());
  }

  /** What is wrong with the verdict on an answer. */
  static Optional<String> problem(Answer answer, List<Output> shown) {
    var text = String.join("\n", shown.stream().map(Output::plain).toList());
    if (failed(shown)) {
      return Optional.of("no verdict but " + text);
    }
    var verdict = shown.isEmpty() ? "" : shown.get(shown.size() - 1).plain();
    var good =
        answer.right()
            ? verdict.startsWith(Check.PASSED)
            : verdict.startsWith(Check.NOT_YET)
                && !verdict.startsWith(Check.NOT_YET + "your turn")
                && verdict.contains(answer.hint());
    return good
        ? Optional.empty()
        : Optional.of(
            "expected '%s', the verdict is '%s'"
                .formatted(
                    answer.right() ? Check.PASSED : Check.NOT_YET + "… " + answer.hint(), verdict));
  }

  private static boolean failed(List<Output> shown) {
    return shown.stream()
        .anyMatch(output -> output.kind() == Kind.ERROR || output.kind() == Kind.STDERR);
  }

  private List<Output> show(String code) {
    return client.run(code).stream()
        .filter(message -> !message.type().equals("update_display_data"))
        .map(message -> Output.fresh(message.type(), message.content()))
        .toList();
  }
}
