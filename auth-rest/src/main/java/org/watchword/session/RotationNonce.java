package org.watchword.session;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.Origin;
import org.watchword.signing.RandomSource;
import org.watchword.text.Base64Url;
import org.watchword.text.Sha256;
import org.watchword.transport.IpAddress;

/**
 * The nonce of a refresh: random bytes, and a MAC of the network and the user agent that the refresh came from. So the
 * row tells whether another request comes from the same client, on whichever node.
 */
final class RotationNonce {

    /** In the place of a nonce: the token in force does not follow from its predecessor. */
    static final String NONE = "";

    private static final int RANDOM_BYTES = 32;
    private static final int MAC_BYTES = 16;

    private RotationNonce() {}

    static String from(Origin origin, String familyKey, RandomSource random) {
        byte[] bytes = ByteBuffer.allocate(RANDOM_BYTES + MAC_BYTES)
                .put(random.bytes(RANDOM_BYTES))
                .put(mac(origin, familyKey))
                .array();
        return Base64Url.encode(bytes);
    }

    /** True too where the nonce is of a version that did not tell. */
    static boolean isFrom(Origin origin, String nonce, String familyKey) {
        byte[] bytes = Base64Url.decode(nonce);
        return bytes.length != RANDOM_BYTES + MAC_BYTES
                || Digests.equal(Arrays.copyOfRange(bytes, RANDOM_BYTES, bytes.length), mac(origin, familyKey));
    }

    private static byte[] mac(Origin origin, String familyKey) {
        byte[] mac =
                Digests.hmac(Base64Url.decode(familyKey), part(network(origin.address())), part(origin.userAgent()));
        return Arrays.copyOf(mac, MAC_BYTES);
    }

    private static byte[] part(@Nullable String text) {
        return Sha256.of(text == null ? "" : text);
    }

    /** A client changes its IPv6 address within its network as it likes. */
    private static @Nullable String network(@Nullable String address) {
        return address == null
                ? null
                : IpAddress.of(address).map(IpAddress::network).orElse(address);
    }
}
