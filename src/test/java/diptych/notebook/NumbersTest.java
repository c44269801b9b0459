package diptych.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0.036099, 3, 0.0361", "12.5, 3, 12.5", "1000, 3, 1000", "1234.5, 3, 1230", "-0.5, 2, -0.50",
    "0, 3, 0", "-0.0, 3, 0", "3.61e-7, 3, 3.61e-07", "12345678, 3, 1.23e+07", "9999999, 3, 9999999",
    "NaN, 3, NaN", "Infinity, 3, infinity", "-Infinity, 3, -infinity", "0.99996, 4, 1.000"
  })
  void numbersHaveTheirSignificantDigits(double value, int digits, String text) {
    assertEquals(text, Numbers.significant(value, digits));
  }

  @Test
  void pointsOfAColumnStandUnderPoints() {
    assertEquals(
        List.of("0.0902", "0.0361", "0.0305", ""),
        Numbers.column(List.of(0.0902, 0.0361, 0.0305, ""), 3));
    assertEquals(List.of("120.0", "99.3"), Numbers.column(List.of(120, 99.25), 4));
  }

  @Test
  void aColumnOfVeryDifferentNumbersHidesNone() {
    assertEquals(List.of("1000.5", "1.2300e-05"), Numbers.column(List.of(1000.5, 1.23e-5), 5));
  }

  @Test
  void wholeNumbersStayWhole() {
    assertEquals(List.of("1", "1000000"), Numbers.column(List.of(1, 1_000_000.0), 3));
    assertEquals(List.of("NaN", "2"), Numbers.column(List.of(Double.NaN, 2), 3));
  }
}
