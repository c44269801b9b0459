package diptych.kernel;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.publish.PublishClearOutput;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteInput;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteResult;
import io.github.spencerpark.jupyter.messages.publish.PublishStream;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import io.github.spencerpark.jupyter.messages.reply.ErrorReply;
import io.github.spencerpark.jupyter.messages.reply.ExecuteReply;
import io.github.spencerpark.jupyter.messages.reply.KernelInfoReply;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The kernel as the front end sees it: takes requests, and sends back what cells show. */
final class JavaKernel extends BaseKernel {
  /** Where the library that speaks the protocol logs. */
  private static final Logger LIBRARY = Logger.getLogger("io.github.spencerpark.jupyter");

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Evaluator evaluator;
  private final Outbox outbox;
  private final Keyboard keyboard = new Keyboard();
  private final CellHistory history = new CellHistory();
  private Connection connection;

  /**
   * @param classPath patterns of jars and folders between path separators; may be empty
   */
  JavaKernel(String classPath) {
    evaluator = new Evaluator(PATIENCE, classPath);
    outbox = new Outbox(new Console(System.out, System.err));
    Display.connect(getRenderer(), outbox);
    System.setOut(outbox.stream(false));
    System.setErr(outbox.stream(true));
    System.setIn(keyboard);
  }

  /** Does what the first cell would have to wait for. */
  void warmUp() {
    evaluator.start();
  }

  /** Takes the requests of this front end from now on. */
  void attach(Connection newConnection) {
    connection = newConnection;
    becomeHandlerForConnection(connection);
    connection.setHandler(MessageType.EXECUTE_REQUEST, this::execute);
    connection.setHandler(
        MessageType.HISTORY_REQUEST,
        (env, message) -> {
          env.setBusyDeferIdle();
          var found = history.find(message.getContent());
          reply(env, MessageType.HISTORY_REPLY, Map.of("status", "ok", "history", found));
        });
    connection.setHandler(
        MessageType.KERNEL_INFO_REQUEST,
        (env, message) -> {
          env.setBusyDeferIdle();
          env.reply(new Introduction(getLanguageInfo(), getBanner()));
        });
  }

  /** Unlike the base kernel's: with the status that the protocol asks for since its version 5.3. */
  private static final class Introduction extends KernelInfoReply {
    @SuppressWarnings("unused") // goes into the message
    private final String status = "ok";

    Introduction(LanguageInfo language, String banner) {
      super("5.3", "diptych", Runtime.version().toString(), language, banner, List.of());
    }
  }

  /** Unlike the base kernel's: with the texts that the front end shows aside, in its pager. */
  private static final class Executed extends ExecuteReply {
    @SuppressWarnings("unused") // goes into the message
    private final List<Map<String, Object>> payload;

    Executed(int count, List<String> pages) {
      super(count, Map.of());
      payload =
          pages.stream()
              .map(
                  page ->
                      Map.<String, Object>of(
                          "source", "page", "data", Map.of("text/plain", page), "start", 0))
              .toList();
    }
  }

  /**
   * Unlike the base kernel's: errors by their own names, nothing shown for silent requests, any
   * Throwable survived.
   */
  private void execute(ShellReplyEnvironment env, Message<ExecuteRequest> message) {
    var request = message.getContent();
    if (connection.aborts()) {
      abort(env);
      return;
    }
    var count = request.isSilent() ? executionCount.get() : executionCount.getAndIncrement();
    env.setBusyDeferIdle();
    if (!request.isSilent()) {
      env.publish(new PublishExecuteInput(request.getCode(), count));
    }
    outbox.open(new FrontEnd(env));
    keyboard.open(request.isStdinEnabled() ? givenUp -> ask(env, givenUp) : null);
    try {
      var result = evalNumbered(request.getCode(), count);
      outbox.close();
      if (result != null && !request.isSilent()) {
        env.publish(new PublishExecuteResult(count, result));
      }
      remember(request, count, result);
      env.reply(new Executed(count, evaluator.pages()));
    } catch (CellFailure e) {
      remember(request, count, null);
      fail(env, request, count, e);
    } catch (Throwable e) {
      fail(env, request, count, evaluator.failure(e));
    }
  }

  private void remember(ExecuteRequest request, int count, DisplayData result) {
    if (request.shouldStoreHistory() && !request.isSilent()) {
      var text = result == null ? null : result.getData(MIMEType.TEXT_PLAIN);
      history.add(count, request.getCode(), text == null ? "" : text.toString());
    }
  }

  private void fail(ShellReplyEnvironment env, ExecuteRequest request, int count, CellFailure e) {
    outbox.close();
    var message = e.getMessage() == null ? "" : e.getMessage();
    env.publish(new PublishError(e.name(), message, e.report()));
    var reply = new ErrorReply(e.name(), message, e.report());
    reply.setExecutionCount(count);
    env.replyError(MessageType.EXECUTE_REPLY.error(), reply);
    if (request.shouldStopOnError()) {
      connection.abortWaitingCells();
    }
  }

  /** Cells that were sent together, as by 'run all', end at the first that fails. */
  private void abort(ShellReplyEnvironment env) {
    env.setBusyDeferIdle();
    reply(env, MessageType.EXECUTE_REPLY, Map.of("status", "aborted"));
  }

  /** For what the base kernel's own types of replies cannot say. */
  @SuppressWarnings({"rawtypes", "unchecked"})
  private static void reply(
      ShellReplyEnvironment env, MessageType<?> type, Map<String, ?> content) {
    env.reply(new Message(env.getContext(), type, content));
  }

  private String ask(ShellReplyEnvironment env, BooleanSupplier givenUp)
      throws InterruptedException {
    outbox.drain(); // what the cell printed belongs above the question
    return connection.ask(env.getContext(), givenUp);
  }

  private DisplayData evalNumbered(String code, int number) throws CellFailure {
    var value = evaluator.eval(code, number);
    if (value == null || value instanceof DisplayData) {
      return (DisplayData) value;
    }
    return evaluator.asCell(() -> Display.render(value));
  }

  @Override
  public DisplayData eval(String code) throws CellFailure {
    return evalNumbered(code, executionCount.get());
  }

  @Override
  public String isComplete(String code) {
    return evaluator.assistant().isComplete(code);
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    var found = evaluator.assistant().complete(code, index(code, at));
    var start = code.codePointCount(0, found.getSourceStart());
    return new ReplacementOptions(found.getReplacements(), start, at);
  }

  @Override
  public DisplayData inspect(String code, int at, boolean extraDetail) {
    return evaluator.assistant().inspect(code, index(code, at));
  }

  /** The protocol counts characters as people do; Java counts some, as of emoji, twice. */
  private static int index(String code, int at) {
    return code.offsetByCodePoints(0, Math.min(at, code.codePointCount(0, code.length())));
  }

  @Override
  public void interrupt() {
    evaluator.interrupt();
  }

  @Override
  public void onShutdown(boolean isRestarting) {
    // a cell that still runs finds its sockets closed: nobody is left to whom that is news
    LIBRARY.setLevel(Level.OFF);
    evaluator.close();
  }

  @Override
  public String getBanner() {
    return "Java " + Runtime.version() + ", Diptych's kernel";
  }

  /** As IJava's, so that a notebook saved with either says the same. */
  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java")
        .version(Runtime.version().toString())
        .mimetype("text/x-java-source")
        .fileExtension(".jshell")
        .pygments("java")
        .codemirror("java")
        .build();
  }

  /** Output of a running cell goes to whoever asked for it. */
  private record FrontEnd(ShellReplyEnvironment env) implements Viewer {
    @Override
    public void text(String text, boolean isError) {
      env.publish(
          new PublishStream(
              isError ? PublishStream.StreamType.ERR : PublishStream.StreamType.OUT, text));
    }

    @Override
    public void display(DisplayData data) {
      env.publish(new PublishDisplayData(data));
    }

    @Override
    public void clear(boolean wait) {
      env.publish(wait ? PublishClearOutput.BEFORE_NEXT_OUTPUT : PublishClearOutput.NOW);
    }

    @Override
    public void update(DisplayData data) {
      env.publish(new PublishUpdateDisplayData(data));
    }
  }

  /** Output that comes while no cell runs has no place in a notebook. */
  private record Console(PrintStream out, PrintStream err) implements Viewer {
    @Override
    public void text(String text, boolean isError) {
      (isError ? err : out).print(text);
    }

    @Override
    public void display(DisplayData data) {}

    @Override
    public void clear(boolean wait) {}

    @Override
    public void update(DisplayData data) {}
  }
}
