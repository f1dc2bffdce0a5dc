package org.watchword.mail;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.watchword.spi.login.Mail;

/** A process that sends one mail: whom it trusts is a matter of the whole process, as it is on a server. */
final class SendOneMail {

    static final String RECIPIENT = "ada@example.org";

    private SendOneMail() {}

    /**
     * Sends it.
     *
     * @param arguments host, port, and a value of {@code watchword.mail.tls}
     */
    public static void main(String[] arguments) {
        MailServer settings = new MailServer(
                Optional.empty(),
                arguments[0],
                Integer.parseInt(arguments[1]),
                MailTls.valueOf(arguments[2].toUpperCase(Locale.ROOT)),
                null,
                null,
                "shop@example.org");
        JakartaMailSender.of(settings, Clock.systemUTC()).send(new Mail(RECIPIENT, "One mail", "Hello"));
    }
}
