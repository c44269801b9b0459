package diptych.tensor;

import diptych.tensor.engine.Workers;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a {@link Tensor} does with whole rows: put them together, pick them, print them. */
final class Rows {
  private static final int SHOWN_ROWS = 6;
  private static final int SHOWN_COLUMNS = 8;

  private Rows() {}

  static Tensor of(float[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    var result = Tensor.zeros(rows.length, columns);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "row %d has %d numbers, row 0 has %d".formatted(i, rows[i].length, columns));
      }
      System.arraycopy(rows[i], 0, result.array(), i * columns, columns);
    }
    return result;
  }

  static Tensor stack(Tensor... parts) {
    if (parts.length == 0) {
      throw new IllegalArgumentException("stack: needs at least one tensor");
    }
    int rows = Arrays.stream(parts).mapToInt(Tensor::rows).sum();
    var result = Tensor.zeros(rows, parts[0].columns());
    int at = 0;
    for (var part : parts) {
      Shapes.requireShape("stack", part, part.rows(), result.columns());
      System.arraycopy(part.array(), 0, result.array(), at, part.size());
      at += part.size();
    }
    return result;
  }

  static void take(Tensor x, int[] indices, Tensor out) {
    int columns = x.columns();
    Shapes.requireShape("takeInto: the output", out, indices.length, columns);
    Shapes.requireApart("takeInto", x, out);
    for (int index : indices) {
      if (index < 0 || index >= x.rows()) {
        throw new IndexOutOfBoundsException(
            "row %d is outside a %s tensor".formatted(index, x.shape()));
      }
    }
    Workers.share(
        indices.length,
        Workers.grain(1, columns),
        (from, to) -> {
          for (int i = from; i < to; i++) {
            System.arraycopy(x.array(), indices[i] * columns, out.array(), i * columns, columns);
          }
        });
  }

  static String text(Tensor x) {
    int shown = Math.min(x.rows(), SHOWN_ROWS);
    return IntStream.range(0, shown)
        .mapToObj(row -> text(x, row))
        .collect(Collectors.joining("\n", x.shape() + "\n", shown < x.rows() ? "\n…" : ""));
  }

  private static String text(Tensor x, int row) {
    int shown = Math.min(x.columns(), SHOWN_COLUMNS);
    return IntStream.range(0, shown)
        .mapToObj(column -> String.format(Locale.ROOT, "%8.4f", x.get(row, column)))
        .collect(Collectors.joining(" ", "", shown < x.columns() ? " …" : ""));
  }
}
