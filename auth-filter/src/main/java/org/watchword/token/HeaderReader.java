package org.watchword.token;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.watchword.json.StrictJson;
import org.watchword.key.JwsAlgorithm;
import org.watchword.text.Base64Url;

/**
 * Reads the JOSE header (RFC 7515 §4) and lets through only what names an allowed algorithm and, at most, one of our
 * keys. Keys and addresses of keys that the token brings along ({@code jwk}, {@code jku}, {@code x5u}, {@code x5c}) are
 * ignored, as RFC 7515 §4 has it for what is not understood: never followed, never fetched, never used (RFC 8725 §3.10,
 * CVE-2018-0114, CVE-2024-1233).
 */
final class HeaderReader {

    /** No parameter may be null (RFC 7515 §4.1). */
    private static final StrictJson HEADER = StrictJson.interoperable(StrictJson.NullMembers.REFUSED);

    /** Extensions that change how the token is to be read, and that we do not know (RFC 7515 §4.1.11, RFC 7797 §7). */
    private static final List<String> REFUSED = List.of("crit", "b64");

    private final Set<JwsAlgorithm> allowed;
    private final String setting;
    private volatile @Nullable Known last;

    /** @param setting the name of the setting that allows them, for the log */
    HeaderReader(Set<JwsAlgorithm> allowed, String setting) {
        this.allowed = allowed;
        this.setting = setting;
    }

    /** Algorithm and key that the header asks for. */
    record Header(JwsAlgorithm algorithm, @Nullable String kid) {}

    /** A header that was good, and its text: all tokens that one key signs have the same. */
    private record Known(String text, Header header) {}

    ReadResult<Header> read(CompactForm form) {
        String text = form.header();
        Known known = last;
        if (known != null && known.text().equals(text)) {
            return ReadResult.good(known.header());
        }
        ReadResult<Header> read = read(text);
        if (read instanceof ReadResult.Good<Header> good) {
            last = new Known(text, good.value());
        }
        return read;
    }

    private ReadResult<Header> read(String text) {
        Optional<Map<String, Object>> object = HEADER.object(Base64Url.decode(text));
        if (object.isEmpty()) {
            return ReadResult.bad(
                    RejectionReason.MALFORMED,
                    "the header is not one JSON object in UTF-8 that has each name once and no null (RFC 7515 §4)");
        }
        Map<String, Object> header = object.get();
        Optional<JwsAlgorithm> algorithm = header.get("alg") instanceof String name
                ? JwsAlgorithm.named(name).filter(allowed::contains)
                : Optional.empty();
        if (algorithm.isEmpty()) {
            return ReadResult.bad(
                    RejectionReason.ALGORITHM, "alg is not one of " + new TreeSet<>(allowed) + " (" + setting + ")");
        }
        for (String name : REFUSED) {
            if (header.containsKey(name)) {
                return ReadResult.bad(RejectionReason.HEADER, "the header has " + name);
            }
        }
        if (header.containsKey("typ") && !accessToken(header.get("typ"))) {
            return ReadResult.bad(RejectionReason.TYPE, "typ is another than JWT and at+jwt");
        }
        Object kid = header.get("kid");
        if (kid == null) {
            return ReadResult.good(new Header(algorithm.get(), null));
        }
        return kid instanceof String name
                ? ReadResult.good(new Header(algorithm.get(), name))
                : ReadResult.bad(RejectionReason.MALFORMED, "kid is " + Objection.kind(kid) + ", expected a text");
    }

    /**
     * Another kind of token, such as a logout token, must not stand in for an access token (RFC 8725 §3.11). A type
     * without a slash is short for one below {@code application/} (RFC 7515 §4.1.9).
     */
    private static boolean accessToken(@Nullable Object type) {
        return type instanceof String name && (is(name, "JWT") || is(name, "at+jwt"));
    }

    private static boolean is(String name, String type) {
        return name.equalsIgnoreCase(type) || name.equalsIgnoreCase("application/" + type);
    }
}
