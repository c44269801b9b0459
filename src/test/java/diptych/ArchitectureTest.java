package diptych;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which room may use which: arrows go downwards only. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("diptych");

  private static final String TABLESAW = "tech.tablesaw";
  private static final String UNIVOCITY = "com.univocity";
  private static final String TRIBUO = "org.tribuo";
  private static final String OLCUT = "com.oracle.labs.mlrg.olcut";
  private static final String PROTOBUF = "com.google.protobuf";
  private static final String XCHART = "org.knowm.xchart";
  private static final String JUPYTER = "io.github.spencerpark.jupyter";

  /** The JDK's own interface to its compiler. */
  private static final String COMPILER = "com.sun.source";

  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          entry("tensor", List.of()),
          entry("kernel", List.of(JUPYTER, COMPILER)),
          entry("file", rooms("tensor")),
          entry("autodiff", rooms("tensor")),
          entry("data", with(rooms("tensor", "file"), UNIVOCITY)),
          entry("nn", rooms("tensor", "autodiff", "file")),
          entry("training", with(rooms("tensor", "autodiff", "file", "nn", "data"), TABLESAW)),
          entry("autoencoder", rooms("tensor", "autodiff", "file", "nn", "data", "training")),
          entry("gan", rooms("tensor", "autodiff", "file", "nn", "data", "training")),
          entry(
              "tribuo",
              with(
                  rooms("tensor", "autodiff", "file", "nn", "data", "autoencoder"),
                  TRIBUO,
                  OLCUT,
                  PROTOBUF)),
          entry(
              "score",
              with(
                  rooms(
                      "tensor",
                      "autodiff",
                      "file",
                      "nn",
                      "data",
                      "training",
                      "autoencoder",
                      "gan",
                      "tribuo"),
                  TABLESAW,
                  TRIBUO)),
          entry(
              "comparison",
              with(
                  rooms(
                      "tensor",
                      "autodiff",
                      "file",
                      "nn",
                      "data",
                      "training",
                      "autoencoder",
                      "gan",
                      "score"),
                  TABLESAW)),
          entry(
              "notebook",
              with(
                  rooms(
                      "tensor",
                      "autodiff",
                      "file",
                      "nn",
                      "data",
                      "training",
                      "autoencoder",
                      "gan",
                      "tribuo",
                      "score",
                      "comparison"),
                  TABLESAW,
                  XCHART,
                  JUPYTER)));

  private static List<String> rooms(String... names) {
    return Stream.of(names).map(name -> "diptych." + name).toList();
  }

  private static List<String> with(List<String> rooms, String... libraries) {
    var all = new ArrayList<>(rooms);
    all.addAll(List.of(libraries));
    return all;
  }

  @TestFactory
  Stream<DynamicTest> aRoomUsesOnlyTheRoomsBelowItAndItsLibraries() {
    return MAY_USE.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      var own = "diptych." + entry.getKey();
                      var allowed =
                          Stream.concat(
                                  Stream.of(own, "java", "javax", "jdk"), entry.getValue().stream())
                              .map(name -> name + "..")
                              .toArray(String[]::new);
                      classes()
                          .that()
                          .resideInAPackage(own + "..")
                          .should()
                          .onlyDependOnClassesThat()
                          .resideInAnyPackage(allowed)
                          .check(CLASSES);
                    }));
  }

  @Test
  void everyClassLivesInARoomOfTheList() {
    var rooms = MAY_USE.keySet().stream().map(name -> "diptych." + name + "..").toList();
    classes().should().resideInAnyPackage(rooms.toArray(String[]::new)).check(CLASSES);
  }

  @Test
  void roomsHaveNoCycles() {
    slices().matching("diptych.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
