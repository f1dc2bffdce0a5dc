package org.watchword.throttle;

import java.time.Duration;
import java.util.Optional;
import org.watchword.identity.IdentityKey;

/**
 * Who may try a password, and when. Names are counted whether there is such a user or not, so that nothing shows by it.
 *
 * <p>Three counters of failures: of the name from this address, of the address, and of the name from wherever. The
 * third one leaves those pairs of address and name out that have logged in before: whoever attacks an account from
 * elsewhere locks strangers out, and not its owner. A fourth one counts right logins of the name, which cost the store
 * a session each; nobody can use it up without the password.
 */
public final class LoginThrottle {

    private final Optional<Counters> counters;

    private LoginThrottle(Optional<Counters> counters) {
        this.counters = counters;
    }

    LoginThrottle(Counter pairs, Counter addresses, Counter accounts, Counter logins, KnownNetworks known) {
        this(Optional.of(new Counters(pairs, addresses, accounts, logins, known)));
    }

    /** Without limits. */
    public static LoginThrottle none() {
        return new LoginThrottle(Optional.empty());
    }

    /**
     * To be called before the password is looked at.
     *
     * @param network the address, or of IPv6 its /64
     * @param name as the client wrote it
     */
    public ThrottleDecision begin(String network, String name) {
        return counters.map(all -> all.begin(network, IdentityKey.ofName(name)))
                .orElseGet(() -> new ThrottleDecision.Granted(LoginAttempt.UNCOUNTED));
    }

    /**
     * Takes the lock from an account, for strangers too; for whoever has shown in another way that it is the owner's.
     */
    public void unlock(String name) {
        counters.ifPresent(all -> all.accounts().forget(IdentityKey.ofName(name)));
    }

    private record Counters(Counter pairs, Counter addresses, Counter accounts, Counter logins, KnownNetworks known) {

        ThrottleDecision begin(String network, String name) {
            boolean isKnown = known.has(network, name);
            Duration wait = addresses.left(network);
            if (wait.isZero()) {
                wait = logins.left(name);
            }
            if (wait.isZero()) {
                wait = isKnown ? pairs.left(network, name) : stranger(network, name);
            }
            return wait.isZero()
                    ? new ThrottleDecision.Granted(new Attempt(this, network, name, isKnown))
                    : new ThrottleDecision.Refused(wait);
        }

        private Duration stranger(String network, String name) {
            Duration wait = pairs.begin(network, name);
            if (wait.isZero()) {
                wait = accounts.begin(name);
                if (!wait.isZero()) {
                    // No password is looked at, so nothing was tried.
                    pairs.withdraw(network, name);
                }
            }
            return wait;
        }
    }

    /**
     * A stranger's attempt counts from its beginning, so that a hundred at once are no more than a hundred one after
     * another. A known one's counts when it has failed: somebody who logs in ten times at once is not refused. How many
     * that can be at once the limit of hashing says.
     */
    private record Attempt(Counters counters, String network, String name, boolean known) implements LoginAttempt {

        @Override
        public void succeeded() {
            counters.logins.begin(name);
            if (!known) {
                counters.accounts.succeed(name);
            }
            counters.known.add(network, name);
            counters.pairs.forget(network, name);
        }

        @Override
        public void failed() {
            counters.addresses.fail(network);
            if (known) {
                counters.pairs.fail(network, name);
            }
        }

        @Override
        public void withdrawn() {
            if (!known) {
                counters.accounts.withdraw(name);
                counters.pairs.withdraw(network, name);
            }
        }
    }
}
