package org.watchword.store.jpa.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.watchword.store.SessionRecord;

/** A session; see {@link SessionRecord} for what the columns mean. */
@Entity
@Table(name = "ww_session", indexes = @Index(name = "ww_session_user_id", columnList = "user_id"))
public class SessionRow {

    /** Milliseconds of a day as {@code idle_expires_day} counts them. */
    public static final long MILLIS_OF_A_DAY = Duration.ofDays(1).toMillis();

    @Id
    @Column(name = "id", length = 36)
    private String id;

    @Column(name = "user_id", nullable = false, length = 36)
    private String userId;

    @Column(name = "generation", nullable = false)
    private long generation;

    @Column(name = "current_hash", nullable = false, length = 128)
    private String currentHash;

    @Column(name = "previous_hash", length = 128)
    private @Nullable String previousHash;

    @Column(name = "nonce", length = 128)
    private @Nullable String nonce;

    @Column(name = "family_key", nullable = false, length = 128)
    private String familyKey;

    @Column(name = "created_at", nullable = false)
    private long createdAt;

    @Column(name = "rotated_at", nullable = false)
    private long rotatedAt;

    @Column(name = "idle_expires_at", nullable = false)
    private long idleExpiresAt;

    /** Found by the clean-up; see {@code 4.sql}. */
    @Column(name = "idle_expires_day")
    private @Nullable Long idleExpiresDay;

    @Column(name = "expires_at", nullable = false)
    private long expiresAt;

    @Column(name = "revoked_at")
    private @Nullable Long revokedAt;

    @Column(name = "user_agent", length = 512)
    private @Nullable String userAgent;

    @Column(name = "address", length = 64)
    private @Nullable String address;

    /** Written by updates, read by operators. */
    @Column(name = "end_reason", length = 32)
    private @Nullable String endReason;

    /** For the provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected SessionRow() {}

    public SessionRow(SessionRecord session) {
        this.id = session.id();
        this.userId = session.userId();
        this.generation = session.generation();
        this.currentHash = session.currentHash();
        this.previousHash = session.previousHash();
        this.nonce = session.nonce();
        this.familyKey = session.familyKey();
        this.createdAt = session.createdAt().toEpochMilli();
        this.rotatedAt = session.rotatedAt().toEpochMilli();
        this.idleExpiresAt = session.idleExpiresAt().toEpochMilli();
        this.idleExpiresDay = dayAfter(session.idleExpiresAt());
        this.expiresAt = session.expiresAt().toEpochMilli();
        Instant ended = session.revokedAt();
        this.revokedAt = ended == null ? null : ended.toEpochMilli();
        this.userAgent = session.userAgent();
        this.address = session.address();
    }

    /** Returns the first day, counted from 1970, that has nothing of a moment and what is before it. */
    public static long dayAfter(Instant moment) {
        return Math.floorDiv(moment.toEpochMilli(), MILLIS_OF_A_DAY) + 1;
    }

    public SessionRecord toRecord() {
        return new SessionRecord(
                id,
                userId,
                generation,
                currentHash,
                previousHash,
                nonce,
                familyKey,
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(rotatedAt),
                Instant.ofEpochMilli(idleExpiresAt),
                Instant.ofEpochMilli(expiresAt),
                revokedAt == null ? null : Instant.ofEpochMilli(revokedAt),
                userAgent,
                address);
    }
}
