package diptych.experiment;

import static diptych.nn.Activation.IDENTITY;
import static diptych.nn.Activation.RELU;
import static diptych.nn.Activation.SIGMOID;
import static diptych.training.StopRule.afterEpochs;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.autoencoder.Autoencoder;
import diptych.data.Mnist;
import diptych.gan.Gan;
import diptych.nn.Adam;
import diptych.nn.Dense;
import diptych.nn.Sequential;
import diptych.notebook.Figure;
import diptych.notebook.ImageGrid;
import diptych.score.Neighbours;
import diptych.score.Pca;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The README's picture of both models, on MNIST where it is.
 *
 * <pre>DIPTYCH_DATA=… ./mvnw -B test -Pexperiments -Dtest=FrontPictureTest</pre>
 *
 * <p>It appears as {@code target/readme/both-models.png}. The digits are the first held-out ones,
 * the noises the first of a seed: nothing is picked by hand.
 */
@Tag("experiment")
class FrontPictureTest {
  private static final int SHOWN = 8;
  private static final int SIDE = 28;
  private static final int CODE = 32;

  @Test
  void bothModelsSideBySide() throws IOException {
    var digits = Mnist.find();
    var train = digits.train().first(8000).pixels();
    var heldOut = digits.test().first(2000).pixels();
    var ae =
        Autoencoder.of(
                Sequential.of(Dense.of(SIDE * SIDE, 512, RELU), Dense.of(512, CODE, IDENTITY)),
                Sequential.of(Dense.of(CODE, 512, RELU), Dense.of(512, SIDE * SIDE, SIGMOID)))
            .init(new Seed(1));
    ae.train(train).optimizer(new Adam(0.001)).batch(64).stop(afterEpochs(20)).run();
    assertTrue(ae.mse(heldOut) < Pca.fit(train).mse(heldOut, CODE), "PCA does better");

    var gan =
        Gan.of(GeneratedDigitsTest.generator(), GeneratedDigitsTest.discriminator())
            .init(new Seed(1));
    GeneratedDigitsTest.train(gan, train, 1);
    var noise = gan.noise(SHOWN, new Seed(7));
    var generated = gan.generate(noise);
    var nearest = Neighbours.of(generated, train);
    assertTrue(Arrays.stream(nearest.distances()).min().orElseThrow() > 1, "one is a copy");

    var original = heldOut.rows(0, SHOWN);
    var left =
        grid("Autoencoder: an image, through a few numbers, and back")
            .row("image x", original)
            .row("code h = f(x)", tiles(ae.encode(original)))
            .row("reconstruction g(h)", ae.reconstruct(original));
    var right =
        grid("GAN: from noise to an image that never was")
            .row("noise z", tiles(noise))
            .row("generated G(z)", generated)
            .row("nearest real image", train.take(nearest.indices()));
    var file = Path.of("target", "readme", "both-models.png");
    Files.createDirectories(file.getParent());
    Figure.row(left, right).save(file);
  }

  private static ImageGrid grid(String title) {
    return Figure.images(SIDE, SIDE).columns(SHOWN).title(title);
  }

  /** Numbers as grey tiles, from the smallest, which is white, to the largest. */
  private static Tensor tiles(Tensor numbers) {
    int columns = numbers.columns() > 25 ? 8 : 6;
    int rows = (numbers.columns() + columns - 1) / columns;
    int width = SIDE / columns;
    int height = SIDE / rows;
    float[] sorted = numbers.array().clone();
    Arrays.sort(sorted);
    float low = sorted[0];
    float high = sorted[sorted.length - 1];
    var images = Tensor.zeros(numbers.rows(), SIDE * SIDE);
    for (int i = 0; i < numbers.rows(); i++) {
      for (int k = 0; k < numbers.columns(); k++) {
        float grey = (numbers.get(i, k) - low) / (high - low);
        for (int pixel = 0; pixel < width * height; pixel++) {
          int y = k / columns * height + pixel / width + (SIDE - rows * height) / 2;
          int x = k % columns * width + pixel % width + (SIDE - columns * width) / 2;
          images.set(i, y * SIDE + x, grey);
        }
      }
    }
    return images;
  }
}
