package diptych.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.data.InventedNames;
import diptych.data.WordSplit;
import diptych.data.Words;
import diptych.tensor.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordScoreTest {
  private static final Words AB = Words.of(List.of("ab", "b"), 2, "test");

  @Test
  void bigramsAreCountedWithTheEndBeforeAndBehind() {
    // ·a ab b· and ·b b·, of the symbols a b ·
    double[] expected = {0, 1 / 5.0, 0, 0, 0, 2 / 5.0, 1 / 5.0, 1 / 5.0, 0};
    double[] shares = BigramModel.of(AB).shares();
    for (int i = 0; i < 9; i++) {
      assertEquals(expected[i], shares[i], 1e-12, "pair " + i);
    }
    assertEquals("bigrams of 2 words, 4 of 9 pairs occur", BigramModel.of(AB).toString());
  }

  @Test
  void theDivergenceIsThatOfTheShares() {
    var model = BigramModel.of(AB);
    assertEquals(0, model.js(List.of("b", "ab", "ab", "b")), 1e-12);
    // ·a a· has no pair in common with ·b b·
    var b = BigramModel.of(AB.take(1));
    assertEquals(Math.log(2), b.js(List.of("a")), 1e-12);
    double[] p = {0, 0.2, 0, 0, 0, 0.4, 0.2, 0.2, 0};
    double[] q = {0, 0, 0, 0, 0, 0.5, 0, 0.5, 0};
    assertEquals(Divergence.js(p, q), model.js(List.of("b")), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> model.js(List.of()));
    assertThrows(IllegalArgumentException.class, () -> model.js(List.of("c")));
  }

  @Test
  void theModelWritesWhatItHasCounted() {
    var names = InventedNames.generate(3000, 8, new Seed(1));
    var model = BigramModel.of(names);
    var words = model.sample(20_000, new Seed(2));
    assertEquals(words, model.sample(20_000, new Seed(2)));
    assertNotEquals(words, model.sample(20_000, new Seed(3)));
    assertTrue(words.stream().allMatch(word -> !word.isEmpty() && word.length() <= 8));
    // its words differ from the counted ones only in those cut off, and by chance
    assertTrue(model.js(words) < 0.02, "JS " + model.js(words));
    var letters = InventedNames.generate(3000, 8, new Seed(9)).list();
    assertTrue(model.js(words) < 10 * model.js(letters));
  }

  @Test
  void aModelThatCanGoOneWayOnlyGoesIt() {
    var model = BigramModel.of(Words.of(List.of("abc"), 3, "test"));
    assertEquals(List.of("abc", "abc"), model.sample(2, new Seed(1)));
  }

  @Test
  void repeatedAndLearnedWordsCountLess() {
    var all = Words.of(List.of("aa", "bb", "cc", "dd", "ab"), 2, "test");
    var split = new WordSplit(all.take(0, 1, 2, 3), all.take(4));
    var score = WordScore.of(List.of("aa", "aa", "ab", "bc"), split);
    assertEquals(0.75, score.distinct());
    assertEquals(0.5, score.fresh());
    assertEquals(BigramModel.of(split.test()).js(List.of("aa", "aa", "ab", "bc")), score.js());
    assertEquals(
        "bigram JS 0.0123, 75.0 % distinct, 50.0 % distinct and new",
        new WordScore(0.01234, 0.75, 0.5).toString());
    var byHeart = WordScore.of(split.train().list(), split);
    assertEquals(1, byHeart.distinct());
    assertEquals(0, byHeart.fresh());
    assertThrows(IllegalArgumentException.class, () -> WordScore.of(List.of(), split));
  }
}
