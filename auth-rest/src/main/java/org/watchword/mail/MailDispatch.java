package org.watchword.mail;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.watchword.spi.login.Mail;
import org.watchword.spi.login.MailSender;

/**
 * Sends mail beside the request that asked for it, so that its time does not tell whether there was anything to send,
 * and a slow mail server holds up nobody. A mail that cannot be sent is a line in the log; whoever waits for it asks
 * again. Thread-safe.
 */
public final class MailDispatch {

    private static final Logger LOG = System.getLogger(MailDispatch.class.getName());

    private final MailSender sender;
    private final Consumer<Runnable> executor;
    private final Semaphore room;

    /**
     * @param executor runs a task beside; may throw {@link RejectedExecutionException}
     * @param capacity how many may be on their way at once; more are dropped
     */
    public MailDispatch(MailSender sender, Consumer<Runnable> executor, int capacity) {
        this.sender = sender;
        this.executor = executor;
        this.room = new Semaphore(capacity);
    }

    /** Sends {@code mail} soon. Never throws. */
    public void send(Mail mail) {
        hand(() -> sender.send(mail));
    }

    /**
     * Costs the caller what {@link #send} costs, and sends nothing: to hand a task to the server takes time, which
     * would tell whether there was a mail. Never throws.
     */
    public void sendNothing() {
        hand(() -> {});
    }

    private void hand(Runnable delivery) {
        if (!room.tryAcquire()) {
            LOG.log(Level.WARNING, "A mail was dropped: too many are waiting for the mail server");
            return;
        }
        try {
            executor.accept(() -> deliver(delivery));
        } catch (RejectedExecutionException e) {
            room.release();
            LOG.log(Level.WARNING, "A mail was dropped: the server takes no more tasks", e);
        }
    }

    private void deliver(Runnable delivery) {
        try {
            delivery.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A mail was not sent: {0}", e.getMessage());
            LOG.log(Level.DEBUG, "The cause", e);
        } finally {
            room.release();
        }
    }
}
