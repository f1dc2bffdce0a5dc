package org.watchword.session;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.watchword.api.login.Page;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;

/** What happened, in memory. */
record InMemoryAudit(InMemoryStores stores) implements AuditStore {

    @Override
    public void add(AuditRecord row) {
        synchronized (stores) {
            stores.demandUp();
            stores.audit.add(row);
        }
    }

    @Override
    public void recount(String id, String detail) {
        synchronized (stores) {
            stores.demandUp();
            stores.audit.replaceAll(row -> row.id().equals(id)
                    ? new AuditRecord(
                            row.id(),
                            row.at(),
                            row.kind(),
                            row.outcome(),
                            row.userId(),
                            row.actorId(),
                            row.sessionId(),
                            row.address(),
                            row.userAgent(),
                            row.requestId(),
                            detail)
                    : row);
        }
    }

    @Override
    public Page<AuditRecord> find(Filter filter, int page, int size) {
        synchronized (stores) {
            stores.demandUp();
            List<AuditRecord> rows = stores.audit.stream()
                    .filter(row -> filter.userId() == null || filter.userId().equals(row.userId()))
                    .filter(row -> filter.kind() == null || filter.kind().equals(row.kind()))
                    .filter(row -> filter.from() == null || !row.at().isBefore(filter.from()))
                    .filter(row -> filter.to() == null || row.at().isBefore(filter.to()))
                    .sorted(Comparator.comparing(AuditRecord::at).reversed().thenComparing(AuditRecord::id))
                    .toList();
            return new Page<>(rows.stream().skip((long) page * size).limit(size).toList(), rows.size());
        }
    }

    @Override
    public int deleteBefore(Instant at, int most) {
        synchronized (stores) {
            stores.demandUp();
            List<AuditRecord> old = stores.audit.stream()
                    .filter(row -> row.at().isBefore(at))
                    .sorted(Comparator.comparing(AuditRecord::at))
                    .limit(most)
                    .toList();
            stores.audit.removeAll(old);
            return old.size();
        }
    }
}
