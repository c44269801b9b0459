package diptych.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.comparison.Budget;
import diptych.comparison.Comparison;
import diptych.comparison.Contender;
import diptych.comparison.Measure;
import diptych.comparison.ScoreSheet;
import diptych.data.ImageSplit;
import diptych.data.Mnist;
import diptych.notebook.Figure;
import diptych.notebook.ImageGrid;
import diptych.tensor.Seed;
import diptych.tribuo.TribuoLog;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The score sheet of all four models, ten seeds each, and a figure of what they make.
 *
 * <pre>./mvnw -B test -Pexperiments -Dtest=AutoencoderAgainstGanTest</pre>
 *
 * <p>Writes {@code runs.csv}, {@code summary.csv}, {@code sheet.html} and {@code samples.png} to
 * {@code target/comparison}. The digits are MNIST's where {@code DIPTYCH_DATA} names a folder with
 * them, else the built-in ones; the system properties {@code comparison.seeds} and {@code
 * comparison.budget} (in 10⁹ multiply-adds, 100 if nothing is said) change the size of the sweep;
 * with a smaller budget the sheet is only printed, for GANs need some hundred iterations to begin.
 */
@Tag("experiment")
class AutoencoderAgainstGanTest {
  private static final int SEEDS = Integer.getInteger("comparison.seeds", 10);
  private static final double BUDGET = Integer.getInteger("comparison.budget", 100) * 1e9;

  @Test
  void onlyModelsThatKnowTheirCodesMakeDigits() {
    TribuoLog.quiet();
    var found = Mnist.find();
    var digits = new ImageSplit(found.train().first(8000), found.test().first(2000));
    System.out.println(digits);
    var comparison =
        Comparison.of(digits)
            .budget(Budget.multiplyAdds(BUDGET))
            .seeds(SEEDS)
            .listen(System.out::println);
    var sheet = comparison.run();
    var folder = Path.of("target", "comparison");
    sheet.write(folder);
    samples(comparison, digits).save(folder.resolve("samples.png"));
    System.out.println(sheet);
    if (BUDGET >= 1e11) {
      assertWhatTheSheetMustShow(sheet);
    }
  }

  private static void assertWhatTheSheetMustShow(ScoreSheet sheet) {
    double plain = score(sheet, Contender.AE);
    for (var model : new Contender[] {Contender.VAE, Contender.GAN, Contender.WGAN}) {
      assertTrue(score(sheet, model) > 1.5 * plain, sheet::toString);
    }
    assertTrue(
        mse(sheet, Contender.AE) < mse(sheet, Contender.VAE)
            && mse(sheet, Contender.AE) < sheet.real(Measure.RECONSTRUCTION),
        sheet::toString);
  }

  private static double score(ScoreSheet sheet, Contender model) {
    return sheet.spread(model, Measure.SCORE).mean();
  }

  private static double mse(ScoreSheet sheet, Contender model) {
    return sheet.spread(model, Measure.RECONSTRUCTION).mean();
  }

  /** Real images, then for each model with seed 1 its reconstructions and its samples. */
  private static Figure samples(Comparison comparison, ImageSplit digits) {
    var real = digits.test().pixels().rows(0, 12);
    ImageGrid grid = Figure.images(digits.test().height(), digits.test().width());
    grid = grid.title("What each model makes, seed 1").row("real", real);
    for (var model : Contender.values()) {
      var entry = comparison.train(model, 1);
      var copies = entry.reconstruct(real);
      if (copies.isPresent()) {
        grid = grid.row(model + " copies", copies.get());
      }
      grid = grid.row(model + " samples", entry.sample(12, new Seed(7)));
    }
    return grid;
  }
}
