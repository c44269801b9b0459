package diptych.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.reply.InputReply;
import io.github.spencerpark.jupyter.messages.request.InputRequest;
import java.security.GeneralSecurityException;
import java.util.function.BooleanSupplier;
import org.zeromq.ZMQ;

/** The sockets to the front end, with a question to its user that can be given up. */
final class Connection extends JupyterConnection {

  private static final long PAUSE_MILLIS = 20;

  Connection(KernelConnectionProperties properties) throws GeneralSecurityException {
    super(properties);
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
    while (answered()) {
      stdin.readMessage(); // an answer to a question that was given up
    }
    stdin.sendMessage(
        new Message<>(context, InputRequest.MESSAGE_TYPE, new InputRequest("", false)));
    while (!answered()) {
      if (givenUp.getAsBoolean()) {
        return null;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return stdin.readMessage(InputReply.MESSAGE_TYPE).getContent().getValue();
  }

  private boolean answered() {
    return (stdin.getEvents() & ZMQ.Poller.POLLIN) != 0;
  }
}
