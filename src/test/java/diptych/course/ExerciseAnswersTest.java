package diptych.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every tried answer in its notebook: each check refuses the wrong ones with the right hint, and
 * accepts the right ones. Runs the whole course, so about ten minutes and more; {@code
 * -Ddiptych.notebook=02} takes one notebook.
 */
@Tag("experiment")
class ExerciseAnswersTest {

  @TempDir static Path scratch;

  @TestFactory
  Stream<DynamicTest> checksJudgeAnswersJustly() throws IOException {
    var stage = Stage.build(Path.of("target", "stage").toAbsolutePath());
    return AnswersTest.files().stream()
        .filter(CourseTest::wanted)
        .map(
            file ->
                DynamicTest.dynamicTest(file.getFileName().toString(), () -> judge(file, stage)));
  }

  private static void judge(Path file, Stage stage) throws IOException {
    var notebook = AnswersTest.notebook(file);
    var problems = Answers.problems(notebook, Answer.read(file), stage, scratch);
    assertEquals("", String.join("\n", problems));
  }
}
