package org.watchword.spi.login;

import org.jspecify.annotations.Nullable;

/**
 * A mail was not taken by the mail server. The message holds neither text nor address of the mail.
 *
 * @since 1.0
 */
public final class MailException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what went wrong
     * @param cause what was thrown, or null
     */
    public MailException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
