package org.watchword.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.api.login.Origin;
import org.watchword.mail.MailDispatch;
import org.watchword.mail.MailTemplates;
import org.watchword.session.SessionFixture;
import org.watchword.spi.login.Mail;
import org.watchword.store.NewUser;
import org.watchword.store.TestRecords;
import org.watchword.store.UserRecord;

/** What it costs to write to an address, and what it sends. */
class EmailVerificationTest {

    private static final Duration TTL = Duration.ofMinutes(30);

    private final SessionFixture node = new SessionFixture();
    private final List<Runnable> tasks = new ArrayList<>();
    private final List<Mail> sent = new ArrayList<>();
    private final List<String> counted = new ArrayList<>();
    private boolean admitted = true;
    private final EmailVerification verification = new EmailVerification(
            node.stores.accounts(),
            TTL,
            new AccountMails(
                    MailTemplates.of(getClass().getClassLoader()),
                    new MailDispatch(sent::add, tasks::add, 100),
                    Optional.empty(),
                    TTL),
            address -> counted.add(address) && admitted,
            address -> true,
            node.audited::add,
            node.clock);

    /**
     * What shows in the time of an answer.
     *
     * @param calls of the store
     * @param tasks that the server is handed
     * @param counts of mails that are looked at
     * @param events that are audited
     */
    private record Work(int calls, int tasks, int counts, int events) {}

    private Work of(Runnable request) {
        int[] calls = {0};
        int tasksBefore = tasks.size();
        int countsBefore = counted.size();
        int eventsBefore = node.audited.size();
        node.stores.beforeEachCall(() -> calls[0]++);
        request.run();
        node.stores.beforeEachCall(() -> {});
        return new Work(
                calls[0],
                tasks.size() - tasksBefore,
                counted.size() - countsBefore,
                node.audited.size() - eventsBefore);
    }

    private UserRecord registered(String name, String address) {
        NewUser user =
                new NewUser(TestRecords.id(), name, address, null, "{x}hash", Set.of(), Set.of(), TestRecords.NOW);
        node.stores.accounts().register(user);
        return node.stores.users().findById(user.id()).orElseThrow();
    }

    private static EmailAddress address(UserRecord user) {
        return EmailAddress.of(String.valueOf(user.email())).orElseThrow();
    }

    private List<String> recipients() {
        tasks.forEach(Runnable::run);
        return sent.stream().map(Mail::to).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void registrationIsTheSameWorkWhoeverHasTheAddress(boolean hasHadFewMails) {
        admitted = hasHadFewMails;
        registered("owner", "taken@example.org");
        UserRecord shows = registered("shows", "taken@example.org");
        UserRecord has = registered("has", "free@example.org");

        Work showing = of(() -> verification.registered(shows.id(), address(shows)));
        Work having = of(() -> verification.registered(has.id(), address(has)));

        assertThat(showing).isEqualTo(having);
        assertThat(having.tasks()).isEqualTo(1);
        assertThat(having.counts()).isEqualTo(1);
        assertThat(having.calls()).isPositive();
        assertThat(recipients())
                .isEqualTo(hasHadFewMails ? List.of("taken@example.org", "free@example.org") : List.of());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherMailIsTheSameWorkWhoeverHasTheAddress(boolean hasHadFewMails) {
        admitted = hasHadFewMails;
        registered("owner", "taken@example.org");
        UserRecord shows = registered("shows", "taken@example.org");
        UserRecord has = registered("has", "free@example.org");

        Work showing = of(() -> verification.askAgain(shows.id(), Origin.NONE));
        Work having = of(() -> verification.askAgain(has.id(), Origin.NONE));

        assertThat(showing).isEqualTo(having);
        assertThat(having.tasks()).isEqualTo(1);
        assertThat(having.counts()).isEqualTo(1);
        assertThat(having.events()).isEqualTo(1);
        assertThat(recipients()).isEqualTo(hasHadFewMails ? List.of("free@example.org") : List.of());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void requestForAnotherAddressIsTheSameWorkWhoeverHasIt(boolean hasHadFewMails) {
        admitted = hasHadFewMails;
        UserRecord owner = registered("owner", "taken@example.org");
        UserRecord user = registered("user", "user@example.org");

        Work taken = of(() -> verification.askFor(address(owner), user));
        Work free =
                of(() -> verification.askFor(EmailAddress.of("free@example.org").orElseThrow(), user));

        assertThat(taken).isEqualTo(free);
        assertThat(free.tasks()).isEqualTo(1);
        assertThat(free.counts()).isEqualTo(1);
        assertThat(recipients())
                .isEqualTo(hasHadFewMails ? List.of("taken@example.org", "free@example.org") : List.of());
    }

    @Test
    void tokenThatIsAskedForPastTheLimitLeavesTheEarlierOneGood() {
        UserRecord has = registered("has", "free@example.org");
        verification.registered(has.id(), address(has));
        admitted = false;
        verification.askAgain(has.id(), Origin.NONE);
        recipients();

        String text = sent.get(0).text();
        String token = text.lines()
                .filter(line -> line.matches("[A-Za-z0-9_-]{43}"))
                .findFirst()
                .orElseThrow();
        assertThat(sent).hasSize(1);
        assertThat(verification.verify(token, Origin.NONE)).isTrue();
    }
}
