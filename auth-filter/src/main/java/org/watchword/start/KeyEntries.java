package org.watchword.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.watchword.config.Configuration;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.KeySettings;
import org.watchword.key.Keys;
import org.watchword.key.remote.RemoteKeys;
import org.watchword.report.Entry;
import org.watchword.report.Topic;
import org.watchword.token.TokenSettings;

/** Builds the report's entries on the keys in force: names and algorithms, no key material. */
public final class KeyEntries {

    private KeyEntries() {}

    /** For a web application that only verifies tokens. */
    static List<Entry> ofVerifier(Configuration configuration, KeyRingSource keys) {
        Optional<String> location = configuration.get(KeySettings.KEY_LOCATION);
        if (configuration.get(KeySettings.KEY_SECRET).isPresent()) {
            return of("the secret of " + KeySettings.KEY_SECRET.name(), keys);
        }
        boolean inline = configuration.get(KeySettings.KEY_PUBLIC).isPresent()
                && (location.isEmpty() || configuration.isSynonym(KeySettings.KEY_LOCATION));
        if (inline) {
            return of(
                    configuration.isSynonym(KeySettings.KEY_PUBLIC)
                            ? "mp.jwt.verify.publickey"
                            : KeySettings.KEY_PUBLIC.name(),
                    keys);
        }
        if (location.isEmpty() && !configuration.get(IssuerSettings.ISSUERS).isEmpty()) {
            return List.of(new Entry.Fact(
                    Topic.KEY_SOURCE,
                    "none for " + configuration.get(TokenSettings.TOKEN_ISSUER) + "; " + IssuerSettings.ISSUERS.name()
                            + " lists the issuers that have some"));
        }
        if (location.isEmpty()) {
            return List.of(new Entry.Conflict(
                    "no-key",
                    "no key is set, so that no token can be verified",
                    "set " + KeySettings.KEY_LOCATION.name() + " to the public keys of the issuer, or "
                            + KeySettings.KEY_SECRET.name() + " to the secret that it shares with you"));
        }
        String setting = configuration.isSynonym(KeySettings.KEY_LOCATION)
                ? "mp.jwt.verify.publickey.location"
                : KeySettings.KEY_LOCATION.name();
        List<Entry> entries = new ArrayList<>();
        if (configuration.get(KeySettings.KEY_ALLOW_HTTP) && location.get().startsWith("http:")) {
            entries.add(new Entry.Unsafe(
                    "http-keys",
                    KeySettings.KEY_ALLOW_HTTP.name()
                            + " is true: whoever stands between here and the issuer can put keys of"
                            + " theirs in place of its own",
                    "take the keys from an https:// URL and the setting away"));
        }
        // A URL is read when the first token needs it: the report must not be what waits for another machine.
        entries.addAll(
                RemoteKeys.isUrl(location.get())
                        ? List.of(
                                new Entry.Fact(Topic.KEY_SOURCE, setting + ", read from its URL when they are needed"))
                        : of(setting, keys));
        return entries;
    }

    /** The entries for the ring of the moment; asks {@code keys} for it. */
    public static List<Entry> of(String source, KeyRingSource keys) {
        Keys known = keys.keys();
        if (known instanceof Keys.Available available) {
            KeyRing ring = available.ring();
            List<Entry> entries = new ArrayList<>();
            entries.add(new Entry.Fact(Topic.KEY_SOURCE, source));
            ring.algorithms().forEach(algorithm -> entries.add(new Entry.Fact(Topic.KEY_ALGORITHM, algorithm.name())));
            ring.kids().forEach(kid -> entries.add(new Entry.Fact(Topic.KEY_ID, kid)));
            return entries;
        }
        String problem = known instanceof Keys.Unavailable unavailable ? unavailable.cause() : "";
        return List.of(new Entry.Fact(Topic.KEY_SOURCE, source + "; not to be had now: " + problem));
    }
}
