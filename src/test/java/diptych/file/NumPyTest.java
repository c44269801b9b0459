package diptych.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import diptych.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NumPy opens what is written here, and what NumPy writes is read here. */
class NumPyTest {
  @TempDir Path folder;

  @BeforeAll
  static void numPyIsThere() throws IOException, InterruptedException {
    assumeTrue(python(Path.of("."), "import numpy").isEmpty(), "no python3 with NumPy here");
  }

  /** What a Python program prints, with its errors. */
  private static String python(Path folder, String program)
      throws IOException, InterruptedException {
    try {
      var process =
          new ProcessBuilder(List.of("python3", "-c", program))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return output.strip();
    } catch (IOException e) {
      return "no python3: " + e.getMessage();
    }
  }

  private Npz savedByNumPy(String save) throws IOException, InterruptedException {
    var program = "import numpy as np\na = np.arange(6, dtype='<f4').reshape(2, 3) / 4\n" + save;
    assertEquals("", python(folder, program));
    return Npz.read(folder.resolve("a.npz"));
  }

  private static final float[] A = {0, 0.25f, 0.5f, 0.75f, 1, 1.25f};

  @Test
  void numPyOpensWhatIsWritten() throws IOException, InterruptedException {
    new Npz()
        .put("weights", Tensor.of(2, 3, A))
        .put("loss", 0.5, 0.25)
        .put("epoch", 1L << 40)
        .put("layers", "Dense(3 → 2)")
        .put("none", "")
        .write(folder.resolve("a.npz"));
    var printed =
        python(
            folder,
            """
            import numpy as np
            a = np.load('a.npz')
            print(a['weights'].dtype, a['weights'].shape, a['weights'].tolist())
            print(a['loss'].dtype, a['loss'].tolist(), int(a['epoch']))
            print(ascii(str(a['layers'])), repr(str(a['none'])), len(str(a['sha256'])))
            """);
    assertEquals(
        """
        float32 (2, 3) [[0.0, 0.25, 0.5], [0.75, 1.0, 1.25]]
        float64 [0.5, 0.25] 1099511627776
        'Dense(3 \\u2192 2)' '' 64""",
        printed);
  }

  @Test
  void whatNumPySavesIsReadPlainAndPacked() throws IOException, InterruptedException {
    var plain = savedByNumPy("np.savez('a.npz', a=a, n=np.int64(7), t=np.array('自编码器'))");
    assertArrayEquals(A, plain.tensor("a").array());
    assertEquals(7, plain.number("n"));
    assertEquals("自编码器", plain.text("t"));
    var packed = savedByNumPy("np.savez_compressed('a.npz', a=a)");
    assertArrayEquals(A, packed.tensor("a").array());
  }

  @Test
  void bothByteOrdersAndFortransOrderAreReadAlike() throws IOException, InterruptedException {
    for (var form :
        List.of(
            "a.astype('>f4')",
            "np.asfortranarray(a)",
            "np.asfortranarray(a.astype('>f8'))",
            "a.astype('<f8')",
            "a[:, ::-1][:, ::-1]")) {
      var npz = savedByNumPy("np.savez('a.npz', a=" + form + ")");
      assertEquals(2, npz.tensor("a").rows(), form);
      assertArrayEquals(A, npz.tensor("a").array(), form);
    }
    var integers = savedByNumPy("np.savez('a.npz', a=(a * 4).astype('>u2'), b=a > 0.6)");
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, integers.doubles("a"));
    assertArrayEquals(new double[] {0, 0, 0, 1, 1, 1}, integers.doubles("b"));
  }

  @Test
  void whatATensorCannotHoldIsRefused() throws IOException {
    for (var array :
        List.of("np.zeros((2, 2, 2))", "a.astype('c8')", "np.array([None])", "a.astype('f2')")) {
      assertThrows(
          IOException.class, () -> savedByNumPy("np.savez('a.npz', a=" + array + ")"), array);
    }
    Files.deleteIfExists(folder.resolve("a.npz"));
  }
}
