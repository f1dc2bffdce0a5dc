package org.watchword.throttle;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketState;
import io.github.bucket4j.MathType;
import io.github.bucket4j.distributed.serialization.DataOutputSerializationAdapter;
import io.github.bucket4j.distributed.serialization.Scope;
import io.github.bucket4j.distributed.versioning.Versions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The arithmetic of one rate, by Bucket4j, which is known here only: so many tokens, which come back evenly over the
 * period. The state of a bucket is a text that any store can keep; empty for a full bucket. Immutable.
 */
final class TokenBucket {

    private static final System.Logger LOG = System.getLogger(TokenBucket.class.getName());

    private final BucketConfiguration configuration;

    TokenBucket(Rate rate) {
        Bandwidth bandwidth = Bandwidth.builder()
                .capacity(rate.count())
                .refillGreedy(rate.count(), rate.period())
                .build();
        this.configuration = BucketConfiguration.builder().addLimit(bandwidth).build();
    }

    /** Zero where there is a token. */
    Duration wait(String state, Instant now) {
        return Duration.ofNanos(at(state, now).calculateDelayNanosAfterWillBePossibleToConsume(1, nanos(now), false));
    }

    /** The state without one token, which there must be. */
    String take(String state, Instant now) {
        BucketState bucket = at(state, now);
        bucket.consume(1);
        return written(bucket);
    }

    /** The state with one token more, up to a full bucket. */
    String giveBack(String state, Instant now) {
        BucketState bucket = at(state, now);
        bucket.addTokens(1);
        return written(bucket);
    }

    private BucketState at(String state, Instant now) {
        BucketState bucket = state.isEmpty() ? full(now) : read(state, now);
        bucket.setConfiguration(configuration);
        bucket.refillAllBandwidth(nanos(now));
        return bucket;
    }

    private BucketState full(Instant now) {
        return BucketState.createInitialState(configuration, MathType.INTEGER_64_BITS, nanos(now));
    }

    private static long nanos(Instant now) {
        return Math.multiplyExact(now.toEpochMilli(), 1_000_000L);
    }

    private BucketState read(String state, Instant now) {
        try {
            byte[] bytes = Base64.getDecoder().decode(state);
            return BucketState.deserialize(
                    DataOutputSerializationAdapter.INSTANCE, new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException | RuntimeException writtenByAnotherVersion) {
            LOG.log(Level.WARNING, "A stored token bucket cannot be read and begins anew", writtenByAnotherVersion);
            return full(now);
        }
    }

    private static String written(BucketState bucket) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BucketState.serialize(
                    DataOutputSerializationAdapter.INSTANCE,
                    new DataOutputStream(bytes),
                    bucket,
                    Versions.getLatest(),
                    Scope.PERSISTED_STATE);
        } catch (IOException e) {
            throw new UncheckedIOException("a bucket cannot be written", e);
        }
        return Base64.getEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }
}
