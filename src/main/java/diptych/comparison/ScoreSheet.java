package diptych.comparison;

import diptych.file.WholeFile;
import diptych.score.Spread;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.html.HtmlWriteOptions;

/** All runs of a comparison, and what they come to. */
public final class ScoreSheet {
  private final List<Outcome> outcomes;
  private final Map<Measure, Double> real;

  /**
   * A sheet.
   *
   * @param outcomes the runs, in any order
   * @param real the baselines' numbers
   * @throws IllegalArgumentException if there is no run
   */
  ScoreSheet(List<Outcome> outcomes, Map<Measure, Double> real) {
    if (outcomes.isEmpty()) {
      throw new IllegalArgumentException("a score sheet needs at least one run");
    }
    this.outcomes =
        outcomes.stream()
            .sorted(Comparator.comparing(Outcome::contender).thenComparing(Outcome::seed))
            .toList();
    this.real = Map.copyOf(real);
  }

  /** The runs, by model and seed. */
  public List<Outcome> outcomes() {
    return outcomes;
  }

  /** The models, in their order. */
  public List<Contender> contenders() {
    return outcomes.stream().map(Outcome::contender).distinct().toList();
  }

  /** What real images get from the same judge (reconstruction: PCA); NaN where there is none. */
  public double real(Measure measure) {
    return real.getOrDefault(measure, Double.NaN);
  }

  /**
   * A measure of one model over its seeds.
   *
   * @throws IllegalArgumentException if the model did not take part
   */
  public Spread spread(Contender contender, Measure measure) {
    return Spread.of(values(contender, measure));
  }

  /** A measure of one model, a number per seed. */
  public double[] values(Contender contender, Measure measure) {
    return outcomes.stream()
        .filter(outcome -> outcome.contender() == contender)
        .mapToDouble(outcome -> outcome.value(measure))
        .toArray();
  }

  /** One row per run, one column per measure. */
  public Table runs() {
    var table =
        Table.create(
            "runs",
            StringColumn.create("model", outcomes.stream().map(o -> o.contender().name())),
            IntColumn.create("seed", outcomes.stream().mapToInt(Outcome::seed)));
    for (var measure : Measure.values()) {
      table.addColumns(
          DoubleColumn.create(
              measure.label(), outcomes.stream().mapToDouble(o -> o.value(measure)).toArray()));
    }
    return table;
  }

  /** One row per model and measure: mean, standard deviation, smallest and largest. */
  public Table summary() {
    var models = StringColumn.create("model");
    var measures = StringColumn.create("measure");
    var columns =
        List.of("mean", "deviation", "smallest", "largest").stream()
            .map(DoubleColumn::create)
            .toList();
    for (var contender : contenders()) {
      for (var measure : Measure.values()) {
        var spread = spread(contender, measure);
        models.append(contender.name());
        measures.append(measure.label());
        columns.get(0).append(spread.mean());
        columns.get(1).append(spread.deviation());
        columns.get(2).append(spread.smallest());
        columns.get(3).append(spread.largest());
      }
    }
    var table = Table.create("summary", models, measures);
    columns.forEach(table::addColumns);
    return table;
  }

  /**
   * The sheet as it is read: one row per measure, one column per model with mean ± standard
   * deviation over the seeds, and what real images get.
   */
  public Table table() {
    return table(Measure.values());
  }

  /** The same with some of the measures. */
  public Table table(Measure... measures) {
    var names = StringColumn.create("measure");
    List.of(measures).forEach(measure -> names.append(measure.label()));
    var table = Table.create("score sheet", names);
    for (var contender : contenders()) {
      var column = StringColumn.create(contender.name());
      for (var measure : measures) {
        column.append(cell(measure, spread(contender, measure)));
      }
      table.addColumns(column);
    }
    var baseline = StringColumn.create("real");
    List.of(measures).forEach(measure -> baseline.append(measure.format(real(measure))));
    return table.addColumns(baseline);
  }

  private static String cell(Measure measure, Spread spread) {
    return spread.smallest() == spread.largest() || Double.isNaN(spread.mean())
        ? measure.format(spread.mean())
        : measure.format(spread.mean()) + " ± " + measure.format(spread.deviation());
  }

  /**
   * Writes {@code runs.csv}, {@code summary.csv} and {@code sheet.html}.
   *
   * @param folder made if it is missing
   * @throws UncheckedIOException if a file cannot be written
   */
  public void write(Path folder) {
    try {
      whole(folder.resolve("runs.csv"), text -> runs().write().csv(text));
      whole(folder.resolve("summary.csv"), text -> summary().write().csv(text));
      whole(
          folder.resolve("sheet.html"),
          text -> table().write().usingOptions(HtmlWriteOptions.builder(text).build()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the score sheet: " + e.getMessage(), e);
    }
  }

  private static void whole(Path file, Consumer<Writer> writing) throws IOException {
    var text = new StringWriter();
    writing.accept(text);
    WholeFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** The table as text. */
  @Override
  public String toString() {
    return table().printAll();
  }
}
