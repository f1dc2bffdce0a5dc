package org.watchword.benchmark;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.watchword.revocation.RevocationList;
import org.watchword.revocation.RevocationReader;
import org.watchword.revocation.RevocationRecord;
import org.watchword.revocation.RevocationSource;

/**
 * Times the look into the revocation list that each request with a token takes, and says how much room the list needs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RevocationCheck {

    @Param({"0", "100000"})
    int entries;

    private final String subject = UUID.randomUUID().toString();
    private final String session = UUID.randomUUID().toString();
    private final Instant issuedAt = Instant.now();
    private RevocationList list;

    @Setup
    public void prepare() {
        list = new RevocationList(new RevocationReader(
                new Empty(), Clock.systemUTC(), System::nanoTime, Duration.ofSeconds(5), Duration.ofSeconds(30)));
        long before = used();
        Instant until = issuedAt.plus(Duration.ofHours(1));
        for (int i = 0; i < entries; i++) {
            // Nine of ten are sessions that ended.
            String id = UUID.randomUUID().toString();
            list.add(
                    i % 10 == 0
                            ? new RevocationRecord.OfUser(id, issuedAt, until)
                            : new RevocationRecord.OfSession(id, until));
        }
        System.out.printf("%n%d entries: %.1f MB%n", entries, (used() - before) / 1e6);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            runtime.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Benchmark
    public Object check() {
        return list.check(subject, session, issuedAt);
    }

    /** Has nothing new to tell. */
    private static final class Empty implements RevocationSource {

        @Override
        public List<RevocationRecord> recordedWithin(Duration window) {
            return List.of();
        }

        @Override
        public boolean mayRead() {
            return true;
        }
    }
}
