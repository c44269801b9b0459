package diptych.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diptych.tensor.Tensor;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlphabetTest {
  private final Alphabet alphabet = Alphabet.of(List.of("cab", "bad", "é"));

  @Test
  void theSymbolsAreThoseOfTheWordsInOrderAndTheEnd() {
    assertEquals("abcdé·", alphabet.toString());
    assertEquals(6, alphabet.size());
    assertEquals('d', alphabet.symbol(3));
    assertEquals(5, alphabet.index(Alphabet.END));
    assertEquals(alphabet, Alphabet.of(List.of("éabcd")));
  }

  @Test
  void aWordIsAOneInEachPlaceAndEndsBehindIt() {
    var rows = alphabet.encode(List.of("ba", "éad"), 3);
    assertEquals(
        Tensor.of(
            2, 18, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, //
            0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0),
        rows);
    assertEquals(List.of("ba", "éad"), alphabet.decode(rows));
  }

  @Test
  void theLikeliestSymbolIsReadUpToTheFirstEnd() {
    var rows = Tensor.zeros(3, 18);
    rows.set(0, 2, 0.4f);
    rows.set(0, 3, 0.6f);
    rows.set(0, 6 + 5, 0.1f); // the end, though a letter follows
    rows.set(0, 12 + 1, 1);
    rows.set(1, 5, 1);
    assertEquals(List.of("d", "", "aaa"), alphabet.decode(rows));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    var unknown =
        assertThrows(IllegalArgumentException.class, () -> alphabet.encode(List.of("bz"), 3));
    assertEquals("'z' (LATIN SMALL LETTER Z) is not in the alphabet abcdé·", unknown.getMessage());
    var tooLong =
        assertThrows(IllegalArgumentException.class, () -> alphabet.encode(List.of("abba"), 3));
    assertEquals("'abba' has 4 characters, more than the 3 places of a row", tooLong.getMessage());
    assertThrows(IllegalArgumentException.class, () -> alphabet.decode(Tensor.zeros(1, 17)));
    assertThrows(IllegalArgumentException.class, () -> Alphabet.of(List.of()));
    assertThrows(IllegalArgumentException.class, () -> Alphabet.of(List.of("a·b")));
    var many =
        IntStream.range(0x4e00, 0x4e00 + 128)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    assertThrows(IllegalArgumentException.class, () -> Alphabet.of(List.of(many)));
    assertEquals(128, Alphabet.of(List.of(many.substring(1))).size());
  }
}
