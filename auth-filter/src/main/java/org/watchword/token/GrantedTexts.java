package org.watchword.token;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads roles or permissions from wherever the settings say that they stand: an array of texts, or one text, which is
 * one of them or, for the claims that are named so, words parted by spaces. Anything else grants nothing and is told to
 * the log: it is the caller who may do less then, and not the token that is bad.
 */
final class GrantedTexts {

    private final String what;
    private final List<ClaimPath> paths;
    private final Set<String> words;

    GrantedTexts(String what, List<ClaimPath> paths, Set<String> words) {
        this.what = what;
        this.paths = paths;
        this.words = words;
    }

    Set<String> in(Map<String, Object> claims, Consumer<String> odd) {
        Set<String> granted = new LinkedHashSet<>();
        List<String> nowhere = new ArrayList<>();
        for (ClaimPath path : paths) {
            ClaimPath.Place place = path.in(claims);
            if (place instanceof ClaimPath.Place.Value found) {
                read(path, found, granted, odd);
            } else if (place instanceof ClaimPath.Place.NoObject wrong) {
                odd.accept("no " + what + " at " + path + ": " + wrong.name() + " is " + Objection.kind(wrong.value())
                        + ", expected an object");
            } else if (place instanceof ClaimPath.Place.Missing missing && path.isNested()) {
                nowhere.add(path + " (no " + missing.name() + ")");
            }
        }
        // A user without any role may lack the claim; a path that is wrong looks the same.
        if (granted.isEmpty() && !nowhere.isEmpty()) {
            odd.accept("no " + what + ": nothing stands at " + String.join(", ", nowhere));
        }
        return granted;
    }

    private void read(ClaimPath path, ClaimPath.Place.Value found, Set<String> granted, Consumer<String> odd) {
        if (found.value() instanceof String text) {
            if (words.contains(found.name()) || words.contains(path.toString())) {
                addWords(text, granted);
            } else if (!text.isBlank()) {
                granted.add(text);
            }
            return;
        }
        if (found.value() instanceof Collection<?> many && many.stream().allMatch(String.class::isInstance)) {
            many.forEach(text -> granted.add((String) text));
            return;
        }
        odd.accept("no " + what + " at " + path + ": it is " + Objection.kind(found.value())
                + ", expected a text or an array of texts");
    }

    private static void addWords(String text, Set<String> granted) {
        for (String word : text.split(" ", -1)) {
            if (!word.isEmpty()) {
                granted.add(word);
            }
        }
    }
}
