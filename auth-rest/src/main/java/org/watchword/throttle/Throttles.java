package org.watchword.throttle;

import java.time.Clock;
import java.time.Duration;
import org.watchword.config.Configuration;
import org.watchword.config.Setting;
import org.watchword.identity.IdentityKey;
import org.watchword.store.AttemptKey;
import org.watchword.store.AttemptStore;

/** All limits of one web application, as the settings say. */
public final class Throttles {

    /** Of each kind: at most 140,000 of all kinds, and some 42 MB when all places are taken. */
    static final int MOST_OF_A_KIND = 20_000;

    /** Time for which failures in a row are remembered after the last one. */
    private static final Duration FAILURES_KEPT = Duration.ofDays(1);

    private final Configuration configuration;
    private final AttemptBook shared;
    private final AttemptBook local;
    private final Clock clock;

    /** @param database used with {@code watchword.throttle.store=database} */
    public Throttles(Configuration configuration, AttemptStore database, Clock clock) {
        AttemptStore memory = new MemoryAttemptStore(MOST_OF_A_KIND, clock);
        this.configuration = configuration;
        this.local = new AttemptBook(memory, memory, clock);
        this.shared = configuration.get(ThrottleSettings.THROTTLE_STORE) == ThrottleStore.DATABASE
                ? new AttemptBook(database, memory, clock)
                : local;
        this.clock = clock;
    }

    /** Of logins. */
    public LoginThrottle logins() {
        if (!isOn()) {
            return LoginThrottle.none();
        }
        Duration longest = configuration.get(ThrottleSettings.LOCKOUT_DURATION);
        Rate perPair = configuration.get(ThrottleSettings.THROTTLE_PER_ADDRESS_AND_NAME);
        Duration first = perPair.period().dividedBy(perPair.count());
        int lockedAfter = configuration.get(ThrottleSettings.LOCKOUT_FAILURES);
        return new LoginThrottle(
                counter(AttemptKey.Kind.ADDRESS_AND_NAME, perPair, Backoff.doubling(perPair.count(), first, longest)),
                counter(
                        AttemptKey.Kind.ADDRESS,
                        configuration.get(ThrottleSettings.THROTTLE_PER_ADDRESS),
                        Backoff.NONE),
                counter(
                        AttemptKey.Kind.ACCOUNT,
                        configuration.get(ThrottleSettings.THROTTLE_PER_ACCOUNT),
                        lockedAfter == 0 ? Backoff.NONE : Backoff.constant(lockedAfter, longest)),
                counter(
                        AttemptKey.Kind.LOGINS,
                        configuration.get(ThrottleSettings.THROTTLE_LOGINS_PER_NAME),
                        Backoff.NONE),
                new KnownNetworks(shared, clock));
    }

    /** Of requests to refresh a session. What they cost this node is limited, so this node counts. */
    public RequestLimit refresh() {
        return limit("refresh", ThrottleSettings.THROTTLE_REFRESH_PER_ADDRESS, local);
    }

    /** Of requests to verify a token; counted by this node as well. */
    public RequestLimit verify() {
        return limit("verify", ThrottleSettings.THROTTLE_VERIFY_PER_ADDRESS, local);
    }

    /**
     * Of requests to any other endpoint by which something can be guessed or somebody be bothered, counted as logins
     * are.
     */
    public RequestLimit of(String endpoint) {
        return limit(endpoint, ThrottleSettings.THROTTLE_PER_ADDRESS, shared);
    }

    /**
     * Of mails to one address, counted as logins are.
     *
     * @param kind what they are for; each kind has a count of its own
     */
    public MailLimit mails(String kind) {
        if (!isOn()) {
            return MailLimit.NONE;
        }
        Counter counter = counter(
                AttemptKey.Kind.MAILS, configuration.get(ThrottleSettings.THROTTLE_MAILS_PER_RECIPIENT), Backoff.NONE);
        return address -> counter.begin(kind, IdentityKey.ofEmail(address)).isZero();
    }

    private RequestLimit limit(String endpoint, Setting<Rate> rate, AttemptBook book) {
        if (!isOn()) {
            return RequestLimit.NONE;
        }
        Counter counter = new Counter(
                AttemptKey.Kind.REQUESTS, configuration.get(rate), Backoff.NONE, Duration.ZERO, book, clock);
        return network -> counter.begin(endpoint, network);
    }

    private Counter counter(AttemptKey.Kind kind, Rate rate, Backoff backoff) {
        Duration kept = backoff == Backoff.NONE ? Duration.ZERO : FAILURES_KEPT;
        return new Counter(kind, rate, backoff, kept, shared, clock);
    }

    private boolean isOn() {
        return configuration.get(ThrottleSettings.THROTTLE_ENABLED);
    }
}
