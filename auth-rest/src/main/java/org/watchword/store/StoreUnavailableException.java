package org.watchword.store;

/** The store does not answer, or could not do what was asked: a 503, never a 401 and never a 500. Nothing was changed. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what could not be done; without secrets
     * @param cause what the store threw
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
