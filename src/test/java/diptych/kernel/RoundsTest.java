package diptych.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundsTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "a b c -> a b c",
        "a a b -> a a b",
        "a a a b -> a (1x3) b",
        "x a b a b a b a -> x a b (2x3) a",
        "a b a b c -> a b a b c",
        "a a a a b b b -> a (1x4) b (1x3)"
      })
  void whatComesRoundThreeTimesIsToldOnce(String lines, String folded) {
    var told =
        Rounds.folded(List.of(lines.split(" "))).stream()
            .map(
                line ->
                    line.strip()
                        .replaceAll("\\.\\.\\. this call (\\d+) times in a row", "(1x$1)")
                        .replaceAll(
                            "\\.\\.\\. these (\\d+) calls (\\d+) times in a row", "($1x$2)"))
            .toList();
    assertEquals(folded, String.join(" ", told));
  }
}
