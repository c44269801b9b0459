package diptych.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** All measurements, kept in a file as well, so that a run may be cut into several. */
final class Results {
  private final Path file;

  Results(Path file) {
    this.file = file;
  }

  /**
   * One library on one task in one JVM.
   *
   * @param task the name of a {@link Job}, or a {@link Multiplier.Shape}
   * @param cold the first run, in milliseconds; NaN for a product
   * @param warm the median of the others, in milliseconds; for a product 10⁹ operations a second
   * @param loss the final loss; NaN for a product
   */
  record Row(String task, String library, int threads, double cold, double warm, double loss) {
    private static Row of(String line) {
      String[] parts = line.split(",");
      return new Row(
          parts[0],
          parts[1],
          Integer.parseInt(parts[2]),
          Double.parseDouble(parts[3]),
          Double.parseDouble(parts[4]),
          Double.parseDouble(parts[5]));
    }

    private String line() {
      return String.join(
          ",",
          task,
          library,
          Integer.toString(threads),
          Double.toString(cold),
          Double.toString(warm),
          Double.toString(loss));
    }
  }

  void clear() throws IOException {
    Files.deleteIfExists(file);
  }

  void add(Row row) throws IOException {
    System.out.println(row.line());
    Files.writeString(
        file, row.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  List<Row> rows() throws IOException {
    return Files.notExists(file)
        ? List.of()
        : Files.readAllLines(file).stream().map(Row::of).toList();
  }

  /** The median of one number over the rounds; empty where nothing was measured. */
  Optional<Double> median(String task, String library, int threads, ToDoubleFunction<Row> number)
      throws IOException {
    var numbers = new ArrayList<Double>();
    for (var row : rows()) {
      if (row.task.equals(task) && row.library.equals(library) && row.threads == threads) {
        numbers.add(number.applyAsDouble(row));
      }
    }
    return numbers.isEmpty() ? Optional.empty() : Optional.of(median(numbers));
  }

  static double median(List<Double> numbers) {
    var sorted = numbers.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
