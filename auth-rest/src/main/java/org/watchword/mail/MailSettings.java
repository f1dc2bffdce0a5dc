package org.watchword.mail;

import static org.watchword.config.SettingKinds.choice;
import static org.watchword.config.SettingKinds.duration;
import static org.watchword.config.SettingKinds.number;
import static org.watchword.config.SettingKinds.optional;
import static org.watchword.config.SettingKinds.secret;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.watchword.config.Setting;

/** Lists the settings of mail. The table in docs/settings.md is checked against it. */
public final class MailSettings {

    /** The server's mail session. */
    public static final Setting<Optional<String>> MAIL_SESSION = optional(
            "watchword.mail.session",
            List.of(),
            "the JNDI name of a mail session",
            "JNDI name of the server's mail session, such as `java:comp/env/mail/default`. Without it and "
                    + "`watchword.mail.host` no mail is sent: users cannot reset their password themselves, "
                    + "nobody can be invited, and addresses are not verified.");

    /** The SMTP server. */
    public static final Setting<Optional<String>> MAIL_HOST = optional(
            "watchword.mail.host",
            List.of(),
            "the host name of an SMTP server",
            "The SMTP server, where no session of the server's is used.");

    /** Its port. */
    public static final Setting<Integer> MAIL_PORT = number("watchword.mail.port", "587", 1, 65_535, "Its port.");

    /** Protection of the connection to the SMTP server. */
    public static final Setting<MailTls> MAIL_TLS = choice(
            "watchword.mail.tls",
            "starttls",
            MailTls.class,
            "How the connection to it is guarded: `starttls` (required, not only offered), `tls` from the "
                    + "beginning, `none`.");

    /** User at the SMTP server. */
    public static final Setting<Optional<String>> MAIL_USERNAME = optional(
            "watchword.mail.username",
            List.of(),
            "a user name",
            "User name at the SMTP server, where it asks for one.");

    /** Password there. */
    public static final Setting<Optional<String>> MAIL_PASSWORD =
            secret("watchword.mail.password", "a password", "Password there.");

    /** The sender's address. */
    public static final Setting<Optional<String>> MAIL_FROM = optional(
            "watchword.mail.from",
            List.of(),
            "an e-mail address",
            "The address that mail comes from; needed where mail is on. Alone, it leaves the sending to the "
                    + "application's"
                    + " `MailSender`.");

    /** Page that the links in mails lead to. */
    public static final Setting<Optional<String>> MAIL_LINK = new Setting<>(
            "watchword.mail.link",
            List.of(),
            false,
            "an https:// or http:// URL",
            "",
            "The page of the host that links in mails lead to; `#verify=`, `#reset=` or `#invitation=` and the "
                    + "token are added, which no server's log sees. Without it mails hold the token alone.",
            value -> {
                if (!value.isEmpty() && !value.matches("https?://[^\\s#]+")) {
                    throw new IllegalArgumentException();
                }
                return value.isEmpty() ? Optional.empty() : Optional.of(value);
            });

    /** Lifetime of a token in a mail. */
    public static final Setting<Duration> MAIL_TOKEN_TTL = duration(
            "watchword.mail.token-ttl",
            List.of(),
            "PT30M",
            Duration.ofMinutes(1),
            Duration.ofDays(1),
            "How long a token in a mail is good.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(
            MAIL_SESSION,
            MAIL_HOST,
            MAIL_PORT,
            MAIL_TLS,
            MAIL_USERNAME,
            MAIL_PASSWORD,
            MAIL_FROM,
            MAIL_LINK,
            MAIL_TOKEN_TTL);

    private MailSettings() {}
}
