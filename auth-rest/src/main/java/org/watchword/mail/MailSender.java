package org.watchword.mail;

/** Port: gets a mail to the server that delivers it. Thread-safe. */
@FunctionalInterface
public interface MailSender {

    /**
     * Hands {@code mail} over; returns when the mail server has taken it.
     *
     * @throws MailException where it has not
     */
    void send(Mail mail);
}
