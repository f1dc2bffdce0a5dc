package org.watchword.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.watchword.password.BrokenRule;
import org.watchword.password.CredentialHasher;
import org.watchword.password.Password;
import org.watchword.password.PasswordCheck;

/** Measures how long hashing takes, without the wait for a turn. */
public final class TimedHasher implements CredentialHasher {

    private final CredentialHasher hasher;
    private final Meters meters;

    public TimedHasher(CredentialHasher hasher, Meters meters) {
        this.hasher = hasher;
        this.meters = meters;
    }

    @Override
    public Optional<BrokenRule> refusal(Password password) {
        return hasher.refusal(password);
    }

    @Override
    public String hash(Password password) {
        return timed("hash", () -> hasher.hash(password));
    }

    @Override
    public PasswordCheck verify(Password password, String stored) {
        return timed("verify", () -> hasher.verify(password, stored));
    }

    /** As one that is verified: the number must not tell either which names exist. */
    @Override
    public void verifyForNobody(Password password) {
        timed("verify", () -> {
            hasher.verifyForNobody(password);
            return "";
        });
    }

    private <T> T timed(String operation, Supplier<T> hashing) {
        long begun = System.nanoTime();
        try {
            return hashing.get();
        } finally {
            meters.time(
                    "watchword.password.hashing",
                    Map.of("operation", operation),
                    Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
