package org.watchword.session;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.watchword.signing.RandomSource;
import org.watchword.text.Base64Url;

/** Refresh tokens that no session issued. */
final class TestRefreshTokens {

    private TestRefreshTokens() {}

    /** In the right form, with a secret and a tag of nobody. */
    static String madeUp(String sessionId, long generation) {
        byte[] bytes = RandomSource.secure().bytes(56);
        ByteBuffer.wrap(bytes).putLong(generation);
        return sessionId + "." + Base64Url.encode(bytes);
    }

    /** A genuine token with another generation written into it. */
    static String withGeneration(String token, long generation) {
        byte[] bytes = Base64.getUrlDecoder().decode(token.substring(37));
        ByteBuffer.wrap(bytes).putLong(generation);
        return token.substring(0, 37) + Base64Url.encode(bytes);
    }
}
