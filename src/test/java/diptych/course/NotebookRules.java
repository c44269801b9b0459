package diptych.course;

import com.google.gson.JsonObject;
import diptych.notebook.Check;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What every notebook of the course must keep, as far as a program can tell. */
final class NotebookRules {

  static final int MAX_CELLS = 40;
  static final int MAX_BYTES = 1_000_000;
  static final int MAX_CODE_LINES = 15;
  static final int MAX_CODE_WIDTH = 100;
  static final int MAX_PROSE_LINES = 30;

  private static final Set<String> SLIDES =
      Set.of("slide", "subslide", "fragment", "notes", "skip", "-");

  /** The notebooks that are lectures with speaker notes. */
  private static final Set<String> SPOKEN = Set.of("02", "07", "08", "13");

  private static final int MIN_NOTES = 2;
  private static final Set<String> TAGS = Set.of("exercise", "check", "solution", "timing");
  private static final Set<String> METADATA = Set.of("kernelspec", "language_info");
  private static final Set<String> CELL_METADATA = Set.of("jupyter", "slideshow", "tags");
  private static final Pattern ID = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]{0,63}");
  private static final Pattern RANDOM_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f-]+)?");
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w./~-])/(root|work|home|tmp|Users|private)\\b|[A-Z]:\\\\\\\\?Users");
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z$\\];]@[0-9a-f]{5,8}\\b");
  private static final Pattern ACTIVE = Pattern.compile("<script|(src|href)=[\"']?https?:");

  private final Notebook notebook;
  private final Edition edition;
  private final List<String> violations = new ArrayList<>();

  private NotebookRules(Notebook notebook, Edition edition) {
    this.notebook = notebook;
    this.edition = edition;
  }

  /** Everything that a notebook does against the rules, one line each; empty if all is well. */
  static List<String> violations(Notebook notebook, Edition edition) {
    var rules = new NotebookRules(notebook, edition);
    if (notebook.codeCells().isEmpty()) {
      return List.of(notebook.name() + ": there is no cell of code");
    }
    rules.checkFile();
    rules.checkMetadata();
    rules.checkFrame();
    notebook.cells().forEach(rules::checkCell);
    rules.checkIds();
    rules.checkSlides();
    rules.checkExercises();
    rules.checkStoredRun();
    return rules.violations;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      violations.add(notebook.name() + ": " + otherwise);
    }
  }

  private void require(boolean holds, Cell cell, String otherwise) {
    require(holds, cell.name() + ": " + otherwise);
  }

  private void checkFile() {
    require(
        notebook.name().matches("\\d\\d-[a-z0-9-]+\\.ipynb"), "the file name is not NN-slug.ipynb");
    var bytes = notebook.text().getBytes(StandardCharsets.UTF_8).length;
    require(bytes <= MAX_BYTES, "%d bytes; at most %d".formatted(bytes, MAX_BYTES));
    var cells = notebook.cells().size();
    require(cells <= MAX_CELLS, "%d cells; at most %d".formatted(cells, MAX_CELLS));
    var json = notebook.json();
    require(
        json.get("nbformat").getAsInt() == 4 && json.get("nbformat_minor").getAsInt() == 5,
        "the format is not 4.5, the one with cell ids");
  }

  private void checkMetadata() {
    var metadata = notebook.metadata();
    var kernel = metadata.getAsJsonObject("kernelspec");
    require(text(kernel, "name").equals("java"), "the kernel is not named java");
    requireOnly("the metadata", metadata, METADATA);
    requireSorted("the metadata", metadata);
    var language = metadata.getAsJsonObject("language_info");
    require(
        language == null || !language.has("version"),
        "the metadata hold the version of someone's Java; remove it");
  }

  /** The first and the last cell, and the line that loads the library. */
  private void checkFrame() {
    var cells = notebook.cells();
    var first = cells.get(0);
    for (var word : edition.opening()) {
      require(
          !first.isCode() && first.source().contains(word),
          first,
          "the first cell does not say '%s'".formatted(word));
    }
    var last = cells.get(cells.size() - 1);
    require(
        !last.isCode() && last.source().contains(edition.closing()),
        last,
        "the last cell does not say where to '%s'".formatted(edition.closing()));
    var load = "%jars " + edition.library() + "*.jar";
    require(
        notebook.codeCells().get(0).source().startsWith(load + "\n"),
        "the first code cell does not start with " + load);
  }

  private void checkCell(Cell cell) {
    var lines = cell.source().lines().count();
    var most = cell.isCode() ? MAX_CODE_LINES : MAX_PROSE_LINES;
    require(lines <= most, cell, "%d lines; at most %d".formatted(lines, most));
    if (cell.isCode()) {
      cell.source().lines().forEach(line -> checkWidth(cell, line));
    }
    require(
        SLIDES.contains(slideType(cell)),
        cell,
        "no slideshow metadata, one of " + SLIDES.stream().sorted().toList());
    requireOnly(cell.name() + ": its metadata", cell.metadata(), CELL_METADATA);
    requireSorted(cell.name() + ": its metadata", cell.metadata());
    cell.tags().forEach(tag -> require(TAGS.contains(tag), cell, "unknown tag " + tag));
    requireNoPath(cell, "its text", cell.source());
    require(
        !cell.isCode() || !Pattern.compile("(?m)^\\s*assert\\b").matcher(cell.source()).find(),
        cell,
        "assert does nothing in JShell; use a Check");
    cell.outputs().forEach(output -> checkOutput(cell, output));
  }

  private void checkWidth(Cell cell, String line) {
    var width = line.codePointCount(0, line.length());
    require(
        width <= MAX_CODE_WIDTH,
        cell,
        "a line of %d characters; at most %d: %s".formatted(width, MAX_CODE_WIDTH, line.strip()));
  }

  private void checkOutput(Cell cell, Output output) {
    require(output.kind() != Output.Kind.ERROR, cell, "stored error: " + output.plain());
    require(output.kind() != Output.Kind.STDERR, cell, "stored stderr: " + output.plain());
    require(output.data().containsKey("text/plain"), cell, "an output has no text/plain");
    require(
        !output.data().containsKey("application/javascript"), cell, "an output needs JavaScript");
    require(
        !ADDRESS.matcher(output.plain()).find(),
        cell,
        "its output differs in every run: %s; end the cell otherwise".formatted(output.plain()));
    for (var form : output.data().entrySet()) {
      requireNoPath(cell, "its output", form.getValue());
      require(
          !form.getKey().equals("text/html") || !ACTIVE.matcher(form.getValue()).find(),
          cell,
          "its HTML needs a script or the network");
    }
  }

  private void requireNoPath(Cell cell, String where, String text) {
    var path = MACHINE_PATH.matcher(text);
    if (path.find()) {
      var line = text.substring(path.start()).lines().findFirst().orElse("");
      require(false, cell, "%s names a folder of a machine: %s".formatted(where, line));
    }
  }

  private void requireOnly(String what, JsonObject json, Set<String> allowed) {
    for (var name : json.keySet()) {
      require(
          allowed.contains(name),
          "%s hold '%s'; only %s may stay"
              .formatted(what, name, allowed.stream().sorted().toList()));
    }
  }

  private void requireSorted(String what, JsonObject json) {
    var names = List.copyOf(json.keySet());
    require(
        names.equals(names.stream().sorted().toList()),
        "%s are not sorted: %s".formatted(what, names));
    json.entrySet().stream()
        .filter(entry -> entry.getValue().isJsonObject())
        .forEach(entry -> requireSorted(what, entry.getValue().getAsJsonObject()));
  }

  private void checkIds() {
    var seen = new HashSet<String>();
    for (var cell : notebook.cells()) {
      require(
          ID.matcher(cell.id()).matches(), cell, "the id is no name of letters, digits, - and _");
      require(
          !RANDOM_ID.matcher(cell.id()).matches(),
          cell,
          "the id is random; give it a name that stays");
      require(seen.add(cell.id()), cell, "another cell has the same id");
    }
  }

  private static String slideType(Cell cell) {
    return text(cell.metadata().getAsJsonObject("slideshow"), "slide_type");
  }

  private void checkSlides() {
    var first = notebook.cells().get(0);
    require(slideType(first).equals("slide"), first, "the first cell begins no slide");
    var notes = notebook.cells().stream().filter(cell -> slideType(cell).equals("notes")).count();
    require(
        notes >= MIN_NOTES || !SPOKEN.contains(notebook.name().substring(0, 2)),
        "%d cells of speaker notes; a lecture has at least %d".formatted(notes, MIN_NOTES));
  }

  private void checkExercises() {
    var code = notebook.codeCells();
    for (var tag : List.of("exercise", "check", "solution")) {
      var count = code.stream().filter(cell -> cell.has(tag)).count();
      require(count == 3, "%d cells tagged %s; three exercises have 3".formatted(count, tag));
    }
    for (var i = 0; i < code.size(); i++) {
      if (code.get(i).has("exercise")) {
        var next = code.subList(i + 1, Math.min(i + 3, code.size()));
        require(
            next.size() == 2 && next.get(0).has("check") && next.get(1).has("solution"),
            code.get(i),
            "the next code cells are not its check and its solution");
        require(
            code.get(i).source().contains("throw new UnsupportedOperationException(\"your turn\")"),
            code.get(i),
            "the stub does not throw new UnsupportedOperationException(\"your turn\")");
      }
      if (code.get(i).has("solution")) {
        var jupyter = code.get(i).metadata().getAsJsonObject("jupyter");
        require(
            text(jupyter, "source_hidden").equals("true"),
            code.get(i),
            "a solution is collapsed with \"jupyter\": {\"source_hidden\": true}");
      }
    }
  }

  /** That the outputs are those of one whole run, and what the run must have shown. */
  private void checkStoredRun() {
    if (notebook.codeCells().stream().allMatch(c -> text(c.json(), "execution_count").isEmpty())) {
      require(false, "no outputs are stored; ./lab --save stores them");
      return;
    }
    var count = 1;
    for (var cell : notebook.codeCells()) {
      require(
          text(cell.json(), "execution_count").equals(String.valueOf(count)),
          cell,
          "it was not the %d. cell to run; store the outputs of a whole run".formatted(count));
      count++;
      verdictProblem(cell, cell.outputs()).ifPresent(problem -> require(false, cell, problem));
    }
    require(
        notebook.cells().stream()
            .flatMap(cell -> cell.outputs().stream())
            .anyMatch(Output::hasPicture),
        "no picture is stored");
  }

  /** What is wrong with the verdicts among a cell's outputs, stored or fresh. */
  static Optional<String> verdictProblem(Cell cell, List<Output> outputs) {
    var verdicts =
        outputs.stream()
            .map(Output::plain)
            .filter(text -> text.startsWith(Check.PASSED) || text.startsWith(Check.NOT_YET))
            .toList();
    var expected = cell.has("check") ? Check.NOT_YET + "your turn" : Check.PASSED;
    for (var verdict : verdicts) {
      if (!verdict.startsWith(expected)) {
        return Optional.of(
            "the verdict should be '%s', but it is '%s'".formatted(expected, verdict));
      }
    }
    return verdicts.isEmpty() && (cell.has("check") || cell.has("solution"))
        ? Optional.of("it shows no verdict of a Check")
        : Optional.empty();
  }

  private static String text(JsonObject json, String name) {
    return json != null && json.has(name) && json.get(name).isJsonPrimitive()
        ? json.get(name).getAsString()
        : "";
  }
}
