package diptych.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.data.Digits;
import diptych.data.ImageSplit;
import diptych.data.Images;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClassifierScoreTest {
  private static ImageSplit digits;
  private static ImageClassifier classifier;

  @BeforeAll
  static void learn() {
    digits = new ImageSplit(Digits.generate(1500, new Seed(1)), Digits.generate(500, new Seed(2)));
    classifier = ImageClassifier.fit(digits.train());
  }

  private static Tensor sure(int... classes) {
    var probabilities = Tensor.zeros(classes.length, 10);
    for (int i = 0; i < classes.length; i++) {
      probabilities.set(i, classes[i], 1);
    }
    return probabilities;
  }

  @Test
  void sureAndEvenImagesScoreTenAndImagesAllAlikeOne() {
    var even = ClassifierScore.of(sure(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    assertEquals(10, even.score(), 1e-5);
    assertEquals(1, even.confidence(), 1e-6);
    assertEquals(0.1, even.rarest(), 1e-12);
    var alike = ClassifierScore.of(sure(3, 3, 3));
    assertEquals(1, alike.score(), 1e-9);
    assertEquals(0, alike.rarest());
    assertEquals(1.0, alike.shares().get(3));
    // nobody knows what any of them is
    var vague = ClassifierScore.of(Tensor.full(5, 10, 0.1f));
    assertEquals(1, vague.score(), 1e-5);
    assertEquals(0.1, vague.confidence(), 1e-6);
  }

  @Test
  void theScoreIsTheExponentOfTheMeanDivergence() {
    var probabilities = sure(0, 0, 1);
    probabilities.set(2, 0, 0.25f);
    probabilities.set(2, 1, 0.75f);
    // p(y) = (0.75, 0.25)
    double divergence =
        (2 * Math.log(1 / 0.75) + 0.25 * Math.log(0.25 / 0.75) + 0.75 * Math.log(3)) / 3;
    var score = ClassifierScore.of(probabilities);
    assertEquals(Math.exp(divergence), score.score(), 1e-6);
    assertEquals(2.75 / 3, score.confidence(), 1e-6);
    assertEquals(2 / 3.0, score.shares().get(0), 1e-12);
    assertEquals(1 / 3.0, score.shares().get(1), 1e-12);
  }

  @Test
  void theClassifierTellsHeldOutDigits() {
    double accuracy = classifier.accuracy(digits.test());
    assertTrue(accuracy > 0.95, "accuracy " + accuracy);
    int[] classes = classifier.classes(digits.test().pixels());
    long wrong = Arrays.mismatch(classes, digits.test().labels());
    assertEquals(accuracy < 1, wrong >= 0);
    var probabilities = classifier.probabilities(digits.test().pixels());
    for (int i = 0; i < probabilities.rows(); i++) {
      assertEquals(1, probabilities.row(i).sum(), 1e-5, "image " + i);
      assertEquals(
          Collections.max(Arrays.asList(boxed(probabilities.row(i)))),
          probabilities.get(i, classes[i]));
    }
  }

  private static Float[] boxed(Tensor row) {
    var numbers = new Float[row.size()];
    Arrays.setAll(numbers, j -> row.array()[j]);
    return numbers;
  }

  @Test
  void theSameImagesGiveTheSameClassifier() {
    var again = ImageClassifier.fit(digits.train());
    var x = digits.test().pixels();
    assertEquals(classifier.probabilities(x), again.probabilities(x));
  }

  @Test
  void realDigitsScoreFarAboveOneClassAndAboveBlurredOnes() {
    var real = ClassifierScore.of(classifier, digits.test().pixels());
    assertTrue(real.score() > 8.8 && real.rarest() > 0.07, real.toString());
    var ones = ClassifierScore.of(classifier, digits.test().ofClass(1).pixels());
    assertTrue(ones.score() < 1.5 && ones.rarest() == 0, ones.toString());
    // every image mixed with the next one
    var x = digits.test().pixels();
    var mixed = x.rows(0, 499).plus(x.rows(1, 500)).times(0.5f);
    var blurred = ClassifierScore.of(classifier, mixed);
    assertTrue(blurred.score() < 0.9 * real.score(), blurred + " against " + real);
  }

  @Test
  void aClassThatNoTrainingImageHasHasNoProbability() {
    var few = digits.train().ofClass(2).first(20).pixels();
    var others = digits.train().ofClass(7).first(20).pixels();
    int[] labels = new int[40];
    Arrays.fill(labels, 0, 20, 2);
    Arrays.fill(labels, 20, 40, 7);
    var two = ImageClassifier.fit(Images.of(Tensor.stack(few, others), labels, 28, 28, "2 and 7"));
    var score = ClassifierScore.of(two, digits.test().pixels());
    assertEquals(1, score.shares().get(2) + score.shares().get(7), 1e-12);
    assertTrue(two.accuracy(digits.test().ofClass(7)) > 0.9);
  }

  @Test
  void whatCannotBeJudgedIsRefusedWithItsNumbers() {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> classifier.probabilities(Tensor.zeros(3, 100)));
    assertTrue(error.getMessage().contains("784 pixels, got (3, 100)"), error.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> classifier.classes(Tensor.full(1, 784, Float.NaN)));
    assertThrows(IllegalArgumentException.class, () -> ClassifierScore.of(Tensor.zeros(0, 10)));
    assertThrows(IllegalArgumentException.class, () -> ClassifierScore.of(Tensor.full(1, 5, 0.2f)));
    assertThrows(IllegalArgumentException.class, () -> ClassifierScore.of(Tensor.full(1, 10, 1)));
    var unlabelled = Images.unlabelled(Tensor.zeros(5, 784), 28, 28, "no labels");
    assertThrows(IllegalStateException.class, () -> ImageClassifier.fit(unlabelled));
  }

  @Test
  void theScoreIsOneLine() {
    var score = new ClassifierScore(9.123, 0.9671, Collections.nCopies(10, 0.1));
    assertEquals(
        "score 9.12 of 10, confidence 0.967, classes 10.0 10.0 10.0 10.0 10.0 10.0 10.0 10.0 10.0"
            + " 10.0 %",
        score.toString());
  }
}
