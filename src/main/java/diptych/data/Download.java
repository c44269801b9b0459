package diptych.data;

import diptych.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A file to be fetched by HTTP, known beforehand by its size and SHA-256.
 *
 * <p>The bytes go to a file beside the target whose name ends in {@code .part}, and are moved to
 * the target at once when they are complete and right. So the target is never half a file, and a
 * broken download goes on where it stopped.
 *
 * @param mirrors where the file is; the next one is asked when one fails
 * @param size the number of bytes
 * @param sha256 the SHA-256 of the bytes, in lower-case hexadecimal digits
 */
public record Download(List<URI> mirrors, long size, String sha256) {

  /** Refuses what no file can be known by. */
  public Download {
    mirrors = List.copyOf(mirrors);
    if (mirrors.isEmpty() || size < 0 || !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a download needs a mirror, a size and 64 lower-case hexadecimal digits, got %s, %d, '%s'"
              .formatted(mirrors, size, sha256));
    }
  }

  /** Hears how far a download is. */
  @FunctionalInterface
  public interface Progress {
    /** Prints a line per file that counts to 100 %. */
    Progress PRINTED =
        (file, done, total) ->
            System.out.printf(
                "\r%s: %3d %%%s", file, 100 * done / total, done == total ? "\n" : "");

    /** {@code done} of {@code total} bytes of the named file are there. */
    void at(String file, long done, long total);
  }

  /**
   * How patient a download is.
   *
   * @param tries how often it is tried, over all mirrors
   * @param pause the pause after the first failure; doubled after each further one
   * @param silence how long the other side may say nothing
   */
  public record Patience(int tries, Duration pause, Duration silence) {
    /** Four tries with pauses of 1, 2 and 4 seconds; 30 seconds of silence break one off. */
    public static final Patience USUAL =
        new Patience(4, Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** Refuses fewer tries than one. */
    public Patience {
      if (tries < 1) {
        throw new IllegalArgumentException("a download needs at least one try, got " + tries);
      }
    }
  }

  /**
   * Fetches the file, unless it is there already.
   *
   * @throws IOException if it cannot be fetched, or if another file is in its place
   * @throws InterruptedException if the thread is interrupted; what is there already is kept
   */
  public void to(Path target, Patience patience, Progress progress)
      throws IOException, InterruptedException {
    if (Files.exists(target)) {
      String found = Sha256.of(target);
      if (!found.equals(sha256)) {
        throw new IOException(
            "%s is there but is another file: expected SHA-256 %s, found %s; move it away"
                .formatted(target.getFileName(), sha256, found));
      }
      progress.at(target.getFileName().toString(), size, size);
      return;
    }
    Files.createDirectories(target.toAbsolutePath().getParent());
    Path part = target.resolveSibling(target.getFileName() + ".part");
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience.silence())
            .build();
    IOException failure = null;
    for (int i = 0; i < patience.tries(); i++) {
      URI mirror = mirrors.get(i % mirrors.size());
      try {
        fetch(client, mirror, part, target.getFileName().toString(), patience, progress);
        verify(part);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (IOException e) {
        failure = new IOException(mirror + ": " + reason(e), e);
      }
      if (i + 1 < patience.tries()) {
        Thread.sleep(patience.pause().multipliedBy(1L << i).toMillis());
      }
    }
    throw new IOException(
        "%s could not be downloaded in %d tries; the last: %s"
            .formatted(target.getFileName(), patience.tries(), failure.getMessage()),
        failure);
  }

  private void fetch(
      HttpClient client, URI mirror, Path part, String name, Patience patience, Progress progress)
      throws IOException, InterruptedException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    if (have >= size) {
      progress.at(name, size, size);
      return; // whether these are the right bytes, or too many, is seen from their hash
    }
    var request = HttpRequest.newBuilder(mirror).timeout(patience.silence());
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      long from = start(response, have);
      progress.at(name, from, size);
      try (OutputStream out =
          Files.newOutputStream(
              part,
              StandardOpenOption.CREATE,
              from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        long done = from;
        byte[] buffer = new byte[1 << 16];
        for (int got; (got = read(body, buffer, patience)) >= 0; ) {
          done += got;
          if (done > size) {
            throw new IOException("expected %d bytes, found more".formatted(size));
          }
          out.write(buffer, 0, got);
          progress.at(name, done, size);
        }
        if (done < size) {
          throw new IOException(
              "expected %d bytes, the answer ended after %d".formatted(size, done));
        }
      }
    }
  }

  /** Where in the file the answer's bytes start. */
  private long start(HttpResponse<?> response, long asked) throws IOException {
    if (response.statusCode() == 200) {
      return 0;
    }
    String range = response.headers().firstValue("Content-Range").orElse("none");
    if (response.statusCode() == 206 && range.startsWith("bytes " + asked + "-")) {
      return asked;
    }
    throw new IOException(
        response.statusCode() == 206
            ? "expected the bytes from %d on, found the range %s".formatted(asked, range)
            : "expected HTTP status 200, found " + response.statusCode());
  }

  /** Reads what is there; the client's own timeout ends with the headers, this one does not. */
  private static int read(InputStream body, byte[] buffer, Patience patience)
      throws IOException, InterruptedException {
    var reading =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return body.read(buffer);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    try {
      return reading.get(patience.silence().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException(
          "the server said nothing for " + patience.silence().toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException("the connection broke: " + e.getCause().getMessage(), e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof ConnectException
        ? "no connection; is there a network?"
        : Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  private void verify(Path part) throws IOException {
    String found = Sha256.of(part);
    if (!found.equals(sha256)) {
      Files.delete(part);
      throw new IOException("expected SHA-256 %s, found %s".formatted(sha256, found));
    }
  }
}
