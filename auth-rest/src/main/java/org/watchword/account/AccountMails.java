package org.watchword.account;

import java.util.Map;
import java.util.Optional;
import org.watchword.mail.MailDispatch;
import org.watchword.mail.MailTemplates;
import org.watchword.store.OneTimeToken;
import org.watchword.store.UserRecord;

/** What is said to users by mail. Returns before a mail is sent, and never fails. Thread-safe. */
public final class AccountMails {

    private final MailTemplates templates;
    private final MailDispatch dispatch;
    private final Optional<String> page;

    /**
     * @param templates what the mails say
     * @param dispatch sends them
     * @param page the page of the host that links lead to: {@code watchword.mail.link}
     */
    public AccountMails(MailTemplates templates, MailDispatch dispatch, Optional<String> page) {
        this.templates = templates;
        this.dispatch = dispatch;
        this.page = page;
    }

    void token(String to, String username, OneTimeToken.Purpose purpose, String token) {
        switch (purpose) {
            case VERIFY_EMAIL -> send(MailTemplates.Kind.VERIFY, to, username, token, "verify");
            case RESET_PASSWORD -> send(MailTemplates.Kind.RESET, to, username, token, "reset");
        }
    }

    void addressTaken(UserRecord owner) {
        tell(MailTemplates.Kind.TAKEN, owner);
    }

    void passwordChanged(UserRecord user) {
        tell(MailTemplates.Kind.CHANGED, user);
    }

    private void tell(MailTemplates.Kind kind, UserRecord user) {
        String to = user.email();
        if (to != null) {
            dispatch.send(templates.mail(kind, to, Map.of("username", user.username())));
        }
    }

    private void send(MailTemplates.Kind kind, String to, String username, String token, String parameter) {
        // In the fragment, which browsers send to no server and in no Referer.
        String link = page.map(url -> url + "#" + parameter + "=" + token).orElse(token);
        dispatch.send(templates.mail(kind, to, Map.of("username", username, "token", token, "link", link)));
    }
}
