package org.watchword.key;

/** A key cannot be used. The message says what is wrong and what would be right, and never carries key material. */
public final class KeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyException(String message) {
        super(message);
    }

    public KeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
