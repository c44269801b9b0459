package diptych.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The front end's side of the Jupyter protocol, for one test thread. */
public final class KernelClient implements AutoCloseable {

  private static final Duration STARTUP = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.UTF_8);

  private final Gson gson = new Gson();
  private final ZContext context = new ZContext();
  private final String session = UUID.randomUUID().toString();
  private final Map<String, ZMQ.Socket> sockets;
  private final SecretKeySpec key;
  private final Supplier<String> onTrouble;

  /**
   * @param connection the content of the connection file
   * @param onTrouble what to add to the message of a failure
   */
  KernelClient(JsonObject connection, Supplier<String> onTrouble) {
    this.onTrouble = onTrouble;
    key =
        new SecretKeySpec(
            connection.get("key").getAsString().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    sockets =
        Map.of(
            "shell", connect(connection, "shell", SocketType.DEALER),
            "control", connect(connection, "control", SocketType.DEALER),
            "stdin", connect(connection, "stdin", SocketType.DEALER),
            "iopub", connect(connection, "iopub", SocketType.SUB));
    awaitStart();
  }

  /**
   * A message from the kernel.
   *
   * @param type for instance {@code stream}
   * @param parent the id of the request that it belongs to; empty if to none
   * @param content what it says
   */
  public record Message(String type, String parent, JsonObject content) {

    /** A text of the content. */
    public String text(String name) {
      return content.get(name).getAsString();
    }
  }

  /** The types of messages, each once, in order. */
  static String types(List<Message> messages) {
    return messages.stream().map(Message::type).distinct().collect(Collectors.joining(" "));
  }

  /** What a result or display says as text. */
  static String plain(Message message) {
    return message.content().getAsJsonObject("data").get("text/plain").getAsString();
  }

  /** What was printed. */
  static String streamed(List<Message> messages) {
    return messages.stream()
        .filter(message -> message.type().equals("stream"))
        .map(message -> message.text("text"))
        .collect(Collectors.joining());
  }

  private ZMQ.Socket connect(JsonObject connection, String channel, SocketType type) {
    var socket = context.createSocket(type);
    if (type == SocketType.SUB) {
      socket.subscribe(ZMQ.SUBSCRIPTION_ALL);
    } else {
      socket.setIdentity(session.getBytes(StandardCharsets.UTF_8));
    }
    socket.setLinger(0);
    socket.connect("tcp://127.0.0.1:" + connection.get(channel + "_port").getAsInt());
    return socket;
  }

  /** What a subscriber misses before it is connected is lost: ask until something is heard. */
  private void awaitStart() {
    var end = System.nanoTime() + STARTUP.toNanos();
    while (System.nanoTime() < end) {
      send("shell", "kernel_info_request", Map.of());
      if (receive("iopub", Duration.ofMillis(500)) != null) {
        var last = send("shell", "kernel_info_request", Map.of());
        await("shell", message -> message.parent.equals(last));
        await("iopub", message -> message.parent.equals(last) && isIdle(message));
        return;
      }
    }
    throw trouble("The kernel did not answer within " + STARTUP.toSeconds() + " s.");
  }

  /** Sends a request and returns its id. */
  public String send(String channel, String type, Map<String, ?> content) {
    var id = UUID.randomUUID().toString();
    var header =
        Map.of(
            "msg_id",
            id,
            "session",
            session,
            "username",
            "test",
            "date",
            "2026-01-01T00:00:00Z",
            "msg_type",
            type,
            "version",
            "5.3");
    var parts = List.of(gson.toJson(header), "{}", "{}", gson.toJson(content));
    var socket = sockets.get(channel);
    socket.sendMore(DELIMITER);
    socket.sendMore(signature(parts));
    parts.subList(0, 3).forEach(socket::sendMore);
    socket.send(parts.get(3));
    return id;
  }

  /** Sends a request and returns the content of its reply. */
  public JsonObject request(String channel, String type, Map<String, ?> content) {
    var id = send(channel, type, content);
    return await(channel, message -> message.parent.equals(id)).content;
  }

  /** Sends a cell and returns its id. */
  public String sendCell(String code) {
    return send(
        "shell",
        "execute_request",
        Map.of(
            "code", code,
            "silent", false,
            "store_history", true,
            "user_expressions", Map.of(),
            "allow_stdin", true,
            "stop_on_error", true));
  }

  /** Runs a cell and returns what it published, without the messages about the run itself. */
  public List<Message> run(String code) {
    return outputs(sendCell(code));
  }

  /** Waits for the end of a cell and returns what it published from now on. */
  public List<Message> outputs(String id) {
    var outputs = new ArrayList<Message>();
    while (true) {
      var message = await("iopub", m -> m.parent.equals(id));
      if (isIdle(message)) {
        return outputs;
      }
      if (!message.type.equals("status") && !message.type.equals("execute_input")) {
        outputs.add(message);
      }
    }
  }

  /** The reply to a request that was sent on the shell channel. */
  public JsonObject reply(String id) {
    return await("shell", message -> message.parent.equals(id)).content;
  }

  /** Waits for a message that fits; others are dropped. */
  public Message await(String channel, Predicate<Message> wanted) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var message = receive(channel, Duration.ofSeconds(1));
      if (message != null && wanted.test(message)) {
        return message;
      }
    }
    throw trouble("Nothing that was waited for came within " + PATIENCE.toSeconds() + " s.");
  }

  private static boolean isIdle(Message message) {
    return message.type.equals("status") && message.text("execution_state").equals("idle");
  }

  private Message receive(String channel, Duration timeout) {
    var socket = sockets.get(channel);
    socket.setReceiveTimeOut((int) timeout.toMillis());
    var frame = socket.recvStr();
    if (frame == null) {
      return null;
    }
    while (!frame.equals(new String(DELIMITER, StandardCharsets.UTF_8))) {
      frame = socket.recvStr();
    }
    var signature = socket.recvStr();
    var parts = new ArrayList<String>();
    while (socket.hasReceiveMore()) {
      parts.add(socket.recvStr());
    }
    if (!signature.equals(signature(parts))) {
      throw trouble("A message has the wrong signature: " + parts);
    }
    var header = JsonParser.parseString(parts.get(0)).getAsJsonObject();
    var parent = JsonParser.parseString(parts.get(1)).getAsJsonObject();
    return new Message(
        header.get("msg_type").getAsString(),
        parent.has("msg_id") ? parent.get("msg_id").getAsString() : "",
        JsonParser.parseString(parts.get(3)).getAsJsonObject());
  }

  private String signature(List<String> parts) {
    try {
      var mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      parts.forEach(part -> mac.update(part.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private AssertionError trouble(String what) {
    return new AssertionError(what + " " + onTrouble.get());
  }

  @Override
  public void close() {
    context.close();
  }
}
