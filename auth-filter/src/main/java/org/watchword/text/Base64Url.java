package org.watchword.text;

import java.util.Base64;

/** Writes and reads base64url without padding, as JOSE has it (RFC 7515 §2). */
public final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    /** Writes bytes. */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * Reads a text. The unused bits of its last character are ignored: compare with {@link #encode} where only one
     * spelling is right.
     *
     * @throws IllegalArgumentException if it is not base64url
     */
    public static byte[] decode(String text) {
        return DECODER.decode(text);
    }
}
