package diptych.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.tensor.Seed;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @TempDir Path folder;

  private Path write(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("words.txt"), text.getBytes(charset));
  }

  private List<String> read(String text, int length) throws IOException {
    return Words.read(write(text, StandardCharsets.UTF_8), length).list();
  }

  private String refusal(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("words.txt"), bytes);
    return assertThrows(IOException.class, () -> Words.read(file, 8)).getMessage();
  }

  private String refusal(String text) throws IOException {
    return refusal(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void longWordsAreCutAndEachWordStandsOnce() {
    var words = Words.of(List.of("anna", "annabel", "bo", "anna", "cy"), 4, "test");
    assertEquals(List.of("anna", "bo", "cy"), words.list());
    assertEquals("test: 3 words in 4 places, alphabet abcnoy·", words.toString());
    assertTrue(words.contains("bo"));
    assertFalse(words.contains("annabel"));
    assertEquals(words.list(), words.alphabet().decode(words.rows()));
    assertEquals(4 * 7, words.rows().columns());
  }

  @Test
  void everyFifthWordIsHeldOutAndBothPartsShareTheAlphabet() {
    var split = Words.of(List.of("a", "b", "c", "d", "e", "f"), 2, "test").split();
    assertEquals(List.of("a", "b", "c", "d", "f"), split.train().list());
    assertEquals(List.of("e"), split.test().list());
    assertEquals(split.train().alphabet(), split.test().alphabet());
    var other = Words.of(List.of("x"), 2, "other");
    assertThrows(IllegalArgumentException.class, () -> new WordSplit(split.train(), other));
  }

  @Test
  void linesOfAnyKindAndCaseAreRead() throws IOException {
    assertEquals(
        List.of("emma", "o'neil", "anne-so", "zoë", "åsa"),
        read("\uFEFFEmma\r\nO'NEIL\n\n  anne-sophie \rzoe\u0308\nåsa", 7));
  }

  @Test
  void otherScriptsAndCharactersAreRefusedWithTheirPlace() throws IOException {
    assertEquals(
        "words.txt, line 2: character 3 is 'р' (CYRILLIC SMALL LETTER ER); a word is made of Latin"
            + " letters, apostrophes and hyphens",
        refusal("anna\nМарина".replace("Ма", "ma")));
    assertTrue(refusal("王").contains("line 1: character 1 is '王' (CJK"));
    assertTrue(refusal("a\n😀").contains("line 2: character 1 is '😀' (GRINNING FACE)"));
    assertTrue(refusal("a\r\n\r\n b c").contains("line 3: character 3 is SPACE"));
    assertTrue(refusal("anna,f,1880").contains("line 1: character 5 is ',' (COMMA)"));
    assertTrue(refusal("an\u0000na").contains("character 3 is NULL"));
    assertTrue(refusal("an·na").contains("MIDDLE DOT"));
  }

  @Test
  void wrongEncodingsAreRefusedWithTheByte() throws IOException {
    assertEquals(
        "words.txt, line 2: byte 6 of the file, 0xeb, is no UTF-8; save the file as UTF-8",
        refusal("anna\nzoë\n".replace("zoë", "zë").getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals(
        "words.txt: starts with the mark of UTF-16; save the file as UTF-8",
        refusal("anna".getBytes(StandardCharsets.UTF_16)));
    assertTrue(refusal("anna".getBytes(StandardCharsets.UTF_16LE)).contains("character 2 is NULL"));
    // cut off inside a character
    byte[] half = "a\nåsaå".getBytes(StandardCharsets.UTF_8);
    assertTrue(
        refusal(java.util.Arrays.copyOf(half, half.length - 1)).contains("line 2: byte 6"),
        refusal(java.util.Arrays.copyOf(half, half.length - 1)));
  }

  @Test
  void emptyMissingAndLongFilesAreRefused() throws IOException {
    assertEquals("words.txt: expected words, one a line, found none", refusal(""));
    assertEquals("words.txt: expected words, one a line, found none", refusal("\n \r\n\n"));
    assertEquals(
        "words.txt, line 2: expected one word of at most 64 characters, found 65 characters",
        refusal("a\n" + "b".repeat(65)));
    assertEquals(
        "words.txt: expected at most 16777216 bytes, found 16777217; cut it into smaller files",
        refusal(new byte[(1 << 24) + 1]));
    var missing = assertThrows(IOException.class, () -> Words.read(folder.resolve("nowhere"), 8));
    assertEquals("nowhere: there is no such file", missing.getMessage());
    assertThrows(IOException.class, () -> Words.read(folder, 8));
  }

  @Test
  void tooManyDifferentLettersAreRefusedByName() throws IOException {
    var text = new StringBuilder();
    for (char c = 0x1e00; c < 0x1f00; c++) {
      text.append(Character.isLetter(c) ? c + "\n" : "");
    }
    assertTrue(refusal(text.toString()).startsWith("words.txt: an alphabet needs 1 to 127"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65})
  void impossibleLengthsAreRefused(int length) throws IOException {
    Path file = write("anna", StandardCharsets.UTF_8);
    assertThrows(IllegalArgumentException.class, () -> Words.read(file, length));
    assertThrows(IllegalArgumentException.class, () -> Words.of(List.of("a"), length, "x"));
  }

  @Test
  void inventedNamesAreManyDifferentAndAFunctionOfTheirSeed() {
    var names = InventedNames.generate(8000, 8, new Seed(1));
    assertEquals(8000, new HashSet<>(names.list()).size());
    assertEquals(names.list(), InventedNames.generate(8000, 8, new Seed(1)).list());
    assertNotEquals(names.list(), InventedNames.generate(8000, 8, new Seed(2)).list());
    for (String name : names.list()) {
      assertTrue(name.matches("[a-z]{3,8}"), name);
      assertTrue(name.matches(".*[aeiouy].*"), name);
    }
    // never changes: notebooks print what models make of these names
    assertEquals(
        List.of("denesta", "jozakana", "lushis", "kimenis", "testia", "peloten"),
        names.list().subList(0, 6));
  }

  @ParameterizedTest
  @CsvSource({"0,8", "10,1", "100000,4"})
  void moreNamesThanTheRulesGiveAreRefused(int n, int length) {
    assertThrows(
        IllegalArgumentException.class, () -> InventedNames.generate(n, length, new Seed(1)));
  }

  @Test
  void realNamesAreTakenWhereTheyAreAndInventedOnesElsewhere() throws IOException {
    assertEquals(InventedNames.SOURCE, FirstNames.find(8, List.of(folder)).train().source());
    var names = new ArrayList<String>();
    for (char c = 'a'; c < 'k'; c++) {
      names.add("" + c);
    }
    Path file = folder.resolve("names").resolve("names.txt");
    Files.createDirectories(file.getParent());
    Files.write(file, names);
    var split = FirstNames.find(8, List.of(folder.resolve("nowhere"), folder));
    assertEquals("names.txt", split.train().source());
    assertEquals(8, split.train().size());
    assertEquals(List.of("e", "j"), split.test().list());
    Files.writeString(file, "a1");
    var damaged =
        assertThrows(java.io.UncheckedIOException.class, () -> FirstNames.find(8, List.of(folder)));
    assertTrue(damaged.getMessage().startsWith("names.txt, line 1"), damaged.getMessage());
  }
}
