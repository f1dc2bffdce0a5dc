package org.watchword.session;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.signing.RandomSource;
import org.watchword.store.SessionRecord;
import org.watchword.text.Base64Url;
import org.watchword.text.Sha256;

/**
 * A refresh token of ours: {@code <session id>.<base64url of generation, secret, family tag>}. Opaque to clients. Does
 * not print.
 *
 * <ul>
 *   <li>the <em>generation</em> (8 bytes) counts the refreshes of the session;
 *   <li>the <em>secret</em> (32 bytes) is what counts: the row has its SHA-256 only. The first one is random, each
 *       successor is HMAC-SHA-256 keyed with its predecessor over a fresh nonce, so that whoever has the predecessor
 *       and the row can make it again, and whoever has only one of them cannot;
 *   <li>the <em>family tag</em> (16 bytes) is a MAC under a key of the row. It shows that this session once issued the
 *       token, of whichever generation. Without it a replay of an old token could not be told from a made-up one, and
 *       since the session id is no secret, anybody who has seen one could end that session by making up a token.
 * </ul>
 */
final class RefreshToken {

    private static final int SECRET_BYTES = 32;
    private static final int TAG_BYTES = 16;
    private static final int BYTES = Long.BYTES + SECRET_BYTES + TAG_BYTES;
    private static final int SESSION_ID_LENGTH = 36;
    private static final int LENGTH = SESSION_ID_LENGTH + 1 + (BYTES * 8 + 5) / 6;

    private final String sessionId;
    private final long generation;
    private final byte[] secret;
    private final byte[] tag;

    private RefreshToken(String sessionId, long generation, byte[] secret, byte[] tag) {
        this.sessionId = sessionId;
        this.generation = generation;
        this.secret = secret;
        this.tag = tag;
    }

    /** The first token of a session. */
    static RefreshToken first(String sessionId, String familyKey, RandomSource random) {
        return issue(sessionId, 0, random.bytes(SECRET_BYTES), familyKey);
    }

    /** A token that does not follow from the one before: whoever has that one cannot make it. */
    static RefreshToken unrelated(SessionRecord session, RandomSource random) {
        return issue(session.id(), session.generation() + 1, random.bytes(SECRET_BYTES), session.familyKey());
    }

    /**
     * The token that a client sent, or empty where the text is none in its one spelling. Nothing is known about it yet.
     */
    static Optional<RefreshToken> parse(String text) {
        if (text.length() != LENGTH || text.charAt(SESSION_ID_LENGTH) != '.') {
            return Optional.empty();
        }
        String id = text.substring(0, SESSION_ID_LENGTH);
        if (!id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-')) {
            return Optional.empty();
        }
        byte[] bytes = decode(text.substring(SESSION_ID_LENGTH + 1));
        if (bytes == null) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long generation = buffer.getLong();
        byte[] secret = new byte[SECRET_BYTES];
        byte[] tag = new byte[TAG_BYTES];
        buffer.get(secret).get(tag);
        return generation < 0 ? Optional.empty() : Optional.of(new RefreshToken(id, generation, secret, tag));
    }

    private static byte @Nullable [] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64Url.decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        // The last character has two bits to spare: one spelling only.
        return bytes.length == BYTES && Base64Url.encode(bytes).equals(text) ? bytes : null;
    }

    private static RefreshToken issue(String sessionId, long generation, byte[] secret, String familyKey) {
        return new RefreshToken(sessionId, generation, secret, tag(sessionId, generation, secret, familyKey));
    }

    private static byte[] tag(String sessionId, long generation, byte[] secret, String familyKey) {
        byte[] mac =
                Digests.hmac(Base64Url.decode(familyKey), Digests.ascii(sessionId), Digests.number(generation), secret);
        return java.util.Arrays.copyOf(mac, TAG_BYTES);
    }

    /** The token that follows this one, made from the nonce of the row. */
    RefreshToken successor(String nonce, String familyKey) {
        long next = generation + 1;
        byte[] derived = Digests.hmac(secret, Base64Url.decode(nonce), Digests.ascii(sessionId), Digests.number(next));
        return issue(sessionId, next, derived, familyKey);
    }

    /** This session issued this token, now or in the past. */
    boolean isOfFamily(SessionRecord session) {
        return sessionId.equals(session.id())
                && Digests.equal(tag(sessionId, generation, secret, session.familyKey()), tag);
    }

    /** The token in force. */
    boolean isCurrent(SessionRecord session) {
        return generation == session.generation() && Digests.equal(hash(), session.currentHash());
    }

    /** The immediate predecessor of the token in force. */
    boolean isPrevious(SessionRecord session) {
        String previous = session.previousHash();
        return previous != null && generation == session.generation() - 1 && Digests.equal(hash(), previous);
    }

    /**
     * Hash that the store keeps. A plain hash is enough for 256 random bits, which nobody can guess (OWASP ASVS
     * V6.5.2); a slow one would only make refreshing slow.
     */
    String hash() {
        return Base64Url.encode(Sha256.of(secret));
    }

    String sessionId() {
        return sessionId;
    }

    long generation() {
        return generation;
    }

    /** The text for the client; the only place where the secret leaves this type. */
    String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(generation)
                .put(secret)
                .put(tag)
                .array();
        return sessionId + "." + Base64Url.encode(bytes);
    }

    @Override
    public String toString() {
        return "RefreshToken[session=" + sessionId + ", generation=" + generation + "]";
    }
}
