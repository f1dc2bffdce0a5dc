package org.watchword.store.jpa.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.watchword.store.SigningKeyRecord;

/** A generated key pair. */
@Entity
@Table(name = "ww_signing_key")
public class SigningKeyRow {

    @Id
    @Column(name = "kid", length = 128)
    private String kid;

    @Column(name = "ring_position", nullable = false, unique = true)
    private long ringPosition;

    @Column(name = "algorithm", nullable = false, length = 32)
    private String algorithm;

    @Column(name = "public_key", nullable = false, length = 4096)
    private String publicKey;

    @Column(name = "private_key", nullable = false, length = 16384)
    private String privateKey;

    @Column(name = "created_at", nullable = false)
    private long createdAt;

    @Column(name = "signs_from")
    private @Nullable Long signsFrom;

    @Column(name = "revoked_at")
    private @Nullable Long revokedAt;

    /** For the provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected SigningKeyRow() {}

    /**
     * @param ringPosition 1 for the first, one more for each that follows; unique, so that two nodes cannot add the
     *     same one
     */
    public SigningKeyRow(SigningKeyRecord key, long ringPosition) {
        this.kid = key.kid();
        this.ringPosition = ringPosition;
        this.algorithm = key.algorithm();
        this.publicKey = key.publicKey();
        this.privateKey = key.privateKey();
        this.createdAt = key.createdAt().toEpochMilli();
        this.signsFrom = key.signsFrom().toEpochMilli();
        Instant revoked = key.revokedAt();
        this.revokedAt = revoked == null ? null : revoked.toEpochMilli();
    }

    public SigningKeyRecord toRecord() {
        // A node of an earlier version leaves it empty.
        Long from = signsFrom;
        Long revoked = revokedAt;
        return new SigningKeyRecord(
                kid,
                algorithm,
                publicKey,
                privateKey,
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(from == null ? createdAt : from),
                revoked == null ? null : Instant.ofEpochMilli(revoked));
    }
}
