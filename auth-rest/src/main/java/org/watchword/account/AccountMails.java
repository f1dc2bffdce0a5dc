package org.watchword.account;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.watchword.mail.MailDispatch;
import org.watchword.mail.MailTemplates;
import org.watchword.store.UserRecord;

/** Sends mails to users. Returns before a mail is sent, and never fails. */
public final class AccountMails {

    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final MailTemplates templates;
    private final MailDispatch dispatch;
    private final Optional<String> page;
    private final Duration tokenTtl;

    /**
     * @param dispatch sends them
     * @param page the page of the host that links lead to: {@code watchword.mail.link}
     * @param tokenTtl how long a token is good that is asked for: {@code watchword.mail.token-ttl}
     */
    public AccountMails(MailTemplates templates, MailDispatch dispatch, Optional<String> page, Duration tokenTtl) {
        this.templates = templates;
        this.dispatch = dispatch;
        this.page = page;
        this.tokenTtl = tokenTtl;
    }

    /** Lifetime of a token that is asked for. */
    Duration tokenTtl() {
        return tokenTtl;
    }

    void verification(String to, String token) {
        send(MailTemplates.Kind.VERIFY, to, token, "verify", asked(to));
    }

    void reset(UserRecord user, String to, String token) {
        send(MailTemplates.Kind.RESET, to, token, "reset", asked(user.emailVerified() ? user.username() : to));
    }

    /** The work of a mail where there is nobody to write to. */
    void nothing() {
        templates.mail(MailTemplates.Kind.VERIFY, "", asked(""));
        dispatch.sendNothing();
    }

    void invitation(String to, String token, Instant until) {
        send(MailTemplates.Kind.INVITATION, to, token, "invitation", Map.of("until", UNTIL.format(until)));
    }

    /** To an address that need not be verified: whoever reads it may have registered once, or may not know who did. */
    void addressTaken(UserRecord owner) {
        tell(MailTemplates.Kind.TAKEN, owner);
    }

    /** To the address that the user had. */
    void moved(UserRecord before) {
        tellVerified(MailTemplates.Kind.MOVED, before);
    }

    /** Tells a user that its password has been changed, where the user has verified an address. */
    public void passwordChanged(UserRecord user) {
        tellVerified(MailTemplates.Kind.CHANGED, user);
    }

    /** Nobody knows whose an unverified address is: it is no address for what concerns the user. */
    private void tellVerified(MailTemplates.Kind kind, UserRecord user) {
        if (user.emailVerified()) {
            tell(kind, user);
        }
    }

    private void tell(MailTemplates.Kind kind, UserRecord user) {
        String to = user.email();
        if (to != null) {
            dispatch.send(templates.mail(kind, to, Map.of("username", user.emailVerified() ? user.username() : to)));
        }
    }

    /**
     * @param username the user's name where the address is verified, and else the address: a name may be an
     *     advertisement or a link, which mail of ours must not carry to a stranger (CWE-116)
     */
    private Map<String, String> asked(String username) {
        return Map.of("username", username, "minutes", Long.toString(tokenTtl.toMinutes()));
    }

    private void send(MailTemplates.Kind kind, String to, String token, String parameter, Map<String, String> more) {
        // In the fragment, which browsers send to no server and in no Referer.
        String link = page.map(url -> url + "#" + parameter + "=" + token).orElse(token);
        Map<String, String> values = new HashMap<>(more);
        values.put("token", token);
        values.put("link", link);
        dispatch.send(templates.mail(kind, to, values));
    }
}
