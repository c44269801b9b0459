package diptych.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.data.Mnist;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PcaTest {

  @Test
  void samplesOnALineNeedOneComponent() {
    var along = Tensor.normal(200, 1, new Seed(1));
    var line = along.matmul(Tensor.rowVector(3, 0, 4)).plus(Tensor.rowVector(1, 2, 3));
    var pca = Pca.fit(line);
    assertTrue(pca.mse(line, 1) < 1e-10);
    var direction = pca.components(1);
    assertEquals(0.6, Math.abs(direction.get(0, 0)), 1e-5);
    assertEquals(0.8, Math.abs(direction.get(0, 2)), 1e-5);
    assertEquals(3 * along.columnMeans().item() + 1, pca.mean().get(0, 0), 1e-5);
  }

  @Test
  void theErrorOnTheFittedSamplesIsTheVarianceLeftOut() {
    var x = Tensor.uniform(1000, 100, new Seed(0));
    var pca = Pca.fit(x);
    double[] variances = pca.variances();
    double left = 0;
    for (int i = 50; i < 100; i++) {
      left += variances[i] / 100;
    }
    assertEquals(left, pca.mse(x, 50), 1e-5);
    assertEquals(0.0305, pca.mse(x, 50), 0.0003, "the digest's bound, another seed");
    assertEquals(0, pca.mse(x, 100), 1e-9);
  }

  @Test
  void componentsAreOrthonormal() {
    var components = Pca.fit(Tensor.uniform(300, 20, new Seed(2))).components(20);
    var gram = components.matmul(components.transpose());
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 20; j++) {
        assertEquals(i == j ? 1 : 0, gram.get(i, j), 1e-5);
      }
    }
  }

  @Test
  void mnistsErrorsAreThoseOfNumPy() {
    String folder = System.getenv("DIPTYCH_DATA");
    Assumptions.assumeTrue(folder != null, "DIPTYCH_DATA is not set: real MNIST is not tested");
    var split = Mnist.find(List.of(Path.of(folder)));
    var pca = Pca.fit(split.train().pixels());
    Map.of(2, 0.0549, 8, 0.0370, 16, 0.0265, 32, 0.0167, 64, 0.0090, 128, 0.0042)
        .forEach((k, mse) -> assertEquals(mse, pca.mse(split.test().pixels(), k), 6e-5));
  }

  @Test
  void impossibleRequestsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Pca.fit(Tensor.zeros(1, 4)));
    var pca = Pca.fit(Tensor.uniform(10, 4, new Seed(1)));
    var error = assertThrows(IllegalArgumentException.class, () -> pca.components(5));
    assertTrue(error.getMessage().contains("asked for 5"), error.getMessage());
  }
}
