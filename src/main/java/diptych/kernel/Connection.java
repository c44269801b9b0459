package diptych.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.channels.Loop;
import io.github.spencerpark.jupyter.channels.ShellChannel;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.reply.InputReply;
import io.github.spencerpark.jupyter.messages.request.InputRequest;
import java.security.GeneralSecurityException;
import java.util.function.BooleanSupplier;
import org.zeromq.ZMQ;

/**
 * The sockets to the front end, with a question to its user that can be given up, and an eye on
 * what waits.
 */
final class Connection extends JupyterConnection {

  private static final long PAUSE_MILLIS = 20;

  private boolean aborting;

  Connection(KernelConnectionProperties properties) throws GeneralSecurityException {
    super(properties);
  }

  /**
   * Starts to listen, with threads that outlive what goes wrong in them, as when the heap is full.
   */
  @Override
  public void connect() {
    super.connect();
    Thread.getAllStackTraces().keySet().stream()
        .filter(Loop.class::isInstance)
        .forEach(thread -> ((Loop) thread).onError(failure -> PAUSE_MILLIS));
  }

  /** Lets cells that wait now, sent together with one that failed, end without being run. */
  void abortWaitingCells() {
    aborting = waits(shell);
  }

  /** Whether the cell that was just taken waited when another one failed. */
  boolean aborts() {
    var abortsThis = aborting;
    aborting &= waits(shell);
    return abortsThis;
  }

  @Override
  public ShellReplyEnvironment prepareReplyEnv(ShellChannel channel, MessageContext context) {
    if (channel == shell && !MessageType.EXECUTE_REQUEST.equals(context.getHeader().getType())) {
      aborting &= waits(shell); // nothing behind this request: what comes later is a new start
    }
    return super.prepareReplyEnv(channel, context);
  }

  /**
   * Asks the user for a line. To be called from a thread that nobody interrupts: a socket that is
   * used while its thread is interrupted breaks for good.
   *
   * @param context the request whose cell asks
   * @param givenUp whether the answer is no longer wanted
   * @return the line, or null if the question was given up
   */
  String ask(MessageContext context, BooleanSupplier givenUp) throws InterruptedException {
    while (waits(stdin)) {
      stdin.readMessage(); // an answer to a question that was given up
    }
    stdin.sendMessage(
        new Message<>(context, InputRequest.MESSAGE_TYPE, new InputRequest("", false)));
    while (!waits(stdin)) {
      if (givenUp.getAsBoolean()) {
        return null;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return stdin.readMessage(InputReply.MESSAGE_TYPE).getContent().getValue();
  }

  private static boolean waits(JupyterSocket socket) {
    return (socket.getEvents() & ZMQ.Poller.POLLIN) != 0;
  }
}
