package org.watchword.http.body;

import org.jspecify.annotations.Nullable;

/** The field {@code full_name} of whoever gets an account, or has one. */
public final class FullName {

    private static final String NAME = "full_name";

    private FullName() {}

    /** The empty text where there is a problem with it, which is then noted. */
    public static String required(Fields fields) {
        return plain(fields, fields.required(NAME, Limits.FULL_NAME));
    }

    /** Null where it is not there. */
    public static @Nullable String optional(Fields fields) {
        return fields.has(NAME) ? required(fields) : null;
    }

    /** It stands in mails, logs and pages, where a control character could end a line. */
    private static String plain(Fields fields, String fullName) {
        if (fullName.chars().anyMatch(Character::isISOControl)) {
            fields.refuse(NAME, "must not contain control characters");
        }
        return fullName;
    }
}
