package org.watchword.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.Origin;
import org.watchword.mail.MailDispatch;
import org.watchword.mail.MailTemplates;
import org.watchword.session.SessionFixture;
import org.watchword.spi.login.Mail;
import org.watchword.throttle.MailLimit;

/** What a request for a new password costs, and what it sends. */
class ForgottenPasswordTest {

    private static final Duration TTL = Duration.ofMinutes(30);

    private final SessionFixture node = new SessionFixture();
    private final List<Runnable> tasks = new ArrayList<>();
    private final List<Mail> sent = new ArrayList<>();

    private void request(String address, MailLimit limit) {
        new ForgottenPassword(
                        node.stores.accounts(),
                        new AccountMails(
                                MailTemplates.of(getClass().getClassLoader()),
                                new MailDispatch(sent::add, tasks::add, 10),
                                Optional.empty(),
                                TTL),
                        limit,
                        node.audited::add,
                        node.clock)
                .request(EmailAddress.of(address).orElseThrow(), Origin.NONE);
    }

    @Test
    void serverIsHandedATaskWhoeverIsAskedForAndOnlyAUserGetsAMail() {
        String address = String.valueOf(node.user().email());

        request("nobody@example.org", MailLimit.NONE);
        assertThat(tasks).hasSize(1);
        request(address, refused -> false);
        assertThat(tasks).hasSize(2);
        request(address, MailLimit.NONE);
        assertThat(tasks).hasSize(3);

        tasks.forEach(Runnable::run);
        assertThat(sent).extracting(Mail::to).containsExactly(address);
    }
}
