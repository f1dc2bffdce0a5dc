package org.watchword.key;

/** A key cannot be used. The message says what is wrong and what would be right, and never carries key material. */
public final class KeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong and what to write instead
     */
    public KeyException(String message) {
        super(message);
    }

    /**
     * @param message what is wrong and what to write instead
     * @param cause what was thrown
     */
    public KeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
