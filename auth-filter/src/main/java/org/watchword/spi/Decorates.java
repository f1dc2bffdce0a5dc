package org.watchword.spi;

/**
 * Lets a part of the host's use the part that it replaces:
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class MarkedMail implements MailSender, Decorates<MailSender> {
 *     private volatile MailSender original;
 *
 *     public void decorates(MailSender replaced) {
 *         original = replaced;
 *     }
 *
 *     public void send(Mail mail) {
 *         original.send(new Mail(mail.to(), "[test] " + mail.subject(), mail.text()));
 *     }
 * }
 * }</pre>
 *
 * @param <T> the type of the part
 * @since 1.0
 */
public interface Decorates<T> {

    /** Takes the part that is replaced. Called once, before any other method of the part; must not use it yet. */
    void decorates(T replaced);
}
