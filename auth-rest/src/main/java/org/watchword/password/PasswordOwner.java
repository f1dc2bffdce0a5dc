package org.watchword.password;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose password it is to be: what others know of its owner makes a password easy to guess. Does not print. */
public record PasswordOwner(String username, @Nullable String email) {

    /** The user's name, the address, its local part, and the parts of name and local part; in lower case. */
    List<String> words() {
        Stream<String> names = email == null
                ? Stream.of(username)
                : Stream.of(username, email.substring(0, Math.max(0, email.lastIndexOf('@'))));
        Stream<String> words = names.map(name -> name.toLowerCase(Locale.ROOT))
                .flatMap(name -> Stream.concat(Stream.of(name), Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))));
        // The address first: without it whole, its host would count as letters of the password's own.
        return Stream.concat(Stream.ofNullable(email).map(address -> address.toLowerCase(Locale.ROOT)), words)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return "PasswordOwner[hidden]";
    }
}
