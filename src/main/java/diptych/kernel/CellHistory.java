package diptych.kernel;

import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The cells that this kernel has run and the text of what each returned: what the arrow keys of a
 * console go through. It ends with the kernel; Jupyter keeps the notebooks themselves.
 */
final class CellHistory {

  /** The protocol numbers sessions, and calls the current one 0 as well. */
  private static final int SESSION = 1;

  private static final Pattern WILDCARD = Pattern.compile("[*?]");

  private final List<Cell> cells = new ArrayList<>();

  /** A cell that was run. */
  private record Cell(int number, String code, String result) {}

  /**
   * Adds a cell.
   *
   * @param number the number that the front end shows beside it
   * @param code its text
   * @param result the text of its value; empty if it has none
   */
  void add(int number, String code, String result) {
    cells.add(new Cell(number, code, result));
  }

  /**
   * The cells that a front end asks for, the oldest first, each as the protocol has it: session,
   * number, and text or text and result.
   */
  List<List<Object>> find(HistoryRequest request) {
    var found =
        request instanceof HistoryRequest.Range range
            ? range(range)
            : request instanceof HistoryRequest.Search search
                ? search(search)
                : last(((HistoryRequest.Tail) request).getMaxReturnLength(), cells);
    return found.stream()
        .map(
            cell ->
                List.<Object>of(
                    SESSION,
                    cell.number,
                    request.includeOutput() ? List.of(cell.code, cell.result) : cell.code))
        .toList();
  }

  /** From the number {@code start} up to, without, the number {@code stop}. */
  private List<Cell> range(HistoryRequest.Range range) {
    var session = range.getSessionIndex();
    return session == 0 || session == SESSION
        ? matching(cell -> cell.number >= range.getStart() && cell.number < range.getStop())
        : List.of();
  }

  /** Where the whole text is like a pattern: * stands for any text and ? for one character. */
  private List<Cell> search(HistoryRequest.Search search) {
    var wanted = pattern(search.getPattern() == null ? "*" : search.getPattern());
    var found = matching(cell -> wanted.matcher(cell.code).matches());
    var kept = search.filterUnique() ? latestOfEach(found) : found;
    return search.getMaxReturnLength() > 0 ? last(search.getMaxReturnLength(), kept) : kept;
  }

  private List<Cell> matching(Predicate<Cell> condition) {
    return cells.stream().filter(condition).toList();
  }

  private static Pattern pattern(String glob) {
    var regex = new StringBuilder();
    var wildcard = WILDCARD.matcher(glob);
    var from = 0;
    while (wildcard.find()) {
      regex.append(Pattern.quote(glob.substring(from, wildcard.start())));
      regex.append(wildcard.group().equals("*") ? ".*" : ".");
      from = wildcard.end();
    }
    return Pattern.compile(regex + Pattern.quote(glob.substring(from)), Pattern.DOTALL);
  }

  private static List<Cell> last(int count, List<Cell> all) {
    return List.copyOf(all.subList(Math.max(0, all.size() - Math.max(0, count)), all.size()));
  }

  private static List<Cell> latestOfEach(List<Cell> found) {
    var latest = new LinkedHashMap<String, Cell>();
    for (var cell : found) {
      latest.remove(cell.code);
      latest.put(cell.code, cell);
    }
    return List.copyOf(latest.values());
  }
}
