package org.watchword.password;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A password as somebody typed it, normalised once to NFC (NIST SP 800-63B-4 §3.1.1.2), so that the same key strokes on
 * another system give the same bytes. NFC and not NFKC: the latter would make different characters one and the space of
 * passwords smaller. Immutable; does not print.
 */
public final class Password {

    private final String text;
    private final @Nullable String typed;

    private Password(String text, @Nullable String typed) {
        this.text = text;
        this.typed = typed;
    }

    /** The password that was typed. Any text is taken; whether it may be <em>set</em> is the policy's to say. */
    public static Password of(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFC);
        return new Password(text, text.equals(typed) ? null : typed);
    }

    /** Number of characters (Unicode code points). */
    public int length() {
        return text.codePointCount(0, text.length());
    }

    /**
     * The very characters that were typed, where NFC has others: a tool that did not normalise has hashed these.
     * Nothing is ever hashed anew from them.
     */
    Optional<Password> asTyped() {
        return Optional.ofNullable(typed).map(characters -> new Password(characters, null));
    }

    String text() {
        return text;
    }

    byte[] utf8() {
        return text.getBytes(StandardCharsets.UTF_8);
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
