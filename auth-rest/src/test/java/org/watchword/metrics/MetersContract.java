package org.watchword.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.watchword.api.Failure;
import org.watchword.api.login.AuditEvent;
import org.watchword.password.BcryptHasher;
import org.watchword.password.Password;

/** What every adapter of the port does, and what our measuring makes of it. */
abstract class MetersContract {

    abstract Meters meters();

    /** The value of a counter with this one tag, or 0. */
    abstract double counted(String name, String tag, String value);

    /** How often something was measured. */
    abstract long measured(String name, String tag, String value);

    /** The sum of what was measured, in seconds. */
    abstract double seconds(String name);

    private void happens(AuditEvent.Kind kind) {
        new MeteredAudit(event -> {}, meters())
                .record(new AuditEvent(kind, Instant.EPOCH, "ada", "session", "wrong password"));
    }

    @Test
    void counterGoesUpByOneForEachSetOfTags() {
        meters().count("a.b", Map.of("outcome", "success"));
        meters().count("a.b", Map.of("outcome", "success"));
        meters().count("a.b", Map.of("outcome", "failure"));

        assertThat(counted("a.b", "outcome", "success")).isEqualTo(2);
        assertThat(counted("a.b", "outcome", "failure")).isEqualTo(1);
    }

    @Test
    void timerIsInSeconds() {
        meters().time("a.time", Map.of("operation", "hash"), Duration.ofMillis(1500));

        assertThat(measured("a.time", "operation", "hash")).isEqualTo(1);
        assertThat(seconds("a.time")).isEqualTo(1.5);
    }

    @Test
    void loginsAndRefreshesAreCountedByWhatCameOfThem() {
        happens(AuditEvent.Kind.LOGIN);
        happens(AuditEvent.Kind.LOGIN_FAILED);
        happens(AuditEvent.Kind.LOGIN_FAILED);
        happens(AuditEvent.Kind.REFRESH);
        happens(AuditEvent.Kind.REFRESH_FAILED);
        happens(AuditEvent.Kind.REFRESH_REPLAYED);
        happens(AuditEvent.Kind.LOGOUT);

        assertThat(counted("watchword.logins", "outcome", "success")).isEqualTo(1);
        assertThat(counted("watchword.logins", "outcome", "failure")).isEqualTo(2);
        assertThat(counted("watchword.refreshes", "outcome", "success")).isEqualTo(1);
        assertThat(counted("watchword.refreshes", "outcome", "failure")).isEqualTo(1);
        assertThat(counted("watchword.refreshes", "outcome", "replay")).isEqualTo(1);
    }

    @Test
    void refusalsAreCountedByReasonAndOtherFailuresAreNot() {
        RefusalMeter meter = new RefusalMeter(meters());
        meter.accept(Failure.authenticationRequired());
        meter.accept(Failure.forbidden("role_missing", "No role"));
        meter.accept(Failure.forbidden("role_missing", "No role"));
        meter.accept(Failure.of(404, "not_found", "Not Found"));

        assertThat(counted("watchword.refusals", "reason", "role_missing")).isEqualTo(2);
        assertThat(counted("watchword.refusals", "reason", "authentication_required"))
                .isEqualTo(1);
        assertThat(counted("watchword.refusals", "reason", "not_found")).isZero();
    }

    @Test
    void hashingIsMeasuredAndWhoeverDoesNotExistLooksLikeWhoeverDoes() {
        TimedHasher hasher = new TimedHasher(new BcryptHasher(10), meters());
        Password password = Password.of("correct horse");
        hasher.verify(password, hasher.hash(password));
        hasher.verifyForNobody(password);

        assertThat(measured("watchword.password.hashing", "operation", "hash")).isEqualTo(1);
        assertThat(measured("watchword.password.hashing", "operation", "verify"))
                .isEqualTo(2);
        assertThat(seconds("watchword.password.hashing")).isPositive();
    }
}
