package org.watchword.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.watchword.api.login.Tokens;
import org.watchword.store.SigningKeyRecord;

/**
 * Tells by the times in the rows what each key does at a moment. All nodes get the same answer from the same rows,
 * without asking each other.
 */
final class KeySchedule {

    /** More than the skew that verifiers allow ({@code watchword.token.skew}) and than nodes' clocks differ. */
    static final Duration MARGIN = Duration.ofHours(1);

    /** The longest life of a token, whatever {@code watchword.token.ttl} is or was, and the margin. */
    static final Duration AFTERLIFE = Tokens.LONGEST_OF_SERVICE.plus(MARGIN);

    private final List<SigningKeyRecord> inOrder;

    /** @param stored in the order in which they were stored */
    KeySchedule(List<SigningKeyRecord> stored) {
        // A stable sort: of two that sign from the same moment, the later row follows.
        this.inOrder = stored.stream()
                .sorted(Comparator.comparing(SigningKeyRecord::signsFrom))
                .toList();
    }

    /**
     * Returns the key that signs, or empty where there is none: then one must be made at once. In place of one that was
     * revoked the next one signs, however early; never one that another has followed.
     */
    Optional<SigningKeyRecord> signer(Instant now) {
        List<SigningKeyRecord> all =
                inOrder.stream().filter(KeySchedule::signsEver).toList();
        long begun = all.stream().filter(key -> !key.signsFrom().isAfter(now)).count();
        // The clock of the node that made the key may be ahead of this one's: then none has begun.
        return all.stream()
                .skip(Math.max(0, begun - 1))
                .filter(key -> key.revokedAt() == null && !KeySeal.isErased(key.privateKey()))
                .findFirst();
    }

    /** Returns the key that is published and signs later, if there is one. */
    Optional<SigningKeyRecord> coming(Instant now) {
        return inOrder.stream()
                .filter(key -> key.signsFrom().isAfter(now) && key.revokedAt() == null)
                .filter(key -> !signer(now).equals(Optional.of(key)))
                .findFirst();
    }

    /** Returns when a key signs no more: from when its successor does, or from when it was revoked. */
    Optional<Instant> stopsSigning(SigningKeyRecord key) {
        int place = inOrder.indexOf(key);
        Stream<Instant> successor = inOrder.stream()
                .skip(place + 1L)
                .filter(KeySchedule::signsEver)
                .map(SigningKeyRecord::signsFrom)
                .limit(1);
        return Stream.concat(successor, Stream.ofNullable(key.revokedAt())).min(Comparator.naturalOrder());
    }

    /** Returns when the last token that a key can have signed has expired. */
    Optional<Instant> lastTokenExpires(SigningKeyRecord key) {
        return stopsSigning(key).map(stop -> stop.plus(AFTERLIFE));
    }

    KeyState state(SigningKeyRecord key, Instant now) {
        if (key.revokedAt() != null) {
            return KeyState.REVOKED;
        }
        if (signer(now).equals(Optional.of(key))) {
            return KeyState.SIGNING;
        }
        if (key.signsFrom().isAfter(now)) {
            return KeyState.PUBLISHED;
        }
        return isSpent(key, now) ? KeyState.EXPIRED : KeyState.VERIFYING;
    }

    /** Tells whether tokens of a key are good. */
    boolean verifies(SigningKeyRecord key, Instant now) {
        return switch (state(key, now)) {
            case PUBLISHED, SIGNING, VERIFYING -> true;
            case REVOKED, EXPIRED, REFUSED -> false;
        };
    }

    /** Tells whether the private half of a key is of no use any more. */
    boolean isPastSigning(SigningKeyRecord key, Instant now) {
        return stopsSigning(key).filter(stop -> !stop.plus(MARGIN).isAfter(now)).isPresent()
                && state(key, now) != KeyState.SIGNING;
    }

    /** Tells whether a key is of no use any more. */
    boolean isSpent(SigningKeyRecord key, Instant now) {
        return lastTokenExpires(key).filter(end -> !end.isAfter(now)).isPresent()
                && !signer(now).equals(Optional.of(key));
    }

    /** Returns the moments at which something changes by time alone, in order. */
    List<Instant> turns() {
        List<Instant> turns = new ArrayList<>();
        for (SigningKeyRecord key : inOrder) {
            turns.add(key.signsFrom());
            lastTokenExpires(key).ifPresent(turns::add);
        }
        return turns.stream().sorted().toList();
    }

    /** False for a key that was revoked before its time to sign came: no token of it is known to anybody. */
    private static boolean signsEver(SigningKeyRecord key) {
        Instant revoked = key.revokedAt();
        return revoked == null || revoked.isAfter(key.signsFrom());
    }
}
