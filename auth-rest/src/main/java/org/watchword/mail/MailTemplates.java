package org.watchword.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.watchword.config.ConfigurationException;
import org.watchword.spi.login.Mail;
import org.watchword.text.Utf8Text;

/**
 * Texts of the mails, with {@code {username}} (the address itself where that is not verified), {@code {token}},
 * {@code {link}} and {@code {minutes}} in them, the subject on the first line. A host replaces one by a file of the
 * same name in {@code META-INF/watchword/mail} of its class path. Immutable.
 */
public final class MailTemplates {

    /** The mails there are; the file is the name in lower case. */
    public enum Kind {
        /** Asks the owner of an address to show that it is theirs. */
        VERIFY,
        /** Lets a user set a new password. */
        RESET,
        /** Lets whoever reads it make an account; with {@code {until}} and without {@code {username}}. */
        INVITATION,
        /** Tells the owner of an address that somebody tried to register with it. */
        TAKEN,
        /** Tells the address that a user had that mail goes elsewhere from now on. */
        MOVED,
        /** Tells a user that the password was set anew. */
        CHANGED;

        String file() {
            return name().toLowerCase(Locale.ROOT) + ".txt";
        }
    }

    private static final String OF_HOST = "META-INF/watchword/mail/";
    private static final String SUBJECT = "Subject: ";

    private final Map<Kind, Template> templates;

    private MailTemplates(Map<Kind, Template> templates) {
        this.templates = templates;
    }

    /**
     * Reads them all.
     *
     * @throws ConfigurationException where one of the host's cannot be used
     */
    public static MailTemplates of(ClassLoader loader) {
        Map<Kind, Template> templates = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            templates.put(kind, read(kind, loader));
        }
        return new MailTemplates(templates);
    }

    private static Template read(Kind kind, ClassLoader loader) {
        String name = OF_HOST + kind.file();
        try (InputStream host = loader.getResourceAsStream(name);
                InputStream ours = MailTemplates.class.getResourceAsStream(kind.file())) {
            InputStream template = host != null ? host : ours;
            if (template == null) {
                throw new IllegalStateException("the jar lacks its template " + kind.file());
            }
            String text = Utf8Text.of(template.readAllBytes()).replace("\r\n", "\n");
            if (Utf8Text.hasLost(text)) {
                throw new ConfigurationException("Watchword cannot start: " + name + " is not UTF-8; save it so");
            }
            int end = text.indexOf('\n');
            if (!text.startsWith(SUBJECT) || end < 0) {
                throw new ConfigurationException(
                        "Watchword cannot start: " + name + " must begin with a line 'Subject: ...'");
            }
            return new Template(
                    text.substring(SUBJECT.length(), end).strip(),
                    text.substring(end).strip() + "\n");
        } catch (IOException e) {
            throw new ConfigurationException("Watchword cannot start: " + name + " cannot be read", e);
        }
    }

    /**
     * A mail.
     *
     * @param values what stands for the names in braces; names without a value stay as they are
     */
    public Mail mail(Kind kind, String to, Map<String, String> values) {
        Template template = templates.get(kind);
        if (template == null) {
            throw new IllegalStateException("all kinds are read at start");
        }
        return new Mail(to, filled(template.subject(), values), filled(template.text(), values));
    }

    /** In one pass, so that a value with braces in it is not filled in again. */
    private static String filled(String text, Map<String, String> values) {
        return java.util.regex.Pattern.compile("\\{(\\w+)}")
                .matcher(text)
                .replaceAll(found ->
                        java.util.regex.Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    private record Template(String subject, String text) {}
}
