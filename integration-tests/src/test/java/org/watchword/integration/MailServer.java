package org.watchword.integration;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real SMTP server; it ends with the tests, and so later than the applications that use it. */
final class MailServer {

    private static final Pattern TOKEN = Pattern.compile("#(?:verify|reset|invitation)=([A-Za-z0-9_-]{43})\\s");

    private final GreenMail server;

    /** Starts on any free port. */
    MailServer() {
        this(0);
    }

    /** Starts on this port. */
    MailServer(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    String port() {
        return Integer.toString(server.getSmtp().getPort());
    }

    /** The texts of the mails with this subject that somebody got, waited for until there are so many. */
    List<String> awaitMails(String to, String subject, int count) {
        Await.until(count + " mails '" + subject + "'", () -> mails(to, subject).size() >= count);
        return mails(to, subject);
    }

    List<String> mails(String to, String subject) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, to, subject))
                .map(MailServer::text)
                .toList();
    }

    static String token(String text) {
        Matcher token = TOKEN.matcher(text);
        if (!token.find()) {
            throw new AssertionError("no token in: " + text);
        }
        return token.group(1);
    }

    private static boolean isTo(MimeMessage mail, String to, String subject) {
        try {
            return mail.getAllRecipients()[0].toString().equals(to)
                    && mail.getSubject().equals(subject);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
