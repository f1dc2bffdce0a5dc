package org.watchword.password;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose password it is to be: what others know of its owner makes a password easy to guess. Does not print.
 *
 * @param username as written
 * @param email or null
 */
public record PasswordOwner(String username, @Nullable String email) {

    /** The user's name, the local part of the address, and the parts of both; in lower case. */
    List<String> words() {
        Stream<String> names = email == null
                ? Stream.of(username)
                : Stream.of(username, email.substring(0, Math.max(0, email.lastIndexOf('@'))));
        return names.map(name -> name.toLowerCase(Locale.ROOT))
                .flatMap(name -> Stream.concat(Stream.of(name), Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return "PasswordOwner[hidden]";
    }
}
