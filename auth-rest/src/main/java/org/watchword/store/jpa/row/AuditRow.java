package org.watchword.store.jpa.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.watchword.store.AuditRecord;

/** Something that happened; see {@link AuditRecord} for what the columns mean. */
@Entity
@Table(name = "ww_audit")
public class AuditRow {

    @Id
    @Column(name = "id", length = 36)
    private String id;

    @Column(name = "at", nullable = false)
    private long at;

    @Column(name = "kind", nullable = false, length = 64)
    private String kind;

    @Column(name = "outcome", nullable = false, length = 16)
    private String outcome;

    @Column(name = "user_id", length = 36)
    private @Nullable String userId;

    @Column(name = "actor_id", length = 36)
    private @Nullable String actorId;

    @Column(name = "session_id", length = 36)
    private @Nullable String sessionId;

    @Column(name = "address", length = 64)
    private @Nullable String address;

    @Column(name = "user_agent", length = 512)
    private @Nullable String userAgent;

    @Column(name = "request_id", length = 64)
    private @Nullable String requestId;

    @Column(name = "detail", length = 500)
    private @Nullable String detail;

    /** For the provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected AuditRow() {}

    public AuditRow(AuditRecord row) {
        this.id = row.id();
        this.at = row.at().toEpochMilli();
        this.kind = row.kind();
        this.outcome = row.outcome();
        this.userId = row.userId();
        this.actorId = row.actorId();
        this.sessionId = row.sessionId();
        this.address = row.address();
        this.userAgent = row.userAgent();
        this.requestId = row.requestId();
        this.detail = row.detail();
    }

    public AuditRecord toRecord() {
        return new AuditRecord(
                id,
                Instant.ofEpochMilli(at),
                kind,
                outcome,
                userId,
                actorId,
                sessionId,
                address,
                userAgent,
                requestId,
                detail);
    }
}
