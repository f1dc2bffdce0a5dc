package org.watchword.http.body;

import java.util.Optional;
import org.watchword.account.EmailAddress;

/** Reads the field {@code email}. */
public final class EmailField {

    /** The name of the field. */
    public static final String NAME = "email";

    private EmailField() {}

    /** The address; empty where there is a problem with it, which is then noted. */
    public static Optional<EmailAddress> required(Fields fields) {
        String text = fields.required(NAME, Limits.EMAIL);
        Optional<EmailAddress> email = EmailAddress.of(text);
        if (email.isEmpty()) {
            fields.refuse(NAME, EmailAddress.demandOf(text));
        }
        return email;
    }
}
