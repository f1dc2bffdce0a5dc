package org.watchword.key.load;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64 where nothing is overlooked: a decoder that skips characters turns a long secret into a short one
 * (CVE-2024-31033).
 */
final class StrictBase64 {

    private StrictBase64() {}

    /** RFC 4648 §4, with or without padding, nothing else; empty where the text is anything else. */
    static Optional<byte[]> standard(String text) {
        return decoded(text, Base64.getDecoder(), Base64.getEncoder());
    }

    /** RFC 7515 §2: RFC 4648 §5 without padding; empty where the text is anything else. */
    static Optional<byte[]> url(String text) {
        return text.indexOf('=') >= 0
                ? Optional.empty()
                : decoded(text, Base64.getUrlDecoder(), Base64.getUrlEncoder());
    }

    private static Optional<byte[]> decoded(String text, Base64.Decoder decoder, Base64.Encoder encoder) {
        try {
            byte[] bytes = decoder.decode(text);
            // The JDK refuses foreign characters, but not bits left over at the end; encoding again shows both
            // spellings.
            boolean canonical = encoder.encodeToString(bytes).equals(text)
                    || encoder.withoutPadding().encodeToString(bytes).equals(text);
            return canonical ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
