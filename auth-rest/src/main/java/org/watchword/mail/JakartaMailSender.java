package org.watchword.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;
import org.watchword.config.ConfigurationException;
import org.watchword.identity.Envelope;
import org.watchword.spi.login.Mail;
import org.watchword.spi.login.MailException;
import org.watchword.spi.login.MailSender;

/**
 * Mail through Jakarta Mail: the server's own session, or SMTP as the settings say. Thread-safe; keeps no connection.
 */
public final class JakartaMailSender implements MailSender {

    private static final String TIME_OUT = "10000";

    private final Session session;
    private final InternetAddress from;
    private final Clock clock;

    private JakartaMailSender(Session session, InternetAddress from, Clock clock) {
        this.session = session;
        this.from = from;
        this.clock = clock;
    }

    /**
     * A sender for these settings. The mail server is not asked yet.
     *
     * @throws ConfigurationException where there is no such session, or no mail can come from that address
     */
    public static MailSender of(MailServer settings, Clock clock) {
        Session session = settings.session().map(JakartaMailSender::lookUp).orElseGet(() -> smtp(settings));
        return new JakartaMailSender(session, sender(settings.from()), clock);
    }

    @SuppressWarnings("BanJNDI") // the name is the deployer's
    private static Session lookUp(String name) {
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException | ClassCastException e) {
            throw new ConfigurationException(
                    "Watchword cannot start: " + MailSettings.MAIL_SESSION.name() + ": there is no mail session '"
                            + name + "'; write the JNDI name of one, or set " + MailSettings.MAIL_HOST.name()
                            + " instead",
                    e);
        }
    }

    private static Session smtp(MailServer settings) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        properties.setProperty("mail.smtp.connectiontimeout", TIME_OUT);
        properties.setProperty("mail.smtp.timeout", TIME_OUT);
        properties.setProperty("mail.smtp.writetimeout", TIME_OUT);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // Required and not only enabled: whoever stands between could take the offer of STARTTLS away (RFC 8314 §4.1).
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.tls() == MailTls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.tls() == MailTls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.tls() == MailTls.TLS));
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.username() != null));
        return Session.getInstance(properties, authenticator(settings));
    }

    private static @Nullable Authenticator authenticator(MailServer settings) {
        if (settings.username() == null) {
            return null;
        }
        PasswordAuthentication login = new PasswordAuthentication(settings.username(), settings.password());
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return login;
            }
        };
    }

    @Override
    public void send(Mail mail) {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(from);
            message.setRecipient(Message.RecipientType.TO, recipient(mail.to()));
            message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
            message.setText(mail.text(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            // Nobody who is on holiday answers a machine (RFC 3834 §5).
            message.setHeader("Auto-Submitted", "auto-generated");
            Transport.send(message);
        } catch (MessagingException e) {
            throw new MailException("The mail server did not take a mail", e);
        }
    }

    /**
     * Without SMTPUTF8 (RFC 6531) a mail server understands ASCII alone, and would be sent a question mark for the
     * rest.
     */
    private static InternetAddress recipient(String address) throws AddressException {
        String envelope = Envelope.of(address)
                .orElseThrow(() -> new AddressException("An address cannot be written in ASCII, and needs SMTPUTF8"));
        return new InternetAddress(envelope, true);
    }

    private static InternetAddress sender(String setting) {
        try {
            InternetAddress address = new InternetAddress(setting, true);
            address.setAddress(recipient(address.getAddress()).getAddress());
            return address;
        } catch (AddressException e) {
            throw new ConfigurationException(
                    "Watchword cannot start: " + MailSettings.MAIL_FROM.name()
                            + " is no address that mail can come from; write one such"
                            + " as shop@example.org, with ASCII before the @",
                    e);
        }
    }
}
