package org.watchword.spi.login;

/**
 * Delivers mail: through the application's own mail service, say.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class LoggedMail implements MailSender {
 *     public void send(Mail mail) {
 *         System.getLogger("mail").log(System.Logger.Level.INFO, "a mail to " + mail.to());
 *     }
 * }
 * }</pre>
 *
 * <p>Called beside requests, on threads of the server's managed executor where it has one, by many at once. A mail that
 * it throws for is a line in the log, and the user asks again.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface MailSender {

    /**
     * Hands a mail over; returns when it is taken.
     *
     * @throws MailException where it is not
     */
    void send(Mail mail);
}
