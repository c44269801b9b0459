package diptych.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The sources of libraries, for their Javadoc: archives in a folder {@value #FOLDER} beside the
 * jars that cells have loaded. Not among those jars: the compiler would take sources that it finds
 * on the class path for something to compile.
 */
final class SourceArchives {

  private static final String FOLDER = "sources";
  private static final int MAX_GENERATIONS = 8;

  private final Supplier<List<Path>> classPath;

  /**
   * @param classPath the jars and folders that cells have loaded, as of now
   */
  SourceArchives(Supplier<List<Path>> classPath) {
    this.classPath = classPath;
  }

  /** The comment of a class or member, its own or else the one that it inherits. */
  Optional<String> find(Signature signature) {
    return signature.classes().isEmpty() ? Optional.empty() : find(signature, MAX_GENERATIONS);
  }

  private Optional<String> find(Signature signature, int generations) {
    return archives().stream()
        .flatMap(archive -> find(archive, signature, generations).stream())
        .findFirst();
  }

  private Optional<String> find(Path archive, Signature signature, int generations) {
    try (var zip = new ZipFile(archive.toFile())) {
      for (var entry : entries(zip, signature)) {
        var source = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        var comments = SourceComments.of(source);
        var found = comments.find(signature);
        if (found.isEmpty() && generations > 0 && !signature.member().isEmpty()) {
          found = inherited(signature, comments.supertypes(signature), generations - 1);
        }
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // an archive that cannot be read explains nothing
    }
  }

  private Optional<String> inherited(Signature signature, List<String> owners, int generations) {
    return owners.stream()
        .map(owner -> new Signature("", owner, signature.member(), signature.types()))
        .flatMap(parent -> find(parent, generations).stream())
        .findFirst();
  }

  private List<Path> archives() {
    return classPath.get().stream()
        .map(Path::getParent)
        .distinct()
        .map(folder -> folder.resolve(FOLDER))
        .flatMap(SourceArchives::jars)
        .toList();
  }

  private static Stream<Path> jars(Path folder) {
    try (var files = Files.newDirectoryStream(folder, "*.jar")) {
      var jars = Stream.<Path>builder();
      files.forEach(jars);
      return jars.build().sorted();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  /** The file of the outermost class; with a package in the signature, only that one. */
  private static List<? extends ZipEntry> entries(ZipFile zip, Signature signature) {
    var outermost = signature.classes().get(0);
    var before = signature.owner().substring(0, signature.owner().indexOf(outermost));
    var file = before.replace('.', '/') + outermost + ".java";
    return zip.stream()
        .filter(entry -> entry.getName().equals(file) || entry.getName().endsWith("/" + file))
        .toList();
  }
}
