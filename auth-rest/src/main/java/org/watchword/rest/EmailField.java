package org.watchword.rest;

import java.util.Optional;
import org.watchword.account.EmailAddress;

/** Reads the field {@code email}. */
final class EmailField {

    static final String NAME = "email";

    private EmailField() {}

    /** The address; empty where there is a problem with it, which is then noted. */
    static Optional<EmailAddress> required(Fields fields) {
        String text = fields.required(NAME, Limits.EMAIL);
        Optional<EmailAddress> email = EmailAddress.of(text);
        if (email.isEmpty()) {
            fields.refuse(NAME, EmailAddress.demandOf(text));
        }
        return email;
    }
}
