package diptych.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables of the README's section 'How fast', between two markers. */
final class Report {
  private static final String BEGIN = "<!-- written by ./mvnw -Pbench test -->";
  private static final String END = "<!-- end of what the benchmark writes -->";
  private static final List<Integer> THREADS = Trainer.Timing.ONE_AND_ALL.threads;

  private final Results results;

  Report(Results results) {
    this.results = results;
  }

  /** Replaces what stands between the markers, and nothing else. */
  void write(Path readme) throws IOException {
    var text = Files.readString(readme);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException("%s has no lines '%s' and '%s'".formatted(readme, BEGIN, END));
    }
    var head = text.substring(0, begin + BEGIN.length());
    Files.writeString(readme, head + "\n\n" + tables() + "\n" + text.substring(end));
  }

  private String tables() throws IOException {
    var lines = new ArrayList<String>();
    lines.add(machine());
    lines.addAll(trainings());
    lines.addAll(products());
    return String.join("\n", lines) + "\n";
  }

  private static String machine() throws IOException {
    var cpu = Path.of("/proc/cpuinfo");
    var model =
        Files.isReadable(cpu)
            ? Files.readAllLines(cpu).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"))
            : System.getProperty("os.arch");
    return "%s, %s, %d processors, Java %s, %s."
        .formatted(
            model,
            System.getProperty("os.name"),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            LocalDate.now(ZoneOffset.UTC));
  }

  /** Milliseconds warm and cold, the ratio to the best of the others, and the final losses. */
  private List<String> trainings() throws IOException {
    var tasks = tasks();
    var jobs = Arrays.stream(Job.values()).filter(job -> tasks.contains(job.name())).toList();
    if (jobs.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<>(List.of(""));
    var head = new StringBuilder("| milliseconds, warm (cold) |");
    for (var library : Trainer.Library.values()) {
      head.append(' ').append(library.title).append(" |");
    }
    lines.add(head + " Diptych / the best other | final losses |");
    lines.add("|---|" + "---|".repeat(Trainer.Library.values().length + 2));
    for (var job : jobs) {
      lines.add(training(job));
    }
    return lines;
  }

  private List<String> tasks() throws IOException {
    return results.rows().stream().map(Results.Row::task).distinct().toList();
  }

  private String training(Job job) throws IOException {
    var line = new StringBuilder("| ").append(job.title).append(" |");
    var losses = new ArrayList<String>();
    for (var library : Trainer.Library.values()) {
      line.append(' ').append(cell(job, library)).append(" |");
      for (int threads : library.timing.threads) {
        if (losses.size() == library.ordinal()) {
          results
              .median(job.name(), library.name(), threads, Results.Row::loss)
              .ifPresent(loss -> losses.add(number("%.4f", loss)));
        }
      }
    }
    line.append(
        " %s (%s) |".formatted(ratio(job, Results.Row::warm), ratio(job, Results.Row::cold)));
    return line.append(' ').append(String.join(", ", losses)).append(" |").toString();
  }

  private String cell(Job job, Trainer.Library library) throws IOException {
    var warm = best(job, library, Results.Row::warm);
    var cold = best(job, library, Results.Row::cold);
    return warm.isEmpty()
        ? "–"
        : number("%.0f", warm.getAsDouble()) + number(" (%.0f)", cold.orElse(Double.NaN));
  }

  private String ratio(Job job, ToDoubleFunction<Results.Row> time) throws IOException {
    var own = best(job, Trainer.Library.DIPTYCH, time);
    double other = Double.POSITIVE_INFINITY;
    for (var library : Trainer.Library.values()) {
      if (library != Trainer.Library.DIPTYCH) {
        other = Math.min(other, best(job, library, time).orElse(Double.POSITIVE_INFINITY));
      }
    }
    return own.isEmpty() || Double.isInfinite(other)
        ? "–"
        : number("%.2f", own.getAsDouble() / other);
  }

  /** The least median over the numbers of threads. */
  private OptionalDouble best(Job job, Trainer.Library library, ToDoubleFunction<Results.Row> time)
      throws IOException {
    var medians = new ArrayList<Double>();
    for (int threads : library.timing.threads) {
      results.median(job.name(), library.name(), threads, time).ifPresent(medians::add);
    }
    return medians.stream().mapToDouble(Double::doubleValue).min();
  }

  /** GFLOP/s on one thread and on all. */
  private List<String> products() throws IOException {
    var shapes = tasks().stream().filter(task -> task.contains("x")).toList();
    if (shapes.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<>(List.of(""));
    var threads = THREADS.stream().map(String::valueOf).collect(Collectors.joining(" / "));
    var head = new StringBuilder("| J4: GFLOP/s on " + threads + " threads |");
    for (var library : Multiplier.Library.values()) {
      head.append(' ').append(library.title).append(" |");
    }
    lines.add(head.toString());
    lines.add("|---|" + "---|".repeat(Multiplier.Library.values().length));
    for (var shape : shapes) {
      var line = new StringBuilder("| ").append(shape.replace("x", " × ")).append(" |");
      for (var library : Multiplier.Library.values()) {
        line.append(' ').append(gigaflops(shape, library)).append(" |");
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private String gigaflops(String shape, Multiplier.Library library) throws IOException {
    var numbers = new ArrayList<String>();
    for (int threads : THREADS) {
      numbers.add(
          results
              .median(shape, library.name(), threads, Results.Row::warm)
              .map(value -> number("%.0f", value))
              .orElse("–"));
    }
    return String.join(" / ", numbers);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
