package diptych.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1000, 6, 200",
    "0.03, 0.09, 5, 0.02",
    "-3, 4, 6, 2",
    "0, 1, 5, 0.2",
    "5, 6e9, 5, 2e9"
  })
  void stepsAreOneTwoOrFiveTimesAPowerOfTen(double low, double high, int ticks, double step) {
    assertEquals(step, Axis.between(low, high, ticks).step(), step * 1e-9);
  }

  @Test
  void anAxisCoversTheFiniteNumbers() {
    var axis = Axis.over(DoubleStream.of(3, Double.NaN, -1, Double.POSITIVE_INFINITY), 5);
    assertEquals(-1, axis.low());
    assertEquals(3, axis.high());
  }

  @Test
  void anAxisOverNothingOrOneNumberHasALength() {
    for (var values :
        new double[][] {
          {}, {0}, {7, 7}, {-1e-9}, {Double.NaN}, {1e300, -1e300}, {1e-200, 2e-200}
        }) {
      var axis = Axis.over(DoubleStream.of(values), 5);
      assertTrue(axis.high() > axis.low() && axis.step() > 0, axis.toString());
    }
    var axis = Axis.over(DoubleStream.of(7), 5);
    assertTrue(axis.low() < 7 && 7 < axis.high(), axis.toString());
  }

  @Test
  void anAxisIsRoundedToATickThatIsNear() {
    var axis = Axis.between(1, 1000, 6).rounded(0.15);
    assertEquals(0, axis.low());
    assertEquals(1000, axis.high());
    var far = Axis.between(90, 1010, 6).rounded(0.15);
    assertEquals(90, far.low());
    assertEquals(1010, far.high());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.1, 0.06, 0.06",
    "0, 1, 0.4, 0.4",
    "0, 0.25, 0.025, 0.025",
    "0, 5, 0.5, 0.5",
    "0, 1000, 400, 400",
    "0, 10000, 4000, '4,000'",
    "-4, 4, -2, \u22122",
    "-4, 4, -3, \u22123",
    "0, 0.8, 0.1, 0.1",
    "-4, 4, 1e-17, 0",
    "0, 1e-6, 4e-7, 4.0e\u221207",
    "1e-6, 2e-6, 1.4e-6, 1.4e\u221206",
    "0, 1e-6, 0, 0",
    "0, 6e8, 2e8, 2e+08",
    "1e9, 1.00001e9, 1.000004e9, 1.000004e+09"
  })
  void labelsHaveTheDecimalsOfTheStep(double low, double high, double tick, String label) {
    assertEquals(label, Axis.between(low, high, 5).label(tick));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 4, 3, 3", "1, 4, 7, 7", "0.03, 0.2, 0.05, 0.05", "0.03, 0.2, 0.07, ''",
    "1, 100, 50, 50", "1, 100, 30, ''", "1, 10000, 1000, '1,000'", "1, 10000, 2000, ''",
    "1e-9, 1, 1e-6, 1e\u22126"
  })
  void logarithmicAxesLabelWhatThereIsRoomFor(double low, double high, double tick, String label) {
    assertEquals(label, new Axis(low, high, 1, true).logarithmicLabel(tick));
  }
}
