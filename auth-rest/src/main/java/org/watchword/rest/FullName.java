package org.watchword.rest;

import org.jspecify.annotations.Nullable;

/** The field {@code full_name} of whoever gets an account. */
final class FullName {

    private FullName() {}

    /** Null where it is not there. */
    static @Nullable String optional(Fields fields) {
        String fullName = fields.optional("full_name", Limits.FULL_NAME);
        if (fullName != null && fullName.chars().anyMatch(Character::isISOControl)) {
            fields.refuse("full_name", "must not contain control characters");
        }
        return fullName;
    }
}
