package diptych.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of tried answers, without running them: {@link ExerciseAnswersTest} does that. */
class AnswersTest {

  static final Path FILES = Path.of("src", "test", "resources", "diptych", "course", "answers");

  static List<Path> files() throws IOException {
    try (var files = Files.list(FILES)) {
      return files.sorted().toList();
    }
  }

  /** The English notebook with the file's number. */
  static Notebook notebook(Path file) throws IOException {
    var number = file.getFileName().toString().substring(0, 2);
    try (var notebooks = Files.newDirectoryStream(Path.of("notebooks"), number + "-*.ipynb")) {
      var found = notebooks.iterator();
      assertTrue(found.hasNext(), file.getFileName() + ": there is no notebook " + number);
      return Notebook.read(found.next());
    }
  }

  @Test
  void everyNotebookHasAFileOfAnswers() throws IOException {
    try (var notebooks = Files.newDirectoryStream(Path.of("notebooks"), "*.ipynb")) {
      for (var notebook : notebooks) {
        var file = FILES.resolve(notebook.getFileName().toString().substring(0, 2) + ".jsh");
        assertTrue(
            Files.exists(file),
            notebook.getFileName() + ": its exercises have no answers in " + file);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyExerciseHasTwoRightAndTwoWrongAnswers(Path file) throws IOException {
    var answers = Answer.read(file);
    var stubs =
        notebook(file).codeCells().stream().filter(c -> c.has("exercise")).map(Cell::id).toList();
    for (var stub : stubs) {
      var mine = answers.stream().filter(answer -> answer.cell().equals(stub)).toList();
      var right = mine.stream().filter(Answer::right).map(Answer::code).distinct().count();
      assertTrue(right >= 2, stub + " has fewer than two different right answers");
      assertTrue(mine.size() - right >= 2, stub + " has fewer than two wrong answers");
    }
    for (var answer : answers) {
      assertTrue(stubs.contains(answer.cell()), "no exercise has the stub " + answer.cell());
      assertFalse(answer.code().isBlank(), answer.name() + " has no code");
    }
  }

  @Test
  void anAnswerIsTheCellBelowItsHead() {
    var answers =
        Answer.parse("x", "//// a right: one\nint f() {\n}\n//// a wrong: two -> no\ng\n");
    assertEquals(
        List.of(
            new Answer("a", true, "one", "", "int f() {\n}\n"),
            new Answer("a", false, "two", "no", "g\n")),
        answers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"int f;", "//// a right", "//// a wrong: without a hint", "//// a ok: x"})
  void aHeadThatIsNotUnderstoodIsShown(String line) {
    var error = assertThrows(IllegalArgumentException.class, () -> Answer.parse("07.jsh", line));
    assertTrue(error.getMessage().startsWith("07.jsh: "), error.getMessage());
    assertTrue(error.getMessage().endsWith("'" + line + "'"), error.getMessage());
  }

  private static final Answer RIGHT = new Answer("a", true, "r", "", "");
  private static final Answer WRONG = new Answer("a", false, "w", "mind the sign", "");

  private static List<Output> shown(String type, String text) {
    var json = JsonParser.parseString(text).getAsJsonObject();
    return List.of(Output.fresh(type, json));
  }

  private static List<Output> verdict(String text) {
    return shown("execute_result", "{\"data\": {\"text/plain\": \"" + text + "\"}}");
  }

  @Test
  void aJustVerdictIsNoProblem() {
    assertTrue(Answers.problem(RIGHT, verdict("passed: it")).isEmpty());
    assertTrue(Answers.problem(WRONG, verdict("not yet: it, hint: mind the sign")).isEmpty());
  }

  static Stream<List<Output>> unjustVerdicts() {
    return Stream.of(
        verdict("passed: it"),
        verdict("not yet: it, hint: another"),
        verdict("not yet: your turn: mind the sign"),
        List.of(),
        shown("stream", "{\"name\": \"stderr\", \"text\": \"mind the sign\"}"),
        shown("error", "{\"ename\": \"E\", \"evalue\": \"mind the sign\"}"));
  }

  @ParameterizedTest
  @MethodSource("unjustVerdicts")
  void aWrongAnswerMustBeRefusedWithItsHint(List<Output> shown) {
    assertTrue(Answers.problem(WRONG, shown).isPresent());
  }

  @Test
  void aRightAnswerMustBeAccepted() {
    assertTrue(Answers.problem(RIGHT, verdict("not yet: it")).isPresent());
  }
}
