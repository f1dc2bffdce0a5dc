package org.watchword.redis.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A Lua script that Redis runs as one step. Its first key is the prefix of all keys.
 *
 * @param what it does, for the message of a failure: "could not ..."
 * @param sha1 the name by which Redis knows it
 */
public record Script(String what, String text, String sha1) {

    /**
     * Reads scripts that are resources beside a class, and makes one of them.
     *
     * @param what it does, for the message of a failure: "could not ..."
     * @param names of the resources, without ending; what the later ones use comes first
     */
    public static Script of(Class<?> beside, String what, String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(read(beside, name + ".lua")).append('\n');
        }
        return new Script(what, text.toString(), sha1(text.toString()));
    }

    private static String read(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No security hangs on it: Redis names scripts so (EVALSHA). */
    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
