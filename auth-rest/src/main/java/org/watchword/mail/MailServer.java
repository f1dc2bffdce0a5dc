package org.watchword.mail;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;

/**
 * Mail server, and how to send by it. Does not print.
 *
 * @param session JNDI name of the server's mail session; where it is set, host, port, user and TLS are the session's
 * @param tls how the connection is guarded
 * @param username or null where the mail server asks for none
 * @param from the sender's address
 */
public record MailServer(
        Optional<String> session,
        String host,
        int port,
        MailTls tls,
        @Nullable String username,
        @Nullable String password,
        String from) {

    /**
     * Those of a configuration; empty where mail is off.
     *
     * @throws ConfigurationException where something is missing beside what is set
     */
    public static Optional<MailServer> of(Configuration configuration) {
        Optional<String> session = configuration.get(MailSettings.MAIL_SESSION);
        Optional<String> host = configuration.get(MailSettings.MAIL_HOST);
        if (session.isEmpty() && host.isEmpty()) {
            return Optional.empty();
        }
        String from = configuration
                .get(MailSettings.MAIL_FROM)
                .orElseThrow(() -> new ConfigurationException("Watchword cannot start: " + MailSettings.MAIL_FROM.name()
                        + " is missing; write the address that mail comes from"));
        return Optional.of(new MailServer(
                session,
                host.orElse(""),
                configuration.get(MailSettings.MAIL_PORT),
                configuration.get(MailSettings.MAIL_TLS),
                configuration.get(MailSettings.MAIL_USERNAME).orElse(null),
                configuration.get(MailSettings.MAIL_PASSWORD).orElse(null),
                from));
    }

    @Override
    public String toString() {
        return "MailServer[hidden]";
    }
}
