package org.watchword.revocation;

/** Thrown where revocations cannot be read, and the message says all there is to say: it goes to the log as it is. */
final class UnreadableRevocationsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRevocationsException(String message) {
        super(message);
    }

    UnreadableRevocationsException(String message, Throwable cause) {
        super(message, cause);
    }
}
