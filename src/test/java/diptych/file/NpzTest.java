package diptych.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {
  @TempDir Path folder;

  private static Npz example() {
    return new Npz()
        .put("weights", Tensor.normal(3, 4, new Seed(1)))
        .put("loss", 0.5, 0.25, Double.NaN)
        .put("epoch", 17)
        .put("architecture", "Dense(3 → 4, relu) 自编码器 𝑥");
  }

  private Path written(Npz npz) throws IOException {
    var file = folder.resolve("model.npz");
    npz.write(file);
    return file;
  }

  @Test
  void whatIsWrittenIsReadAgainToTheBit() throws IOException {
    var npz = Npz.read(written(example()));
    assertEquals(Set.of("weights", "loss", "epoch", "architecture"), npz.names());
    assertArrayEquals(Tensor.normal(3, 4, new Seed(1)).array(), npz.tensor("weights").array());
    assertEquals(3, npz.tensor("weights").rows());
    assertArrayEquals(new double[] {0.5, 0.25, Double.NaN}, npz.doubles("loss"));
    assertEquals(17, npz.number("epoch"));
    assertEquals("Dense(3 → 4, relu) 自编码器 𝑥", npz.text("architecture"));
  }

  @Test
  void equalArraysGiveEqualBytesAndNoneButTheFileIsLeft() throws IOException {
    byte[] first = Files.readAllBytes(written(example()));
    assertArrayEquals(first, Files.readAllBytes(written(example())));
    try (var files = Files.list(folder)) {
      assertEquals(List.of("model.npz"), files.map(f -> f.getFileName().toString()).toList());
    }
  }

  @Test
  void emptyTextsAndTensorsWithoutRowsAreKept() throws IOException {
    var npz = Npz.read(written(new Npz().put("a", "").put("b", Tensor.zeros(0, 5)).put("c")));
    assertEquals("", npz.text("a"));
    assertEquals(5, npz.tensor("b").columns());
    assertEquals(0, npz.tensor("b").rows());
    assertEquals(0, npz.doubles("c").length);
  }

  @Test
  void aMissingArrayIsNamedBesideThoseThatAreThere() throws IOException {
    var npz = Npz.read(written(example()));
    var error = assertThrows(IOException.class, () -> npz.tensor("bias"));
    assertEquals(
        "model.npz: there is no array 'bias', only [weights, loss, epoch, architecture]",
        error.getMessage());
  }

  @Test
  void anArrayOfAnotherKindIsRefused() throws IOException {
    var npz = Npz.read(written(example()));
    assertThrows(IOException.class, () -> npz.tensor("architecture"));
    assertThrows(IOException.class, () -> npz.number("loss"));
    assertEquals(
        "model.npz: array 'epoch': it is <i8 (), not a text",
        assertThrows(IOException.class, () -> npz.text("epoch")).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../evil", "a/b", "a\\b", "sha256", "a..b", "é"})
  void namesThatCouldLeaveAFolderAreRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> new Npz().put(name, 1));
  }

  @Test
  void aNameCannotBeTakenTwice() {
    var npz = new Npz().put("a", 1);
    assertThrows(IllegalArgumentException.class, () -> npz.put("a", 2));
  }

  @Test
  void everyChangedByteIsNoticed() throws IOException {
    byte[] bytes = Files.readAllBytes(written(example()));
    var file = folder.resolve("changed.npz");
    int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("NUMPY");
    for (int i = header + 120; i < header + 128 + 48; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 4;
      Files.write(file, changed);
      int at = i;
      assertThrows(IOException.class, () -> Npz.read(file), () -> "byte " + at);
    }
  }

  @Test
  void aWrongChecksumIsNoticedEvenIfTheArchiveIsSound() throws IOException {
    var file = folder.resolve("other.npz");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      add(zip, "a.npy", npy("<f4", "False", "(2,)", new byte[8]));
      var out = new ByteArrayOutputStream();
      NpyFormat.write(Npy.of("0".repeat(64)), out);
      add(zip, "sha256.npy", out.toByteArray());
    }
    var error = assertThrows(IOException.class, () -> Npz.read(file));
    assertTrue(error.getMessage().startsWith("other.npz: damaged: its SHA-256 should be 000"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<f4 ; (3, 1000000000) ; 0 ; more than the 128 MB",
        "<f4 ; (99999999999,) ; 0 ; no array is that long",
        "<f4 ; (2, 2, 2) ; 32 ; 3 dimensions",
        "<f2 ; (2,) ; 4 ; '<f2'",
        "|O ; (2,) ; 4 ; '|O'",
        "<f4 ; (2,) ; 7 ; expected 8 bytes",
        "<f4 ; (2,) ; 9 ; more than the 8 bytes",
        "<U999999999 ; () ; 4 ; not read"
      })
  void absurdHeadersAreRefusedBeforeAnythingIsAllocated(
      String type, String shape, int bytes, String reason) throws IOException {
    var error =
        assertThrows(IOException.class, () -> readOne(type, "False", shape, new byte[bytes]));
    assertTrue(error.getMessage().startsWith("one.npz: a.npy: "), error::getMessage);
    assertTrue(error.getMessage().contains(reason), error::getMessage);
  }

  @Test
  void bigEndianFortranAndSmallIntegersAreReadAsNumPyMeansThem() throws IOException {
    // [[1, 2, 3], [4, 5, 6]] column after column, big endian
    byte[] data = {0, 1, 0, 4, 0, 2, 0, 5, 0, 3, 0, 6};
    var x = readOne(">i2", "True", "(2, 3)", data).tensor("a");
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, x.array());
    assertArrayEquals(
        new double[] {255, 1}, readOne("|u1", "False", "(2,)", new byte[] {-1, 1}).doubles("a"));
    assertArrayEquals(
        new double[] {-1, 1}, readOne("|i1", "False", "(2,)", new byte[] {-1, 1}).doubles("a"));
    assertEquals(1, readOne("|b1", "False", "()", new byte[] {1}).number("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a.npy", "/a.npy", "a.txt", ".npy", "folder/a.npy", "a..npy/..npy"})
  void foreignEntriesAreRefused(String entry) throws IOException {
    var file = folder.resolve("one.npz");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      add(zip, entry, npy("<f4", "False", "(1,)", new byte[4]));
    }
    var error = assertThrows(IOException.class, () -> Npz.read(file));
    assertTrue(error.getMessage().endsWith("is not the name of an array"), error::getMessage);
  }

  @Test
  void anArchiveThatUnpacksToMoreThanTheLimitIsRefused() throws IOException {
    var file = folder.resolve("bomb.npz");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var name : List.of("a.npy", "b.npy")) {
        add(zip, name, npy("<f4", "False", "(20000000,)", new byte[80_000_000]));
      }
    }
    assertTrue(Files.size(file) < 200_000);
    var error = assertThrows(IOException.class, () -> Npz.read(file));
    assertTrue(error.getMessage().startsWith("bomb.npz: b.npy: "), error::getMessage);
  }

  @Test
  void filesThatAreNoArchiveAreRefusedByName() throws IOException {
    var file = folder.resolve("notes.npz");
    assertEquals(
        "notes.npz: there is no such file",
        assertThrows(IOException.class, () -> Npz.read(file)).getMessage());
    Files.writeString(file, "not an archive");
    assertTrue(
        assertThrows(IOException.class, () -> Npz.read(file))
            .getMessage()
            .startsWith("notes.npz: not an undamaged .npz archive"));
    assertThrows(IOException.class, () -> Npz.read(folder));
  }

  @Test
  void aFailedWriteKeepsTheOldFile() throws IOException {
    var file = written(example());
    byte[] before = Files.readAllBytes(file);
    assertThrows(
        IOException.class,
        () ->
            WholeFile.write(
                file,
                (OutputStream out) -> {
                  out.write(1);
                  throw new IOException("disk full");
                }));
    assertArrayEquals(before, Files.readAllBytes(file));
    assertFalse(Files.exists(folder.resolve(".model.npz.part")));
  }

  @Test
  void aLinkInThePlaceOfThePartIsNotFollowed() throws IOException {
    var precious = Files.writeString(folder.resolve("precious"), "precious");
    Files.createSymbolicLink(folder.resolve(".model.npz.part"), precious);
    written(example());
    assertEquals("precious", Files.readString(precious));
  }

  private Npz readOne(String type, String fortran, String shape, byte[] data) throws IOException {
    var file = folder.resolve("one.npz");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      add(zip, "a.npy", npy(type, fortran, shape, data));
    }
    return Npz.read(file);
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] npy(String type, String fortran, String shape, byte[] data)
      throws IOException {
    var header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n".formatted(type, fortran, shape);
    var out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
    out.write(header.getBytes(StandardCharsets.ISO_8859_1));
    out.write(data);
    return out.toByteArray();
  }
}
