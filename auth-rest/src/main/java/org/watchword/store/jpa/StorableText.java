package org.watchword.store.jpa;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Text that a database can hold. PostgreSQL refuses NUL with an error, and drivers write half a surrogate pair as a
 * question mark: a look-up of such text would fail like a stopped database, or find another's row.
 */
final class StorableText {

    private StorableText() {}

    static boolean is(String text) {
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
        return text.indexOf('\0') < 0 && utf8.canEncode(text);
    }
}
