package diptych.notebook;

import diptych.tensor.Tensor;
import diptych.training.History;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** From numbers to the layers of a plot. */
final class Plots {
  private Plots() {}

  static Plot losses(History history) {
    int rows = history.epochs();
    var title = "Loss over %s %s%s".formatted(rows, history.unit(), rows == 1 ? "" : "s");
    var plot = Figure.plot(title).x(history.unit()).y("loss");
    for (var name : lossColumns(history.columnNames())) {
      plot = plot.with(measured(name, history.values(name)));
    }
    return plot;
  }

  /** A line through what was measured, though it was not measured in every row. */
  static Layer measured(String name, double... values) {
    int[] rows =
        IntStream.range(0, values.length).filter(i -> Double.isFinite(values[i])).toArray();
    return Layer.of(
        Layer.Kind.LINE,
        name,
        Arrays.stream(rows).mapToDouble(row -> row + 1.0).toArray(),
        Arrays.stream(rows).mapToDouble(row -> values[row]).toArray(),
        roleOf(name).color());
  }

  /** A line through the means of so many rows each; a rest at the end is left out. */
  static Layer means(String name, int rows, double... values) {
    int points = values.length / rows;
    return Layer.of(
        Layer.Kind.LINE,
        name,
        IntStream.range(0, points).mapToDouble(i -> (i + 0.5) * rows + 0.5).toArray(),
        IntStream.range(0, points)
            .mapToDouble(
                i -> Arrays.stream(values, i * rows, (i + 1) * rows).average().orElseThrow())
            .toArray(),
        roleOf(name).color());
  }

  /** Those columns of a history that are losses; all of them if none is named like one. */
  static List<String> lossColumns(List<String> names) {
    var losses =
        names.stream().filter(name -> name.endsWith("loss") || name.equals("validation")).toList();
    return losses.isEmpty() ? names : losses;
  }

  private static Role roleOf(String loss) {
    if (loss.contains("discriminator")) {
      return Role.DISCRIMINATOR;
    }
    if (loss.contains("generator")) {
      return Role.GENERATOR;
    }
    return loss.equals("validation") ? Role.GENERATED : Role.MAIN;
  }

  /** A column of samples; zeros where a tensor of one column is asked for its second. */
  static double[] column(Tensor samples, int column) {
    if (samples.columns() != 1 && samples.columns() != 2) {
      throw new IllegalArgumentException(
          "points: needs one or two columns (x and y), got " + samples.shape());
    }
    return IntStream.range(0, samples.rows())
        .mapToDouble(row -> column < samples.columns() ? samples.get(row, column) : 0)
        .toArray();
  }

  static Plot pointsByClass(Plot plot, Tensor samples, int... labels) {
    if (labels.length != samples.rows()) {
      throw new IllegalArgumentException(
          "points: %s labels for %s samples".formatted(labels.length, samples.rows()));
    }
    for (int label : Arrays.stream(labels).distinct().sorted().toArray()) {
      var rows = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
      var points = samples.take(rows);
      var color = Style.CYCLE.get(Math.floorMod(label, Style.CYCLE.size()));
      plot =
          plot.with(
              Layer.of(
                  Layer.Kind.CLASS,
                  String.valueOf(label),
                  column(points, 0),
                  column(points, 1),
                  color));
    }
    return plot;
  }

  static Layer histogram(String name, Tensor values, Color color) {
    var numbers = IntStream.range(0, values.size()).mapToDouble(i -> values.array()[i]).toArray();
    if (numbers.length == 0 || !Arrays.stream(numbers).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "histogram: needs at least one number and only finite ones, got " + values.shape());
    }
    double low = Arrays.stream(numbers).min().orElseThrow();
    double high = Arrays.stream(numbers).max().orElseThrow();
    double room = low == high ? Math.max(Math.abs(low), 1) / 2 : 0;
    int bins = (int) Math.min(60, Math.max(5, Math.ceil(2 * Math.cbrt(numbers.length))));
    double width = (high - low + 2 * room) / bins;
    double start = low - room;
    var heights = new double[bins];
    for (double number : numbers) {
      int bin = Math.min(bins - 1, (int) ((number - start) / width));
      heights[bin] += 1 / (width * numbers.length);
    }
    var edges = IntStream.rangeClosed(0, bins).mapToDouble(i -> start + i * width).toArray();
    return Layer.of(Layer.Kind.HISTOGRAM, name, edges, heights, color);
  }

  /** Refuses numbers that the axes cannot show. */
  static void check(Plot plot) {
    for (var layer : plot.layers()) {
      boolean oneMore = layer.kind() == Layer.Kind.HISTOGRAM;
      if (layer.kind() != Layer.Kind.REFERENCE
          && layer.x().length != layer.y().length + (oneMore ? 1 : 0)) {
        throw new IllegalArgumentException(
            "%s: %s numbers for x, %s for y"
                .formatted(layer.name(), layer.x().length, layer.y().length));
      }
      if (!Arrays.stream(layer.x()).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            layer.name() + ": x has a number that is not finite: " + firstStrange(layer.x()));
      }
      if (layer.kind() == Layer.Kind.REFERENCE && !Double.isFinite(layer.y()[0])) {
        throw new IllegalArgumentException(
            layer.name() + ": a reference line needs a finite number, got " + layer.y()[0]);
      }
      requirePositive(plot.isLogX(), "logX", layer.name(), layer.x());
      requirePositive(plot.isLogY(), "logY", layer.name(), layer.y());
    }
    requirePositive(plot.isLogX() && plot.xRange() != null, "logX", "xRange", plot.xRange());
    requirePositive(plot.isLogY() && plot.yRange() != null, "logY", "yRange", plot.yRange());
  }

  private static String firstStrange(double[] numbers) {
    int i = 0;
    while (Double.isFinite(numbers[i])) {
      i++;
    }
    return "%s at index %s".formatted(numbers[i], i);
  }

  private static void requirePositive(boolean asked, String axis, String name, double[] numbers) {
    if (!asked) {
      return;
    }
    var bad = DoubleStream.of(numbers).filter(number -> number <= 0).findFirst();
    if (bad.isPresent()) {
      throw new IllegalArgumentException(
          "%s: a logarithmic axis needs numbers above 0, but %s has %s"
              .formatted(axis, name, bad.getAsDouble()));
    }
  }
}
