package diptych.data;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on this machine that gives the answers it is told to, one to each request. */
final class AnsweringServer implements AutoCloseable {
  private final byte[] file;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<HttpHandler> answers = new ArrayDeque<>();
  private final List<String> ranges = new ArrayList<>();
  private volatile long arrived;

  AnsweringServer(byte[] file) throws IOException {
    this.file = file;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          HttpHandler answer;
          synchronized (answers) {
            ranges.add(exchange.getRequestHeaders().getFirst("Range"));
            answer = answers.remove();
          }
          try (exchange) {
            answer.handle(exchange);
          }
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/file");
  }

  void answer(HttpHandler... next) {
    answers.addAll(List.of(next));
  }

  /** The Range header of each request so far, null where it had none. */
  List<String> ranges() {
    return ranges;
  }

  /** Tells how many of the file's bytes the client has. */
  void arrived(long bytes) {
    arrived = bytes;
  }

  /** The whole file, or the part of it that is asked for. */
  HttpHandler whole() {
    return until(file.length);
  }

  /**
   * What is asked for of the file, as far as byte {@code to}, where the connection breaks. It
   * breaks only when the bytes before have arrived, as the client may lose what it has not read by
   * then.
   */
  HttpHandler until(int to) {
    return exchange -> {
      String range = exchange.getRequestHeaders().getFirst("Range");
      int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, file.length - 1, file.length));
      exchange.sendResponseHeaders(range == null ? 200 : 206, file.length - from);
      exchange.getResponseBody().write(file, from, to - from);
      exchange.getResponseBody().flush();
      while (to < file.length && arrived < to) {
        sleep(5);
      }
    };
  }

  /** As far as byte {@code to}, and then nothing for a long time. */
  HttpHandler silentFrom(int to) {
    return exchange -> {
      until(to).handle(exchange);
      sleep(50_000);
    };
  }

  /** Status 200 and these bytes, whatever was asked for. */
  static HttpHandler send(byte[] body) {
    return exchange -> {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    };
  }

  /** Status 200 and these bytes, without saying beforehand how many they are. */
  static HttpHandler sendUnannounced(byte[] body) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(body);
    };
  }

  /** A status and one header, without a body. */
  static HttpHandler status(int status, String header, String value) {
    return exchange -> {
      exchange.getResponseHeaders().set(header, value);
      exchange.sendResponseHeaders(status, -1);
    };
  }

  private static void sleep(long milliseconds) throws IOException {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IOException("the server is closed", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
