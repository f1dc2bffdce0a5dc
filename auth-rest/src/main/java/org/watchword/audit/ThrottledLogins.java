package org.watchword.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.watchword.api.login.Actor;
import org.watchword.api.login.AuditEvent;
import org.watchword.spi.login.AuditSink;

/**
 * Takes note of passwords that were not looked at, since there were too many tries. At most one event a minute for one
 * network of addresses, and at most one for one account from wherever, with the number of those left out: whoever is
 * refused can ask on for nothing. A bounded number of both is remembered.
 */
public final class ThrottledLogins {

    private static final String WHAT = "too many attempts";

    private final AuditSink audit;
    private final Clock clock;
    private final OnceAMinute<String> networks = new OnceAMinute<>();
    private final OnceAMinute<String> accounts = new OnceAMinute<>();

    public ThrottledLogins(AuditSink audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A try was refused.
     *
     * @param actor who, where a token says so, and from where
     * @param network the address, or of IPv6 its /64
     * @param userId whose password it would have been; empty where there is no such user. Asked only where there may be
     *     an event, so that refusals cost the database nothing, and tell nobody by their time which users there are
     */
    public void note(Actor actor, String network, Supplier<Optional<String>> userId) {
        Instant now = clock.instant();
        long leftOut = networks.leftOut(network, now);
        if (leftOut < 0) {
            return;
        }
        Optional<String> user = userId.get();
        if (user.isPresent()) {
            leftOut = accounts.leftOut(user.get(), leftOut, now);
        }
        if (leftOut >= 0) {
            audit.record(AuditEvent.by(
                    actor,
                    AuditEvent.Kind.LOGIN_THROTTLED,
                    AuditEvent.Outcome.FAILURE,
                    now,
                    user.orElse(null),
                    OnceAMinute.told(WHAT, leftOut)));
        }
    }
}
