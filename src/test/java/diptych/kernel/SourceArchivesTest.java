package diptych.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comments of a small library, in an archive where a build would put it. */
class SourceArchivesTest {

  private static final String SHAPE =
      """
      package geometry;

      /** Something with an area. */
      public interface Shape {
        /** How much paint it takes. */
        double area();
      }
      """;

  private static final String SQUARE =
      """
      package geometry;

      import java.util.*;

      /**
       * Four equal sides.
       *
       * @param side the length of each
       */
      public record Square(double side) implements Shape {
        /** The smallest. */
        public static final Square UNIT = new Square(1);

        @Override
        public double area() {
          return side * side;
        }

        /** By whole numbers. */
        public Square times(int factor) {
          return new Square(side * factor);
        }

        /** By any of these. */
        public Square times(List<? extends Number>... factors) {
          return this;
        }

        /** One of its four. */
        enum Corner {
          /** Where one starts to draw. */
          FIRST
        }
      }
      """;

  @TempDir Path folder;
  private SourceArchives archives;

  @BeforeEach
  void archive() throws IOException {
    var jar = Files.createDirectories(folder.resolve("sources")).resolve("any-sources.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      put(zip, "geometry/Shape.java", SHAPE);
      put(zip, "geometry/Square.java", SQUARE);
      put(zip, "other/Square.java", SQUARE.replace("Four", "In another package: four"));
    }
    archives = new SourceArchives(() -> List.of(folder.resolve("geometry.jar")));
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private String comment(String line) {
    return archives.find(Signature.of(line)).map(Javadoc::plain).orElse("none");
  }

  @Test
  void classesMembersAndNestedClassesAreExplained() {
    assertEquals(
        "Four equal sides.\n\nParameters\n  side: the length of each", comment("geometry.Square"));
    assertEquals("The smallest.", comment("Square.UNIT"));
    assertEquals("One of its four.", comment("geometry.Square.Corner"));
    assertEquals("Where one starts to draw.", comment("Square.Corner.FIRST"));
  }

  @Test
  void theFormWithTheseParametersIsChosen() {
    assertEquals("By whole numbers.", comment("Square Square.times(int factor)"));
    assertEquals("By any of these.", comment("Square Square.times(List<? extends Number>... f)"));
    assertEquals("none", comment("Square Square.times(double factor)"));
  }

  @Test
  void anOverridingMethodHasTheCommentThatItInherits() {
    assertEquals("How much paint it takes.", comment("double Square.area()"));
  }

  @Test
  void aRecordExplainsItsConstructorAndItsComponents() {
    assertEquals(
        "Four equal sides.\n\nParameters\n  side: the length of each",
        comment("geometry.Square(double side)"));
    assertEquals("the length of each", comment("double Square.side()"));
  }

  @Test
  void thePackageDecidesWhereItIsGiven() {
    assertEquals(
        "In another package: four equal sides.\n\nParameters\n  side: the length of each",
        comment("other.Square"));
  }

  @Test
  void whatIsNotThereOrDamagedExplainsNothing() throws IOException {
    assertEquals("none", comment("geometry.Circle"));
    assertEquals("none", comment("int"));
    Files.writeString(folder.resolve("sources/any-sources.jar"), "no archive");
    assertEquals("none", comment("geometry.Square"));
    assertEquals(
        Optional.empty(), new SourceArchives(List::of).find(Signature.of("geometry.Square")));
  }
}
