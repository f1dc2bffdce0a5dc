package org.watchword.account;

import java.util.Optional;
import org.watchword.store.AccountStore;
import org.watchword.store.UserRecord;
import org.watchword.throttle.MailLimit;

/** Takes the steps that follow when a user has set a new password. */
public final class PasswordChangeAftermath {

    private final AccountStore accounts;
    private final Optional<AccountMails> mails;
    private final MailLimit limit;

    /**
     * @param accounts what is under way by mail
     * @param mails tells the owner; empty where mail is off
     * @param limit how many such mails an address gets
     */
    public PasswordChangeAftermath(AccountStore accounts, Optional<AccountMails> mails, MailLimit limit) {
        this.accounts = accounts;
        this.mails = mails;
        this.limit = limit;
    }

    /**
     * Withdraws the tokens that are under way by mail, and tells the owner. Whoever knew the old password may have
     * asked for mails that would get around the new one.
     */
    void run(UserRecord user) {
        accounts.withdraw(user.id());
        mails.ifPresent(mail -> tell(user, mail));
    }

    /** An account may show an address that is a stranger's, who must not be bothered. */
    private void tell(UserRecord user, AccountMails mail) {
        Optional.ofNullable(user.email())
                .filter(email -> user.emailVerified() && limit.admits(email))
                .ifPresent(email -> mail.passwordChanged(user));
    }
}
