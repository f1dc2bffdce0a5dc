package org.watchword.api.login;

import org.jspecify.annotations.Nullable;

/**
 * The store does not answer, or could not do what was asked: a 503, never a 401 and never a 500. Nothing was changed.
 *
 * @since 1.0
 */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String remedy;

    /**
     * @param message what could not be done; without secrets
     * @param cause what the store threw
     */
    public StoreUnavailableException(String message, Throwable cause) {
        this(message, null, cause);
    }

    /**
     * @param message what could not be done; without secrets
     * @param remedy what an operator has to do about it, where that is known
     * @param cause what was thrown, or null
     */
    public StoreUnavailableException(String message, @Nullable String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** Remedy that an operator has to apply, or null where none is known. */
    public @Nullable String remedy() {
        return remedy;
    }
}
