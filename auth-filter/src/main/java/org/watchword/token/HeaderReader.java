package org.watchword.token;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.watchword.key.JwsAlgorithm;

/** Reads the JOSE header (RFC 7515 §4) and lets through only what names an allowed algorithm and, at most, one of our keys. */
final class HeaderReader {

    /**
     * Refused and never followed or fetched: keys and addresses of keys that the token brings along (RFC 8725 §3.10,
     * CVE-2018-0114, CVE-2024-1233), and extensions that change how the token is to be read (RFC 7515 §4.1.11, RFC 7797 §7).
     */
    private static final Set<String> REFUSED = Set.of("crit", "b64", "jwk", "jku", "x5u", "x5c");

    private final Set<JwsAlgorithm> allowed;

    HeaderReader(Set<JwsAlgorithm> allowed) {
        this.allowed = allowed;
    }

    /** What the header asks for. */
    record Header(JwsAlgorithm algorithm, @Nullable String kid) {}

    Outcome<Header> read(CompactForm form) {
        Optional<Map<String, Object>> object = StrictJson.header(form.header());
        if (object.isEmpty()) {
            return Outcome.bad(RejectionReason.MALFORMED);
        }
        Map<String, Object> header = object.get();
        Optional<JwsAlgorithm> algorithm = header.get("alg") instanceof String name
                ? JwsAlgorithm.named(name).filter(allowed::contains)
                : Optional.empty();
        if (algorithm.isEmpty()) {
            return Outcome.bad(RejectionReason.ALGORITHM);
        }
        for (String name : REFUSED) {
            if (header.containsKey(name)) {
                return Outcome.bad(RejectionReason.HEADER);
            }
        }
        if (header.containsKey("typ") && !accessToken(header.get("typ"))) {
            return Outcome.bad(RejectionReason.TYPE);
        }
        Object kid = header.get("kid");
        if (kid == null) {
            return Outcome.good(new Header(algorithm.get(), null));
        }
        return kid instanceof String name
                ? Outcome.good(new Header(algorithm.get(), name))
                : Outcome.bad(RejectionReason.MALFORMED);
    }

    /** Another kind of token, such as a logout token, must not stand in for an access token (RFC 8725 §3.11). */
    private static boolean accessToken(@Nullable Object type) {
        return type instanceof String name && (name.equalsIgnoreCase("JWT") || name.equalsIgnoreCase("at+jwt"));
    }
}
