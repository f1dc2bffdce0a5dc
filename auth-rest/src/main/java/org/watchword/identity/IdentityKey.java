package org.watchword.identity;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Keys by which two user names, or two e-mail addresses, are the same. Whoever stores, looks up or counts by one uses
 * these keys, so that no spelling has an account or a counter of its own.
 */
public final class IdentityKey {

    private IdentityKey() {}

    /** A name in the form that it is stored and shown in: NFC (RFC 8265 §3.3). */
    public static String written(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /** The key of a user name: NFC, in lower case of no language, or a server in Turkey would not find "ADMIN". */
    public static String ofName(String name) {
        return written(written(name).toLowerCase(Locale.ROOT));
    }

    /**
     * The key of an e-mail address: as mail servers are told it, in lower case. An address that they cannot be told is
     * compared as a name is.
     */
    public static String ofEmail(String email) {
        return Envelope.of(email).map(IdentityKey::ofName).orElseGet(() -> ofName(email));
    }

    /**
     * The keys that a row of this name may have, in the order in which they count. Earlier versions took a name as it
     * came: its very characters, or those with their accents apart.
     */
    public static List<String> knownOfName(String name) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(name.toLowerCase(Locale.ROOT));
        keys.add(ofName(name));
        keys.add(Normalizer.normalize(ofName(name), Normalizer.Form.NFD));
        return List.copyOf(keys);
    }

    /** As {@link #knownOfName}, of an address, whose domain earlier versions took as it came. */
    public static List<String> knownOfEmail(String email) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(email.toLowerCase(Locale.ROOT));
        keys.add(ofEmail(email));
        keys.add(ofName(Envelope.readable(email)));
        return List.copyOf(keys);
    }
}
