package org.watchword.password;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * A password as somebody typed it, normalised once to NFC (NIST SP 800-63B-4 §3.1.1.2), so that the same key strokes on another
 * system give the same bytes. NFC and not NFKC: the latter would make different characters one and the space of passwords smaller.
 * Immutable; does not print.
 */
public final class Password {

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /** The password that was typed. Any text is taken; whether it may be <em>set</em> is the hasher's to say. */
    public static Password of(String typed) {
        return new Password(Normalizer.normalize(typed, Normalizer.Form.NFC));
    }

    /** How many characters (Unicode code points) it has. */
    public int length() {
        return text.codePointCount(0, text.length());
    }

    String text() {
        return text;
    }

    int bytes() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Half of a surrogate pair would be written as '?' and so be equal to another password. */
    boolean isUnicode() {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Password password && text.equals(password.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
